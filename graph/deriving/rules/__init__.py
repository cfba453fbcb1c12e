"""The rules by which leads are found, each declared in a file of its own."""

from graph.deriving.rule import Rule
from graph.deriving.rules import civilians, clashes, mechanisms

RULES: tuple[Rule, ...] = (clashes.RULE, mechanisms.RULE, civilians.RULE)
