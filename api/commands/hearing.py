"""`accord voices`: two assessors side by side."""

from difflib import get_close_matches

import click

from api.commands.running import WithStatus, with_store
from api.commands.terminal import tell
from api.exit_codes import WRONG_USE
from graph.store import Store


@click.command()
@click.argument("agreement")
@click.argument("a")
@click.argument("b")
@click.option("--as-of", metavar="DATE", help="The day to report on. Defaults to today (UTC).")
@click.option("--known-by", metavar="DATE", help="Leave out what no source had told by this day. Defaults to all.")
@click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the report."
)
@with_store
async def voices(
    store: Store, agreement: str, a: str, b: str, as_of: str | None, known_by: str | None, lang: str
) -> None:
    """Set two assessors side by side over the commitments in AGREEMENT.

    Shows what A and B last said by that day of every commitment that either has judged, whether they agree or differ,
    what others say, and all sources. Words of a member count with those of the body that it belonged to when it spoke.

    \b
      accord voices accord-2015 independent-observer mali
      accord voices agreement/accord-2015 actor/independent-observer actor/mali --as-of 2019-02-28
      accord voices accord-2015 independent-observer mali --as-of 2018-05-28 --known-by 2018-05-28 --lang fr
    """
    from api.commands.tracing import agreement_id, day_of, instead_of
    from api.reports.voices_text import report
    from graph.compliance.heard import hear
    from ontology.actors import Actor

    first, other = (one if "/" in one else f"{Actor.path()}/{one}" for one in (a, b))
    try:
        days = day_of("--as-of", as_of), None if known_by is None else day_of("--known-by", known_by)
    except ValueError as error:
        raise WithStatus(str(error), WRONG_USE) from None
    if first == other:
        raise WithStatus(f"A and B are both {first!r}; name two assessors.", WRONG_USE)
    found = await hear(store, agreement_id(agreement), first, other, *days)
    if found is None:
        for asked, id_ in ((a, first), (b, other)):
            await _check_actor(store, asked, id_)
        known = await instead_of(store, agreement)
        raise WithStatus(f"No agreement {agreement!r} is loaded. {known}", WRONG_USE)
    for line in report(found, lang):
        tell(line)


async def _check_actor(store: Store, asked: str, id_: str) -> None:
    """WithStatus where there is no such actor, with the nearest ids."""
    from graph.asked import selection as s
    from graph.compliance.selected import LIMIT
    from graph.stored import columns
    from ontology.actors import Actor

    page = s.Page((s.Order(columns.ID_KEY),), LIMIT)
    (rows,) = await store.fetch(store.compile((s.All(Actor, page, (s.Leaf(columns.ID),)),)), {})
    if id_ not in (found for (found,) in rows):
        keys = [found.partition("/")[2] for (found,) in rows]
        near = get_close_matches(id_.partition("/")[2], keys, cutoff=0.7)
        remedy = f"Did you mean {' or '.join(near)}?" if near else "Look for its id with `suggest` in GraphQL."
        raise WithStatus(f"No actor {asked!r} is loaded. {remedy}", WRONG_USE)
