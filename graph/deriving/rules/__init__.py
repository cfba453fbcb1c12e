"""The rules by which leads are found, each declared in a file of its own."""

from graph.deriving.rule import Rule
from graph.deriving.rules import deadlines, fulfilment, listed

RULES: tuple[Rule, ...] = (
    deadlines.RULE,
    fulfilment.RULE,
    listed.RULE,
)
