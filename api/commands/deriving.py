"""`accord derive`: what follows from the data made anew, and a report of the findings by rule."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack

from api.commands.load_reports import progress_bar, tell_report
from api.commands.terminal import tell
from graph.asked.restricted import Compile, Fetch
from graph.deriving.findings import FindingRow
from graph.deriving.renewing import derive
from graph.loading.load import renew
from graph.matching.delivering import match
from graph.store import Store
from ontology.findings import FINDINGS, Finding
from ontology.records import Delivery
from ontology.vocabularies import FindingRule


async def derive_all(store: Store) -> None:
    """Renew links between records, then the findings, and tell how many there are by each rule.

    LoadRefused where nothing is loaded.
    """
    made = list[Delivery]()

    async def kept(compile_: Compile, fetch: Fetch) -> Sequence[Delivery]:
        made.extend(await derive(compile_, fetch))
        return made

    with ExitStack() as stack:
        report = await renew(store, kept, progress_bar(stack, FINDINGS), match)
    for line in _by_rule(row.finding for one in made for row in one.rows if isinstance(row, FindingRow)):
        tell(line)
    tell_report(report)


def _by_rule(findings: Iterable[Finding]) -> Iterator[str]:
    """`Clash between signatories: 12, and 5 that the rule does not count`."""
    found = Counter((finding.rule, finding.exception is None) for finding in findings)
    for rule in FindingRule:
        besides = f", and {left} that it does not count" if (left := found[rule, False]) else ""
        yield f"{rule.concept.en}: {found[rule, True]}{besides}"
