"""UCDP's dyad-years: in which years a government and an opponent, or two groups, were in armed conflict.

Each becomes an event that lasts the year. It has no figure: of its dead the file tells no more than the order of size.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.published import Published
from loaders.source import InputError, LoaderSource, WrongValue, read_value, row_of, shown
from loaders.tables.cells import day, line, named, whole
from loaders.tables.table import Form, Table, open_table
from loaders.ucdp.actors import Named, actor, meant
from loaders.ucdp.actors import named as one_named
from loaders.ucdp.publisher import ATTRIBUTION, LICENCE, NAME, published, version_of
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.model import Citation, Node, Relation
from ontology.places import Place
from ontology.records import Delivery, Position, Reject, RejectedRow, Row
from ontology.values import DateSpan, Text, slug
from ontology.vocabularies import EventKind, Nearness, PlaceKind, Role

SOURCE = LoaderSource(
    "ucdp-dyadic",
    "UCDP Dyadic Dataset",
    version="1",
    licence=LICENCE,
    publisher=NAME,
    forms=("versions 17 to 25",),
    limits=("it has no figures", "numbers of countries and regions are left out"),
    creator=Text(NAME),
    attribution=ATTRIBUTION,
)
FORM = Form(
    needed={
        "dyad_id": ("dyad_id", "dyadid"),
        "year": ("year",),
        "location": ("location",),
        "side_a": ("side_a", "sidea"),
        "side_b": ("side_b", "sideb"),
        "incompatibility": ("incompatibility",),
        "intensity": ("intensity_level", "intensity"),
        "type": ("type_of_conflict", "type"),
    },
    optional={
        "side_a_id": ("side_a_id", "sideaid"),
        "side_b_id": ("side_b_id", "sidebid"),
        "side_a_2nd": ("side_a_2nd", "sidea2nd"),
        "side_b_2nd": ("side_b_2nd", "sideb2nd"),
        "territory": ("territory_name", "territory"),
        "start": ("start_date", "startdate"),
        "version": ("version",),
    },
    ignored=(
        *("conflict_id", "conflictid", "start_prec", "start_date2", "start_prec2", "startprec", "startdate2"),
        *("startprec2", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "gwno_loc", "gwnoa", "gwnoa2nd", "gwnob"),
        *("gwnob2nd", "gwnoloc", "region"),
    ),
    loader=SOURCE.name,
)
OVER = {
    1: ("Over territory", "Pour un territoire"),
    2: ("Over government", "Pour le pouvoir"),
    3: ("Over government and territory", "Pour le pouvoir et un territoire"),
}
DEAD = {
    1: (
        "25 to 999 people died in its fights that year",
        "25 à 999 personnes sont mortes dans ses combats cette année-là",
    ),
    2: ("1,000 people or more died in its fights that year", "1 000 personnes au moins sont mortes dans ses combats"),
}
TYPES = {
    1: ("colonial", "coloniale"),
    2: ("between States", "entre États"),
    3: ("within a State", "interne"),
    4: ("within a State, with troops of others", "interne, avec des troupes d’autres États"),
}
Codes = dict[int, tuple[str, str]]


@dataclass(frozen=True)
class Party:
    """An actor of a row, and the side on which it fought."""

    actor: Named
    side: str


@dataclass(frozen=True)
class Whole:
    """What the records of a row need to know of the file."""

    published: Published
    gazetteer: Gazetteer
    ids: dict[str, str]
    """The ids of those who are a main side somewhere."""

    def id(self, one: Named) -> str:
        """The id of an actor."""
        return f"{Actor.path()}/{self.published.key}-{one.key}"

    def parties(self, values: dict[str, str]) -> list[Party]:
        """Who fought in a row: the main one of each side, and those who sent troops to help it."""
        countries = _listed(values["location"])
        seconds = meant(date(whole(values, "year", least=1), 12, 31), countries[0] if countries else "")
        parties = []
        for side in "ab":
            main = one_named(named(values, f"side_{side}"), _id(values, f"side_{side}_id"), seconds)
            helpers = (name for name in _listed(values[f"side_{side}_2nd"]) if name != main.name)
            others = (one_named(name, self.ids.get(name, ""), seconds) for name in helpers)
            parties += [Party(one, side) for one in dict.fromkeys((main, *others))]
        return parties

    def country(self, name: str) -> tuple[str, str]:
        """The id of a country, and the dataset that has it: ours, or one that the file itself makes."""
        known = self.gazetteer.country(name).node
        own = f"{Place.path()}/{self.published.key}-{slug(name)}"
        return (known.id, known.dataset) if known else (own, self.published.dataset.id)


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The dyad-years of a file."""
    table = open_table(path, FORM)
    version, ids_ = "", dict[str, str]()
    for _, values in table.rows():
        version = version or values["version"]
        for side in ("side_a", "side_b"):
            ids_[line(values[side])] = values[f"{side}_id"].removesuffix(".0")
    file = published(SOURCE, path, name, version_of((version,), path))
    whole_ = Whole(file, gazetteer, ids_)
    shared, requires = _shared(table, whole_)
    about = Row(Position(shown(path), 1), (*file.records, *shared))
    return Delivery(about, requires, _rows(table, whole_), remarks=table.remarks, notices=table.notices)


def _shared(table: Table, whole_: Whole) -> tuple[list[Node], tuple[str, ...]]:
    """The actors and countries of all rows, and the datasets that have other countries."""
    actors: defaultdict[str, set[Named]] = defaultdict(set)
    countries: dict[str, tuple[str, str]] = {}
    rejects: list[Reject] = []
    for position, values in table.rows():
        try:
            for party in whole_.parties(values):
                actors[party.actor.key].add(party.actor)
            countries |= {name: whole_.country(name) for name in _listed(values["location"])}
        except WrongValue as wrong:
            rejects.append(Reject(position, wrong.field, wrong.value, wrong.problem, wrong.remedy))
    if rejects and not actors:
        raise InputError(rejects)
    cited, own = (Citation(whole_.published.source.id),), whole_.published.dataset.id
    made: list[Node] = [
        actor(f"{whole_.published.key}-{key}", actors[key], cited, whole_.gazetteer) for key in sorted(actors)
    ]
    for name, (id_, dataset) in sorted(countries.items()):
        if dataset == own:
            made.append(Place(id=id_, kind=PlaceKind.COUNTRY, name=Text(name), sources=cited))
    return made, tuple(sorted({dataset for _, dataset in countries.values()} - {own}))


def _rows(table: Table, whole_: Whole) -> Iterator[Row | RejectedRow]:
    for position, values in table.rows():
        row = f"{values['dyad_id'].removesuffix('.0')}-{values['year'].removesuffix('.0')}"
        ids_ = (f"{Event.path()}/{whole_.published.key}-{row}",)
        yield row_of(position, ids_, partial(_records, values, whole_))


def _records(values: dict[str, str], whole_: Whole) -> Iterator[Node | Relation]:
    row = f"{whole(values, 'dyad_id')}-{whole(values, 'year', least=1)}"
    id_, cited = f"{Event.path()}/{whole_.published.key}-{row}", whole_.published.cited(row)
    parties, year = whole_.parties(values), f"{whole(values, 'year'):04}"
    a, b = (next(one.actor.label for one in parties if one.side == side) for side in "ab")
    yield Event(
        id=id_,
        kind=EventKind.ARMED_CLASH,
        when=read_value("year", year, DateSpan),
        title=Text(f"Armed conflict: {a} – {b}, {year}", f"Conflit armé : {a} – {b}, {year}"),
        summary=_summary(values),
        sources=cited,
    )
    for party in parties:
        target, role = whole_.id(party.actor), Role.CLASHING_PARTY
        yield Involvement(source=id_, target=target, role=role, side=party.side, sources=cited)
    for name in _listed(values["location"]):
        target, _ = whole_.country(name)
        yield Setting(source=id_, target=target, precision=Nearness.COUNTRY, sources=cited)


def _summary(values: dict[str, str]) -> Text:
    over, kind = _code(values, "incompatibility", OVER), _code(values, "type", TYPES)
    dead, territory = _code(values, "intensity", DEAD), line(values["territory"])
    where = f" ({territory})" if territory else ""
    en, fr = f"{over[0]}{where}, {kind[0]}. {dead[0]}.", f"{over[1]}{where}, guerre {kind[1]}. {dead[1]}."
    if values["start"]:
        first = day(values, "start")
        en, fr = f"{en} Its first death in battle was on {first}.", f"{fr} Premier mort au combat le {first}."
    return Text(en, fr)


def _code(values: dict[str, str], field: str, codes: Codes) -> tuple[str, str]:
    if (said := codes.get(whole(values, field))) is None:
        raise WrongValue(field, values[field], "is an unknown code", f"Write one of {', '.join(map(str, codes))}.")
    return said


def _id(values: dict[str, str], field: str) -> str:
    return str(whole(values, field)) if values[field] else ""


def _listed(cell: str) -> list[str]:
    return list(filter(None, map(line, cell.split(","))))
