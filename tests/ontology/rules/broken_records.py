"""Records that break a rule, each in one way: the rule's name, the record, and the faults that are told of it."""

from dataclasses import replace

from ontology.actors import Alliance, Splintering
from ontology.model import Node, Relation
from ontology.places import DatasetCountry
from ontology.rules import Fault
from ontology.values import DateSpan, Text
from ontology.vocabularies import SourceGrade
from tests.ontology.rules.broken_deadlines import BROKEN_DEADLINES
from tests.ontology.rules.records import (
    ACTOR,
    AGREEMENT,
    ASSESSMENT,
    CLAIM,
    COMMITMENT,
    DATASET,
    EVENT,
    FIGURE,
    IDENTITY,
    MEMBERSHIP,
    PLACE,
    PROVISION_AGREEMENT,
    SOURCE,
    STRANGER,
)

ORDER, TWO_DATES = "Order the numbers: low, best, high.", "Correct one of the two dates."
BEGIN = "Begin it with https:// or http:// and a host, and write spaces in it as %20."
AGENT = "Write an address on the web, or ontology#authors for the authors of Accord Graph."
LIKE = "Write it like https://creativecommons.org/licenses/by/4.0/."
PUBLISHED = "when the newest of its sources was published"
SAID_LATER = "Correct one of the two dates, or name who says it later."
TAG = "Write a BCP 47 tag, such as fr or pt-BR."
NAMED = "Name an actor that is known."
BROKEN: list[tuple[str, Node | Relation, list[Fault]]] = [
    (
        "source-where-one-is-due",
        replace(EVENT, sources=()),
        [Fault("sources", "event/attack", "names no source", "Name at least one source that says it.")],
    ),
    (
        "unverified-is-explained",
        replace(EVENT, source_grade=SourceGrade.UNVERIFIED),
        [Fault("source_grade", "unverified", "is given without a note", "Say in the note what would settle it.")],
    ),
    (
        "whole-point",
        replace(PLACE, lon=None),
        [Fault("lat", 16.77, "is given without lon", "Give lat, lon and precision, or none of them.")],
    ),
    (
        "whole-point",
        replace(PLACE, lat=None, lon=None),
        [Fault("precision", "town", "is given without lat and lon", "Give lat, lon and precision, or none of them.")],
    ),
    (
        "latitude",
        replace(PLACE, lat=123.0),
        [Fault("lat", 123.0, "is not from -90 to 90", "Write a number from -90 to 90.")],
    ),
    (
        "longitude",
        replace(PLACE, lon=-180.5),
        [Fault("lon", -180.5, "is not from -180 to 180", "Write a number from -180 to 180.")],
    ),
    (
        "number-or-note",
        replace(FIGURE, low=None, best=None, high=None),
        [
            Fault(
                "",
                "casualty-estimate/f",
                "has none of low, best, high and note",
                "Give a number, or a note that it is unknown.",
            )
        ],
    ),
    ("victims-counted", replace(FIGURE, low=-1), [Fault("low", -1, "is below 0", "Write 0 or more.")]),
    (
        "victims-counted",
        replace(FIGURE, low=9, best=None, high=-2),
        [Fault("high", -2, "is below 0", "Write 0 or more.")],
    ),
    ("victims-in-order", replace(FIGURE, low=4), [Fault("low", 4, "stands above 2", ORDER)]),
    ("victims-in-order", replace(FIGURE, best=4), [Fault("best", 4, "stands above 3", ORDER)]),
    (
        "victims-in-order",
        replace(FIGURE, low=4, note=Text("The publisher has it so.")),
        [Fault("low", 4, "stands above 3", "Order the numbers: low, high.")],
    ),
    (
        "done-out-of-all",
        replace(ASSESSMENT, out_of=None),
        [Fault("done", 20, "is given without out_of", "Give done and out_of, or none of them.")],
    ),
    ("done-counted", replace(ASSESSMENT, done=-1), [Fault("done", -1, "is below 0", "Write 0 or more.")]),
    (
        "done-in-order",
        replace(ASSESSMENT, done=79),
        [Fault("done", 79, "stands above 78", "Order the numbers: done, out_of.")],
    ),
    (
        "done-before-it-was-said",
        replace(ASSESSMENT, done_on=DateSpan("2016-03-01/2016-03-02")),
        [Fault("date", "2016-02", "is before 2016-03-01/2016-03-02, when it was done", TWO_DATES)],
    ),
    (
        "said-before-it-was-published",
        replace(ASSESSMENT, date=DateSpan("2018-06/2018-07")),
        [
            Fault(
                "date", "2018-06/2018-07", "is after 2018-05, when the newest of its sources was published", SAID_LATER
            )
        ],
    ),
    (
        "founded-before-it-ended",
        replace(ACTOR, ended=DateSpan("2014-08-13")),
        [Fault("ended", "2014-08-13", "is before 2014-08-14, when it was founded", TWO_DATES)],
    ),
    (
        "agreed-before-it-ended",
        replace(AGREEMENT, ended=DateSpan("2015-05-14")),
        [Fault("ended", "2015-05-14", "is before 2015-05-15/2015-06-20, when it was made", TWO_DATES)],
    ),
    (
        "date-with-its-basis",
        replace(CLAIM, date_basis=None),
        [Fault("date", "2018-04", "is given without date_basis", "Give date and date_basis, or none of them.")],
    ),
    (
        "date-with-its-basis",
        replace(CLAIM, date=None),
        [Fault("date_basis", "publication", "is given without date", "Give date and date_basis, or none of them.")],
    ),
    (
        "published-before-it-was-read",
        replace(SOURCE, retrieved=DateSpan("2018-04-30")),
        [Fault("retrieved", "2018-04-30", "is before 2018-05, when it was published", TWO_DATES)],
    ),
    (
        "from-before-to",
        replace(MEMBERSHIP, to=DateSpan("../2014-08-13")),
        [Fault("to", "../2014-08-13", "is before 2014-08-14/.., when it began", TWO_DATES)],
    ),
    (
        "due-follows",
        replace(COMMITMENT, deadline=replace(COMMITMENT.deadline, due=DateSpan("2015-08-20"))),
        [
            Fault(
                "deadline.due",
                "2015-08-20",
                "does not follow: P60D after 2015-06-20 is 2015-08-19",
                "Write '2015-08-19', or leave it out.",
            )
        ],
    ),
    (
        "due-follows",
        replace(COMMITMENT, deadline=replace(COMMITMENT.deadline, counted_from=DateSpan("2015-06"))),
        [Fault("deadline.due", "2015-08-19", "cannot be computed from 2015-06", "Leave it out.")],
    ),
    (
        "languages-of-sources",
        replace(SOURCE, languages=("fr", "French")),
        [Fault("languages", "French", "is not a language tag", TAG)],
    ),
    ("language-of-a-claim", replace(CLAIM, language="AR"), [Fault("language", "AR", "is not a language tag", TAG)]),
    (
        "ids-elsewhere",
        replace(ACTOR, external_ids=("5806",)),
        [Fault("external_ids", "5806", "is not a scheme, a colon and an id", "Write it like ucdp-actor:1158.")],
    ),
    (
        "checksum",
        replace(DATASET, checksum="0" * 63),
        [Fault("checksum", "0" * 63, "is not a SHA-256", "Write its 64 digits, of 0-9 and a-f.")],
    ),
    (
        "datasets-computed-from",
        replace(DATASET, derived_from=("dataset/mali", "Mali")),
        [Fault("derived_from", "Mali", "is not the id of a dataset", "Write it like dataset/mali.")],
    ),
    (
        "score",
        replace(IDENTITY, score=1.5),
        [Fault("score", 1.5, "is not from 0 to 1", "Write a number from 0 to 1.")],
    ),
    (
        "another-end",
        replace(MEMBERSHIP, target="actor/gatia"),
        [Fault("target", "actor/gatia", "points to itself", "Name another.")],
    ),
    (
        "same-class",
        replace(IDENTITY, target="place/gao"),
        [Fault("target", "place/gao", "is not of the class of actor/gatia", "Name one that is.")],
    ),
    (
        "key-of-a-provision",
        replace(PROVISION_AGREEMENT, source="provision/accord7"),
        [Fault("source", "accord7", "does not begin with the key of agreement/accord", "Write accord- before it.")],
    ),
    *(
        (
            "unnamed-stay-strangers",
            relation,
            [Fault(end, STRANGER.id, "is unnamed, and so a stranger each time", NAMED)],
        )
        for end, relation in (
            ("source", replace(MEMBERSHIP, source=STRANGER.id)),
            ("target", replace(MEMBERSHIP, target=STRANGER.id)),
            ("target", Splintering(source=ACTOR.id, target=STRANGER.id)),
            ("source", Alliance(source=STRANGER.id, target=ACTOR.id)),
            ("target", replace(IDENTITY, target=STRANGER.id)),
        )
    ),
    (
        "country-of-a-dataset",
        DatasetCountry(source=DATASET.id, target=PLACE.id),
        [
            Fault(
                "target",
                PLACE.id,
                "is a locality, not a country",
                "Name the country in which it lies, or leave it out.",
            )
        ],
    ),
    (
        "web-addresses",
        replace(SOURCE, read_at="copies.example"),
        [Fault("read_at", "copies.example", "is not a web address", BEGIN)],
    ),
    *(
        ("licences", replace(DATASET, licence=text), [Fault("licence", text, "is not the address of a licence", LIKE)])
        for text in (
            "CC-BY-4.0",
            "ftp://example.org/licence",
            "https://example.org/a licence",
            "https://example.org/<licence>",
            "https://example.org/100%",
            "https://example.org/a#b#c",
        )
    ),
    *(
        (
            "attributions",
            replace(DATASET, attribution=text),
            [Fault("attribution", text, "is not the IRI of those whom it is attributed to", AGENT)],
        )
        for text in ("The makers", "actor/makers", "ontology#author", "https://example.org/the makers")
    ),
    *(
        ("web-addresses", replace(SOURCE, url=url), [Fault("url", url, "is not a web address", BEGIN)])
        for url in (
            "ftp://example.org/",
            "example.org",
            "https://",
            "https:///page",
            "https://example.org/a page",
            "javascript:alert(1)",
            "https://user:secret@example.org/",
            "https://example.org:port/",
        )
    ),
    *BROKEN_DEADLINES,
]
