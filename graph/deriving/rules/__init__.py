"""The rules by which leads are found, each declared in a file of its own."""

from graph.deriving.rule import Rule
from graph.deriving.rules import civilians, clashes, deadlines, fulfilment, listed, mechanisms

RULES: tuple[Rule, ...] = (
    deadlines.RULE,
    clashes.RULE,
    mechanisms.RULE,
    fulfilment.RULE,
    listed.RULE,
    civilians.RULE,
)
