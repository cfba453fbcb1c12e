"""UCDP's actors: governments, groups and communities that used organised violence, with names and what they came of."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.published import Published
from loaders.source import LoaderSource, WrongValue, row_of, shown
from loaders.tables.cells import ids, line, named, whole
from loaders.tables.table import Form, Table, open_table
from loaders.ucdp.actors import TWO_IN_ONE
from loaders.ucdp.publisher import ATTRIBUTION, LICENCE, NAME, published, version_of
from ontology.actors import Actor, Membership, Splintering
from ontology.model import Node, Relation
from ontology.records import Delivery, Position, RejectedRow, Row
from ontology.values import Text
from ontology.vocabularies import ActorKind

SOURCE = LoaderSource(
    "ucdp-actor",
    "UCDP Actor Dataset",
    version="1",
    licence=LICENCE,
    publisher=NAME,
    forms=("versions 17 to 25",),
    limits=("that actors fought side by side in a conflict is left out", "days of splits and mergers are unknown"),
    creator=Text(NAME),
    attribution=ATTRIBUTION,
)
FORM = Form(
    needed={"id": ("actorid",), "name": ("namedata",), "org": ("org",)},
    optional={
        "first_name": ("nameorig",),
        "first_full": ("nameorigfull",),
        "first_english": ("nameorigfulleng",),
        "new_name": ("newname",),
        "new_full": ("newnamefullmothertongue", "newnamefull"),
        "new_english": ("newnamefulleng",),
        "split_from": ("actoridprev",),
        "alliance": ("actoridalliance",),
        "group": ("actoridgroup",),
        "version": ("version",),
    },
    ignored=(
        *("namechange", "conflictid", "dyadid", "primaryparty", "osid", "oscoalition", "oscoalitionid", "nsid"),
        *("nscoalition", "nscoalitionid", "splinter", "nameprev", "splittemp", "namesplittemp", "actoridsplittemp"),
        *("alliance", "namealliance", "joingroup", "groupname", "location", "gwnoloc", "region"),
    ),
    loader=SOURCE.name,
)
KINDS = {1: ActorKind.ARMED_MOVEMENT, 2: ActorKind.ORGANISATION, 3: ActorKind.COMMUNITY, 4: ActorKind.STATE}
"""By how it is organised: formally, as supporters, as a community, as a government. Jihadists are not told apart."""


FIRST, NEW = ("first_name", "first_full", "first_english"), ("new_name", "new_full", "new_english")
LEADS: tuple[tuple[str, type[Splintering] | type[Membership], str, str], ...] = (
    ("split_from", Splintering, "It split from", "Issu d’une scission de"),
    ("alliance", Membership, "It joined the alliance", "Membre de l’alliance"),
    ("group", Membership, "It joined", "A rejoint"),
)
"""What leads from an actor to another, and how it is told of one that the file does not have."""


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The actors of a file."""
    table = open_table(path, FORM)
    seen = [(values["id"].removesuffix(".0"), values["version"]) for _, values in table.rows()]
    file = published(SOURCE, path, name, version_of((version for _, version in seen), path))
    rows = _rows(table, file, {id_ for id_, _ in seen})
    about = Row(Position(shown(path), 1), file.records)
    return Delivery(about, (), rows, remarks=table.remarks, notices=table.notices)


def _rows(table: Table, file: Published, there: set[str]) -> Iterator[Row | RejectedRow]:
    for position, values in table.rows():
        ids_ = (f"{Actor.path()}/{file.key}-{values['id'].removesuffix('.0')}",)
        yield row_of(position, ids_, partial(_records, values, file, there))


def _records(values: dict[str, str], file: Published, there: set[str]) -> Iterator[Node | Relation]:
    number = str(whole(values, "id"))
    id_, cited = f"{Actor.path()}/{file.key}-{number}", file.cited(number)
    leads = [(lead, target) for lead in LEADS for target in ids(values, lead[0]) if target != number]
    two = next((two for two in TWO_IN_ONE if two.id == number and two.before), None)
    main = named(values, "name")
    yield Actor(
        id=id_,
        kind=_kind(values),
        name=Text(main),
        aliases=_others(values, NEW if two else FIRST + NEW, main),
        external_ids=(f"ucdp-actor:{number}",),
        sources=cited,
        note=_note([(*lead[2:], target) for lead, target in leads if target not in there]),
    )
    for (_, relation, *_), target in leads:
        if target in there:
            yield relation(source=id_, target=f"{Actor.path()}/{file.key}-{target}", sources=cited)
    if two:
        yield Actor(
            id=f"{id_}-{two.second.lower()}",
            kind=_kind(values),
            name=Text(two.second),
            aliases=_others(values, FIRST, two.second),
            external_ids=(f"ucdp-actor:{number}",),
            sources=cited,
            note=two.note,
        )


def _kind(values: dict[str, str]) -> ActorKind:
    if (kind := KINDS.get(whole(values, "org"))) is None:
        remedy = f"Write one of {', '.join(map(str, KINDS))}."
        raise WrongValue("org", values["org"], "is no sort of organisation", remedy)
    return kind


def _others(values: dict[str, str], fields: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The other names that it has, as its publisher lists them."""
    names = (line(values[field]) for field in fields)
    return tuple(dict.fromkeys(other for other in names if other and other != name))


def _note(elsewhere: list[tuple[str, str, str]]) -> Text | None:
    """What leads to actors that the file does not have."""
    if not elsewhere:
        return None
    en = " ".join(f"{en} ucdp-actor:{target}, which this file does not have." for en, _, target in elsewhere)
    fr = " ".join(f"{fr} ucdp-actor:{target}, absent de ce fichier." for _, fr, target in elsewhere)
    return Text(en, fr)
