"""The commands that report on an agreement: what became of it, what changed, what two assessors say, and one page."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from api.commands.running import with_store
from graph.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])
AGREEMENT = click.argument("agreement")
AS_OF = click.option("--as-of", metavar="DATE", help="The day to report on. Defaults to today (UTC).")
KNOWN_BY = click.option(
    "--known-by", metavar="DATE", help="Leave out what no source had told by this day. Defaults to all."
)
LANG = click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the report."
)


def _format(*names: str) -> Callable[[Command], Command]:
    """The option that names a form, the first by default."""
    form = click.Choice(names)
    return click.option("--format", "format_", type=form, default=names[0], show_default=True, help="Form of it.")


@click.command()
@AGREEMENT
@AS_OF
@KNOWN_BY
@LANG
@click.option("--topic", multiple=True, help="Only commitments on this topic; may be repeated, as the next two.")
@click.option("--actor", multiple=True, help="Only commitments that this actor owes.")
@click.option("--status", multiple=True, help="Only those that stand so: overdue, contested, ...")
@_format("text", "json", "csv")
@with_store
async def trace(
    store: Store,
    agreement: str,
    as_of: str | None,
    known_by: str | None,
    lang: str,
    topic: tuple[str, ...],
    actor: tuple[str, ...],
    status: tuple[str, ...],
    format_: str,
) -> None:
    """Report what became of the commitments in AGREEMENT.

    AGREEMENT is its key or what people call it, in English or French; where several fit, the nearest are proposed.

    Shows who promised what and by when, what each assessor had said by that day, how late it was, and all sources.
    With --known-by, a source counts if the last day of its date of publication is not later. What is left out for want
    of one is counted.

    A day is written as people write it: 30 April 2018, 30/04/2018, 30 avril 2018, today. A month or year counts from
    its last day, and 03/04/2018 is 3 April; how a day was taken is told on stderr.

    Lines are as wide as the terminal, from 40 to 120 columns, or as COLUMNS says; in a pipe or a file 96. As JSON, all
    is told in both languages. As CSV, for a spreadsheet, a row is what one assessor last said of one commitment.

    \b
      accord trace accord-2015
      accord trace "28 March roadmap" --as-of "30 April 2018"
      accord trace agreement/roadmap-2018 --as-of 2018-04-30
      accord trace accord-2015 --as-of 2015-09-18 --lang fr
      accord trace accord-2015 --as-of 2018-04-11 --known-by 2018-04-11
      accord trace "accord d'Alger" --as-of 2018-04-11 --actor CMA --status overdue
      accord trace accord-2015 --as-of 2018-04-11 --format csv > ledger.csv
    """
    from api.commands.tracing import Asked, tell_ledger

    await tell_ledger(store, Asked(agreement, as_of, known_by, lang, topic, actor, status, format_))


@click.command()
@AGREEMENT
@click.option("--from", "from_", metavar="DATE", required=True, help="The earlier day.")
@click.option("--to", metavar="DATE", help="The later day. Defaults to today (UTC).")
@KNOWN_BY
@LANG
@with_store
async def changes(store: Store, agreement: str, from_: str, to: str | None, known_by: str | None, lang: str) -> None:
    """Report what changed in AGREEMENT between two days.

    Compares what had become of its commitments by either day, from the same sources: new promises, deadlines that
    passed, new words of assessors, what became contested or is said to be fulfilled, and findings that are new or have
    ceased. A delay that grew by the days between is no change.

    \b
      accord changes accord-2015 --from 2018-01-31 --to 2018-04-30
      accord changes accord-2015 --from 2018-01-31 --to 2018-04-30 --known-by 2018-04-30 --lang fr
    """
    from api.commands.tracing import tell_changes

    await tell_changes(store, agreement, from_, to, known_by, lang)


@click.command()
@AGREEMENT
@click.argument("a")
@click.argument("b")
@AS_OF
@KNOWN_BY
@LANG
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
    from api.commands.tracing import tell_voices

    await tell_voices(store, agreement, a, b, as_of, known_by, lang)


@click.command()
@AGREEMENT
@AS_OF
@click.option(
    "--known-by",
    metavar="DATE",
    help="Leave out what no source had told by this day; `any`: nothing. Defaults to the day to report on.",
)
@LANG
@click.option("--topic", multiple=True, help="Only promises on this topic; may be repeated, as the next two.")
@click.option("--actor", multiple=True, help="Only promises that this actor owes, and what it took part in.")
@click.option("--take", multiple=True, help="Only these parts: promises, clashes, killings, sanctions, women.")
@_format("text", "markdown", "html", "csv", "json")
@with_store
async def brief(
    store: Store,
    agreement: str,
    as_of: str | None,
    known_by: str | None,
    lang: str,
    topic: tuple[str, ...],
    actor: tuple[str, ...],
    take: tuple[str, ...],
    format_: str,
) -> None:
    """Tell what became of AGREEMENT on one page, for a meeting.

    Shows how many promises stand how, what the newest text asks for, what falls due, what is late or contested and who
    says so; clashes between signatories, attacks and harm, sanctions and calls, and the part of women. Every sentence
    ends in the number of a source, whose address stands at the foot, and a box says what the page leaves out.

    In all forms the sentences and figures are the same. As HTML it prints on one sheet of A4; CSV has a row for each
    source of each sentence; JSON has both languages.

    \b
      accord brief accord-2015
      accord brief accord-2015 --as-of 2018-04-11 --lang fr
      accord brief "accord d'Alger" --as-of "11 April 2018" --format html > brief.html
      accord brief accord-2015 --as-of 2018-04-11 --known-by any --take promises,sanctions
      accord brief accord-2015 --as-of 2018-04-11 --actor CMA --format csv
    """
    from api.commands.briefing import Words, tell_brief

    await tell_brief(store, Words(agreement, as_of, known_by, lang, topic, actor, take, format_))


REPORTS = (trace, changes, voices, brief)
