"""A small dataset about what lies within what, and when: places, events there, and agreements and provisions in tiers.

On 19 January 2016 the cercle moves from one region to another. A hill belongs to a region from April 2012 to January
2013. Two islands lie on either side of the 180th meridian, and two places have no coordinates.
"""

from collections.abc import Iterator

from ontology.agreements import Agreement, Implementation, Provision, ProvisionAgreement, ProvisionPart, SigningPlace
from ontology.events import Concern, Event, Setting
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import AgreementKind, EventKind, PlaceKind, PlacePrecision, ProvisionKind, Topic
from tests.graph.deliveries import delivery, row
from tests.graph.sample_events import Records

COORDINATES: dict[str, tuple[float | None, float | None]] = {
    "country": (None, None),
    "old-region": (16.27, -0.04),
    "new-region": (15.9, 2.4),
    "cercle": (16.0, 2.5),
    "well": (16.01, 2.5),
    "hill": (None, None),
    "east": (-17.0, 179.9),
    "west": (-17.0, -179.9),
    "pole": (90.0, 0.0),
    "ring-one": (0.0, 0.0),
    "ring-two": (0.0, 180.0),
}
CONTAINED = [
    ("old-region", "country", None, None),
    ("new-region", "country", "2016-01-19", None),
    ("cercle", "old-region", None, "2016-01-18"),
    ("cercle", "new-region", "2016-01-19", None),
    ("well", "cercle", None, None),
    ("hill", "old-region", "2012-04", "2013-01"),
    ("ring-one", "ring-two", None, None),
    ("ring-two", "ring-one", None, None),
]
EVENTS = {
    "eve": ("2016-01-18", ("cercle",)),
    "day": ("2016-01-19", ("cercle",)),
    "across": ("2016-01-18/2016-01-19", ("cercle",)),
    "until": ("../2016-01-18", ("cercle",)),
    "since": ("2016-01-19/..", ("cercle",)),
    "year": ("2016", ("cercle",)),
    "well-eve": ("2016-01-18", ("well",)),
    "well-day": ("2016-01-19", ("well",)),
    "both": ("2016-01-19", ("hill", "well")),
    "region": ("2014", ("old-region",)),
    "hill-before": ("2012-03-31", ("hill",)),
    "hill-first": ("2012-04-01", ("hill",)),
    "hill-last": ("2013-01-31", ("hill",)),
    "hill-after": ("2013-02-01", ("hill",)),
    "ring": ("2014", ("ring-one",)),
    "nowhere": ("2014", ()),
}
AGREEMENTS = {"accord": "2015-06-20", "roadmap": "2016-01-18", "timetable": "2016-01-19", "law": "2018"}
IMPLEMENTING = [("roadmap", "accord"), ("timetable", "roadmap"), ("timetable", "accord")]
PROVISIONS = {
    "accord-chapter": None,
    "accord-article": "accord-chapter",
    "accord-point": "accord-article",
    "accord-annex": None,
}


def geography() -> Delivery:
    """The dataset as a loader would deliver it."""
    rows = (*_places(), *_agreements(), *_provisions(), *_events())
    return delivery(*(row(line, *records) for line, records in enumerate(rows, 1)), name="geography")


def _places() -> Iterator[Records]:
    for key, (lat, lon) in COORDINATES.items():
        id_ = f"place/{key}"
        within = (
            Containment(source=id_, target=f"place/{target}", from_=_day(first), to=_day(last))
            for source, target, first, last in CONTAINED
            if source == key
        )
        precision = None if lat is None else PlacePrecision.APPROXIMATE
        yield Place(id=id_, kind=PlaceKind.AREA, name=Text(key), lat=lat, lon=lon, precision=precision), *within


def _day(text: str | None) -> DateSpan | None:
    return DateSpan(text) if text else None


def _events() -> Iterator[Records]:
    for key, (when, places) in EVENTS.items():
        event = Event(id=f"event/{key}", kind=EventKind.ATTACK, when=DateSpan(when), title=Text(key))
        about = [Concern(source=event.id, target="agreement/timetable")] if key == "eve" else []
        yield event, *(Setting(source=event.id, target=f"place/{place}") for place in places), *about


def _agreements() -> Iterator[Records]:
    for key, date in AGREEMENTS.items():
        id_ = f"agreement/{key}"
        agreement = Agreement(id=id_, kind=AgreementKind.PEACE_ACCORD, name=Text(key), date=DateSpan(date))
        implemented = (
            Implementation(source=id_, target=f"agreement/{target}") for source, target in IMPLEMENTING if source == key
        )
        yield agreement, SigningPlace(source=id_, target="place/cercle"), *implemented


def _provisions() -> Iterator[Records]:
    for key, whole in PROVISIONS.items():
        id_ = f"provision/{key}"
        provision = Provision(id=id_, kind=ProvisionKind.ARTICLE, topic=Topic.DDR, text=Text(key))
        part = [ProvisionPart(source=id_, target=f"provision/{whole}")] if whole else []
        yield provision, ProvisionAgreement(source=id_, target="agreement/accord"), *part
