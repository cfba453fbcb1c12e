"""UCDP's peace agreements: what parties of armed conflicts signed, what it treats of, and whether it ended."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.published import Published
from loaders.source import LoaderSource, WrongValue, read_value, row_of, shown
from loaders.tables.cells import day, ids, line, named, paragraphs, some_whole, whole
from loaders.tables.table import Form, Table, open_table
from loaders.ucdp.actors import INTERNATIONAL, Named, actor, meant
from loaders.ucdp.actors import named as one_named
from loaders.ucdp.agreement_topics import TOPICS
from loaders.ucdp.ged_event import GOVERNMENT
from loaders.ucdp.publisher import ATTRIBUTION, LICENCE, NAME, published, version_of
from ontology.actors import Actor
from ontology.agreements import Agreement, Provision, ProvisionAgreement, Signature
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery, Position, RejectedRow, Row
from ontology.rules.forms import WEB_ADDRESS
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import AgreementKind, Capacity, ProvisionKind, SourceKind

SOURCE = LoaderSource(
    "ucdp-peace-agreement",
    "UCDP Peace Agreement Dataset",
    version="1",
    licence=LICENCE,
    publisher=NAME,
    forms=("versions 17 to 25",),
    limits=("persons who signed, and third parties that did not, are left out", "articles are not numbered"),
    creator=Text(NAME),
    attribution=ATTRIBUTION,
)
FORM = Form(
    needed={
        "id": ("paid",),
        "name": ("pa_name",),
        "date": ("pa_date",),
        "type": ("pa_type",),
        "actor_ids": ("actor_id",),
        "actor_names": ("actor_name",),
        "dyads": ("dyad_name",),
    },
    optional={
        "comment": ("pa_comment",),
        "ended": ("ended",),
        "ended_on": ("duration",),
        "link": ("linktofulltextagreement",),
        "version": ("version",),
        **{topic: (topic,) for topic in TOPICS},
    },
    ignored=(
        *("region", "gwno", "conflict_id", "conflict_name", "dyad_id", "incompatibility", "year", "pa_sign", "c_sign"),
        *("pa_3rd", "c_3rd", "c_duration", "mil_prov", "pol_prov", "terr_prov", "justice_prov", "termdur", "noconf17"),
        *(
            "txt",
            "inclusive",
            "no_dyad",
            "out_iss",
            "procid",
            "frame",
            "dateintervalstart_meta",
            "dateintervalend_meta",
        ),
    ),
    loader=SOURCE.name,
)
KINDS = {
    1: AgreementKind.PEACE_ACCORD,
    2: AgreementKind.PROTOCOL,
    3: AgreementKind.PRELIMINARY_AGREEMENT,
}
"""Full ones settle the conflict, partial ones a part of it, those of a process begin one."""
ADDRESS = re.compile(WEB_ADDRESS)


@dataclass(frozen=True)
class Whole:
    """What the records of a row need to know of the file."""

    published: Published
    names: dict[str, str]
    """The name of each actor, by id, as rows tell in which names and ids are as many."""

    def parties(self, values: dict[str, str]) -> list[Named]:
        """The actors of an agreement, each once."""
        seconds = meant(_date(values).first, "")
        return [one_named(self.names.get(id_, f"UCDP actor {id_}"), id_, seconds) for id_ in ids(values, "actor_ids")]

    def id(self, one: Named) -> str:
        """The id of an actor."""
        return f"{Actor.path()}/{self.published.key}-{one.key}"


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """The agreements of a file."""
    table = open_table(path, FORM)
    names, version = dict[str, str](), ""
    for _, values in table.rows():
        version = version or values["version"]
        ids_, named_ = (values[field].split(",") for field in ("actor_ids", "actor_names"))
        if len(ids_) == len(named_):
            names |= zip(map(str.strip, ids_), map(line, named_), strict=True)
    file = published(SOURCE, path, name, version_of((version,), path))
    whole_ = Whole(file, names)
    about = Row(Position(shown(path), 1), (*file.records, *_actors(table, whole_, gazetteer)))
    return Delivery(about, (), _rows(table, whole_), remarks=table.remarks, notices=table.notices)


def _actors(table: Table, whole_: Whole, gazetteer: Gazetteer) -> Iterator[Actor]:
    by_key: defaultdict[str, set[Named]] = defaultdict(set)
    for _, values in table.rows():
        try:
            for one in whole_.parties(values):
                by_key[one.key].add(one)
        except WrongValue:
            continue  # its row is rejected when it is read again
    cited = (Citation(whole_.published.source.id),)
    for key in sorted(by_key):
        yield actor(f"{whole_.published.key}-{key}", by_key[key], cited, gazetteer)


def _rows(table: Table, whole_: Whole) -> Iterator[Row | RejectedRow]:
    for position, values in table.rows():
        ids_ = (f"{Agreement.path()}/{whole_.published.key}-{values['id'].removesuffix('.0')}",)
        yield row_of(position, ids_, partial(_records, values, whole_))


def _records(values: dict[str, str], whole_: Whole) -> Iterator[Node | Relation]:
    number = str(whole(values, "id"))
    key = f"{whole_.published.key}-{number}"
    id_, cited, date = f"{Agreement.path()}/{key}", whole_.published.cited(number), _date(values)
    text, ended = _text(values, key), _ended(values)
    backwards = ended is not None and ended.edtf < date.edtf
    yield Agreement(
        id=id_,
        kind=_kind(values),
        name=Text(named(values, "name")),
        date=date,
        ended=None if backwards else ended,
        sources=(*cited, *(Citation(one.id) for one in text)),
        note=_note(values, ended if backwards else None),
    )
    yield from text
    for one in whole_.parties(values):
        capacity = _capacity(one.name, values["dyads"])
        yield Signature(source=whole_.id(one), target=id_, date=date, capacity=capacity, sources=cited)
    for column, (topic, en, fr) in TOPICS.items():
        if some_whole(values, column):
            provision = f"{Provision.path()}/{key}-{column.replace('_', '-')}"
            kind, said = ProvisionKind.POINT, Text(en, fr)
            yield Provision(id=provision, kind=kind, topic=topic, text=said, inferred=True, sources=cited)
            yield ProvisionAgreement(source=provision, target=id_, sources=cited)


def _date(values: dict[str, str]) -> DateSpan:
    return read_value("date", day(values, "date"), DateSpan)


def _kind(values: dict[str, str]) -> AgreementKind:
    if (kind := KINDS.get(whole(values, "type"))) is None:
        remedy = f"Write one of {', '.join(map(str, KINDS))}."
        raise WrongValue("type", values["type"], "is no type of agreement", remedy)
    return kind


def _ended(values: dict[str, str]) -> DateSpan | None:
    if not values["ended_on"] or values["ended"].lower() not in ("true", "1", "1.0"):
        return None
    return read_value("ended_on", day(values, "ended_on"), DateSpan)


def _note(values: dict[str, str], backwards: DateSpan | None) -> Text | None:
    """Its publisher's comment; and the day of its end, where that lies before it was made."""
    said = [paragraphs(values["comment"])] if values["comment"] else []
    if backwards:
        said.append(f"As published, it ended on {backwards.edtf}, before it was made.")
    return Text("\n\n".join(said)) if any(said) else None


def _capacity(name: str, dyads: str) -> Capacity:
    """Governments of other States and international organisations vouch for what parties of the conflict sign."""
    third = name in INTERNATIONAL or (name.startswith(GOVERNMENT) and name not in dyads)
    return Capacity.GUARANTOR if third else Capacity.PARTY


def _text(values: dict[str, str], key: str) -> list[Source]:
    """The text of the agreement, if the file has an address where it stands."""
    if not ADDRESS.fullmatch(url := values["link"].replace(" ", "%20")):
        return []
    title = Text(named(values, "name"))
    return [Source(id=f"{Source.path()}/{key}-text", kind=SourceKind.AGREEMENT_TEXT, title=title, url=url)]
