"""Which casualty figure of an event and harm counts, and what is told of those that do; alike in Cypher and in SQL."""

from ontology.codes import Code
from ontology.vocabularies import Harm, Scope, SourceGrade


def chosen_first(figure: str) -> str:
    """The order of the figures of one event and harm of which the first counts."""
    numbers = " + ".join(f"CASE WHEN {figure}.{name} IS NULL THEN 1 ELSE 0 END" for name in ("low", "best", "high"))
    keys = (
        f"CASE WHEN {_known(figure)} THEN 0 ELSE 1 END",
        _ranked(f"{figure}.scope", Scope),
        f"CASE WHEN {figure}.hedge IS NULL THEN 0 ELSE 1 END",
        _ranked(f"{figure}.sourceGrade", SourceGrade),
        numbers,
        f"{_best(figure)} DESC",
        f"{figure}.id",
    )
    return ", ".join(keys)


def sums(figure: str) -> tuple[str, ...]:
    """What is told of the chosen figures of a group and harm, in the order of the fields of CasualtySum."""
    has = _known(figure)
    return (
        _number(has),
        _number(f"{has} AND {figure}.scope = '{Scope.PART.name}'"),
        _number(f"{has} AND {figure}.high IS NULL"),
        _number(f"NOT ({has})"),
        f"sum(coalesce({figure}.low, {figure}.best, 0))",
        f"sum({_best(figure)})",
        f"sum(coalesce({figure}.high, {figure}.best, {figure}.low, 0))",
    )


def by_harm(column: str) -> str:
    """The order of casualty sums."""
    return _ranked(column, Harm)


def _known(figure: str) -> str:
    """Whether a figure states a number."""
    return f"coalesce({figure}.low, {figure}.best, {figure}.high) IS NOT NULL"


def _ranked(column: str, codes: type[Code]) -> str:
    """Where a code stands in its vocabulary; what is missing comes last."""
    cases = " ".join(f"WHEN '{code.name}' THEN {place}" for place, code in enumerate(codes))
    return f"CASE {column} {cases} ELSE {len(codes)} END"


def _best(figure: str) -> str:
    return f"coalesce({figure}.best, {figure}.low, {figure}.high, 0)"


def _number(condition: str) -> str:
    return f"sum(CASE WHEN {condition} THEN 1 ELSE 0 END)"
