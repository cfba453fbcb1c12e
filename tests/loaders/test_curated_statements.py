"""Our own datasets: where sources stand, when claims were made, who promised what, and what ended."""

import re
from collections import Counter
from urllib.parse import urlsplit

from ontology.agreements import Agreement, Commitment, Undertaking
from ontology.events import Attribution, CasualtyEstimate, Claim, Ending, Rivalry, Subject
from ontology.places import Place
from ontology.sequels import Renewal
from ontology.sources import Source
from ontology.values import DateSpan
from ontology.vocabularies import (
    ClaimKind,
    CommitmentKind,
    DateBasis,
    Hedge,
    PlaceKind,
    PlacePrecision,
    SourceKind,
)
from tests.loaders.curated_graph import nodes, records, relations_from, relations_to

SYMBOL = re.compile(r", (S/(?:PRST/)?\d{4}/\d+(?:/Rev\.\d+)?)(?: \(French\))?$")
UNITED_NATIONS = ("undocs.org", "un.org", "unmissions.org", "unicnetwork.org", "reliefweb.int")
SOURCES = [one for one in nodes().values() if isinstance(one, Source)]
CLAIMS = [one for one in nodes().values() if isinstance(one, Claim)]


def test_the_address_of_a_united_nations_document_follows_from_its_symbol() -> None:
    papers = [one for one in SOURCES if one.kind is SourceKind.UN_DOCUMENT]
    symbols = {one.url: found[1] for one in papers if (found := SYMBOL.search(one.title.en or one.title.fr or ""))}
    assert len(symbols) == 28
    assert {url: f"https://undocs.org/{symbol}" for url, symbol in symbols.items()} == {url: url for url in symbols}
    hosts = {urlsplit(one.url or "").hostname or "nowhere" for one in papers}
    assert [host for host in hosts if not host.endswith(UNITED_NATIONS)] == []


def test_what_was_read_says_when_and_where_if_at_another_address() -> None:
    assert {(one.retrieved, one.read_at) for one in SOURCES if one.url is None} == {(None, None)}
    assert {one.retrieved for one in SOURCES if one.url} == {DateSpan("2026-11")}
    assert [one.id for one in SOURCES if one.read_at and one.read_at == one.url] == []


def test_a_claim_without_a_day_of_its_own_has_that_of_its_only_source() -> None:
    assert Counter(one.date_basis for one in CLAIMS) == {DateBasis.STATED: 51, DateBasis.PUBLICATION: 143, None: 4}
    taken = [one for one in CLAIMS if one.date_basis is DateBasis.PUBLICATION]
    published = {one.id: one.published for one in SOURCES}
    assert [one.id for one in taken if {published[each.source] for each in one.sources} != {one.date}] == []
    assert [one.id for one in CLAIMS if (one.date is None) != (one.date_basis is None)] == []


def test_a_denial_is_about_the_accusation_that_it_denies() -> None:
    denials = [one.id for one in CLAIMS if one.kind is ClaimKind.DENIES]
    accused = {denial: {one.target for one in relations_from(Subject, denial)} for denial in denials}
    executed = "casualty-estimate/mali-2018-04-12-minusma-hrpd-killed-people-summarily-executed"
    about = {"event/mali-2018-04-12", "claim/mali-2018-04-12-minusma-hrpd-accuses", executed}
    fulani = "claim/mali-2019-03-23-unnamed-2019-03-23-ogossagou-fulani-accuses"
    assert accused == {
        "claim/mali-2016-08-09-almou-ag-mohamed-denies": {
            "event/mali-2016-08-09",
            "claim/mali-2016-08-09-gatia-accuses",
        },
        "claim/mali-2017-01-21-cma-denies": {"event/mali-2017-01-21", "claim/mali-2017-01-21-gatia-accuses"},
        "claim/mali-2018-04-12-msa-denies": about,
        "claim/mali-2018-04-12-gatia-denies": about,
        "claim/mali-2019-03-23-dan-na-ambassagou-denies": {"event/mali-2019-03-23", fulani},
        "claim/mali-2019-05-03-msa-denies": {
            "event/mali-2019-05-03",
            "claim/mali-2019-05-03-cma-accuses",
            "actor/cma",
        },
    }
    rivals = {frozenset((one.source, one.target)) for one in records() if isinstance(one, Rivalry)}
    accusations = {one.id for one in CLAIMS if one.kind is ClaimKind.ACCUSES}
    denied = {denial: [one for one in told if one in accusations] for denial, told in accused.items()}
    assert [denial for denial, told in denied.items() if len(told) != 1] == []
    assert {frozenset((denial, *told)) for denial, told in denied.items()} <= rivals


def test_the_reported_executions_are_hedged_and_linked_to_who_speaks_of_them() -> None:
    executed = nodes()["casualty-estimate/mali-2018-04-12-minusma-hrpd-killed-people-summarily-executed"]
    assert isinstance(executed, CasualtyEstimate)
    assert (executed.number(), executed.hedge) == ("95+", Hedge.REPORTED)
    kinds = {one.source.rpartition("-")[2] for one in relations_to(Subject, executed.id)}
    assert kinds == {"accuses", "denies"}


def test_rivals_are_accounts_of_two_speakers() -> None:
    rivals = [(one.source, one.target) for one in records() if isinstance(one, Rivalry)]
    speakers = {pair: {relations_from(Attribution, id_)[0].target for id_ in pair} for pair in rivals}
    assert [pair for pair, said_by in speakers.items() if len(said_by) != 2] == []
    assert len(rivals) == len({frozenset(pair) for pair in rivals}) == 47


def test_what_is_asked_of_those_who_did_not_sign_is_a_demand() -> None:
    commitments = [one for one in nodes().values() if isinstance(one, Commitment)]
    demands = {one.id for one in commitments if one.kind is CommitmentKind.DEMAND}
    council = ("agreement/unscr-2423", "agreement/unscr-2480", "agreement/prst-2019-2")
    asked = {one.source for text in council for one in relations_to(Undertaking, text)}
    assert demands == {*asked, "commitment/pact-observer"}
    assert (len(commitments), len(demands)) == (110, 10)


def test_nothing_is_promised_again_before_it_was_promised() -> None:
    agreements = {one.id: one.date.edtf for one in nodes().values() if isinstance(one, Agreement)}
    made = {one.source: agreements[one.target] for one in records() if isinstance(one, Undertaking)}
    renewed = [(one.source, one.target) for one in records() if isinstance(one, Renewal)]
    assert len(renewed) == 41
    assert [pair for pair in renewed if made[pair[0]] <= made[pair[1]]] == []


def test_the_accord_ended_on_the_day_of_the_announcement() -> None:
    ended = {one.id: one.ended for one in nodes().values() if isinstance(one, Agreement) and one.ended}
    assert ended == {"agreement/accord-2015": DateSpan("2024-01-25")}
    assert [one.target for one in relations_from(Ending, "agreement/accord-2015")] == ["event/mali-2024-01-25"]


def test_the_point_of_a_country_says_that_it_is_one() -> None:
    countries = {one.precision for one in nodes().values() if isinstance(one, Place) and one.kind is PlaceKind.COUNTRY}
    assert countries == {PlacePrecision.COUNTRY_CENTROID}
