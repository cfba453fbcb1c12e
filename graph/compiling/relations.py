"""What both compilers must know of a page of all that is around a node."""

from graph.asked.operators import plain
from graph.asked.selection import Page
from graph.compiling.paging import page_order
from graph.statement import Bound, Parameters
from graph.stored.columns import MISSING_TEXT


def beyond(name: str, id_: str, page: Page, p: Parameters) -> list[str]:
    """What the id of relations of one name must meet to lie beyond the cursors of a page.

    Of a name before the cursor's either all do, or none. One comparison of the id says all of it, so that an index has
    the place where the page begins.
    """
    tests = []
    for values, sign in ((page.after, ">"), (page.before, "<")):
        if values is not None:
            tests.append(f"{id_} {sign} {_bound(name, values, sign, p)}")
    return tests


def _bound(name: str, values: tuple[Bound, ...], sign: str, p: Parameters) -> str:
    own, id_ = (p.add(value, plain) for value in values)
    every, none = ("''", f"'{MISSING_TEXT}'") if sign == ">" else (f"'{MISSING_TEXT}'", "''")
    return f"CASE WHEN {name} = {own} THEN {id_} WHEN {name} {sign} {own} THEN {every} ELSE {none} END"


def downwards(page: Page) -> str:
    """Which way a page is read: all of its order alike."""
    return " DESC" if page_order(page)[0].descending else ""
