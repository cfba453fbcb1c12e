"""The records of a row: the agreement, who signed it, and what its text says on each topic that PA-X codes."""

import re
from collections.abc import Iterator, Mapping

from loaders.pa_x.coded import Coded
from loaders.pa_x.codes import (
    CONFLICTS,
    FINER_KINDS,
    KINDS,
    STAGE_WORDS,
    STAGES,
    STATUSES,
    STRENGTHS,
    SUBSTAGES,
    TYPE_WORDS,
    TYPES,
)
from loaders.pa_x.described import note_of
from loaders.pa_x.form import told
from loaders.pa_x.matching import Match
from loaders.pa_x.publisher import SITE
from loaders.pa_x.topics import GRADED, TOPICS
from loaders.pa_x.whole import Signed, Whole, name_text
from loaders.source import WrongValue
from loaders.tables.cells import named, whole
from ontology.agreements import Agreement, Provision, ProvisionAgreement, ProvisionPart, Signature
from ontology.model import Citation, Node, Relation
from ontology.rules.forms import WEB_ADDRESS
from ontology.sources import Source
from ontology.values import Text, fold
from ontology.vocabularies import AgreementKind, ProvisionKind, SourceKind, Strength

ADDRESS = re.compile(WEB_ADDRESS)
GRADES = {"": 0, "0": 0, "1": 1, "2": 2, "3": 3}
CODES = {"substage": SUBSTAGES, "type": TYPES, "conflict": CONFLICTS, "status": STATUSES}


def records(
    values: dict[str, str], signed: Signed, whole_: Whole, found: Mapping[str, Match]
) -> Iterator[Node | Relation]:
    """All that a row becomes. WrongValue where a value cannot be read."""
    number = str(whole(values, "id", 1))
    id_, cited = f"{Agreement.path()}/{whole_.published.key}-{number}", whole_.published.cited(number, "AgtId")
    date, codes = whole_.days.read(values["day"]), _codes(values)
    text = _page(values, number, whole_)
    yield Agreement(
        id=id_,
        kind=_kind(codes),
        name=name_text(named(values, "name")),
        date=date,
        external_ids=_external_ids(values, number),
        sources=(*cited, Citation(text.id)),
        note=note_of(values, codes, signed.unread),
    )
    yield text
    for one in signed.signers:
        yield Signature(
            source=whole_.actor_id(one.body),
            target=id_,
            date=date,
            capacity=one.capacity,
            signatory=one.person or None,
            sources=cited,
        )
    yield from _provisions(values, id_, cited)
    if match := found.get(id_):
        yield match.decision(id_)


def _provisions(values: dict[str, str], agreement: str, cited: tuple[Citation, ...]) -> Iterator[Node | Relation]:
    """One for each topic on which the text says something; a part of a topic lies within it."""
    grades = {topic.column: _grade(values, topic) for topic in TOPICS}
    for topic in TOPICS:
        if not (grade := grades[topic.column]):
            continue
        id_ = _provision_id(agreement, topic)
        graded = topic.column in GRADED or grade > 1
        strength: Strength | None = STRENGTHS[grade] if graded else None
        yield Provision(
            id=id_,
            kind=ProvisionKind.POINT,
            topic=topic.topic,
            strength=strength,
            text=Text(topic.en, topic.fr),
            inferred=True,
            sources=cited,
        )
        yield ProvisionAgreement(source=id_, target=agreement, sources=cited)
        if grades.get(topic.part_of):
            larger = next(other for other in TOPICS if other.column == topic.part_of)
            yield ProvisionPart(source=id_, target=_provision_id(agreement, larger), sources=cited)


def _provision_id(agreement: str, topic: Coded) -> str:
    return f"{Provision.path()}/{agreement.partition('/')[2]}-{topic.key}"


def _grade(values: dict[str, str], topic: Coded) -> int:
    """From 0 to 3; 0 where nothing is recorded."""
    if (grade := GRADES.get(values[topic.name], -1)) >= 0:
        return grade  # nearly always
    if not told(values, topic.name):
        return 0
    if (grade := whole(values, topic.name)) > max(STRENGTHS):
        raise WrongValue(topic.column, values[topic.name], "is no strength", "Write 0, 1, 2 or 3.")
    return grade


def _codes(values: dict[str, str]) -> dict[str, str]:
    """The codes of a row in small letters, words of the site's own exports turned into them. WrongValue for unknown."""
    stage = " ".join(fold(values["stage"]).split())
    stage = STAGE_WORDS.get(stage, stage)
    if stage not in STAGES:
        raise WrongValue("stage", values["stage"], "is no stage", f"Write one of {', '.join(STAGES)}.")
    codes = {"stage": stage}
    for field, known in CODES.items():
        code = fold(told(values, field))
        code = TYPE_WORDS.get(code, code) if field == "type" else code
        if code and code not in known:
            raise WrongValue(field, values[field], "is no code of this column", f"Write one of {', '.join(known)}.")
        codes[field] = code
    for field in ("interim", "un_signed", "others_signed"):
        codes[field] = told(values, field).lower().removesuffix(".0")
    return codes


def _kind(codes: dict[str, str]) -> AgreementKind:
    if codes["type"] == "intralocal":
        return AgreementKind.LOCAL_AGREEMENT
    return FINER_KINDS.get(codes["substage"], KINDS[codes["stage"]])


def _external_ids(values: dict[str, str], number: str) -> tuple[str, ...]:
    """Its own, and those that it has at UCDP and in the Peace Accords Matrix, which may be several."""
    ids = [f"pa-x:{number}"]
    for field, elsewhere in (("ucdp_agreement", "ucdp-peace-agreement"), ("pam_agreement", "pam")):
        for cell in re.split(r"[,;/\s]+", told(values, field)):
            one = cell.removesuffix(".0")
            if one.isascii() and one.isdigit() and int(one):
                ids.append(f"{elsewhere}:{int(one)}")
    return tuple(dict.fromkeys(ids))


def _page(values: dict[str, str], number: str, whole_: Whole) -> Source:
    """The text of the agreement, at the address where the publisher has it."""
    address = told(values, "page")
    return Source(
        id=f"{Source.path()}/{whole_.published.key}-{number}-text",
        kind=SourceKind.AGREEMENT_TEXT,
        title=name_text(named(values, "name")),
        url=address if ADDRESS.fullmatch(address) else f"{SITE}agreements/{number}/",
    )
