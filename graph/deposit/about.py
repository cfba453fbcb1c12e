"""What a deposit is of: the datasets in it, under which licences, by whom, and of which day. No clock is asked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ontology.findings import is_derived
from ontology.iris import address_iri, node_iri
from ontology.publishing import about as model
from ontology.values import OPEN_END, PartialDate

NAME = "Accord Graph"
DESCRIPTION = (
    "Peace agreements, what they promise and what came of it: a graph in which every statement names its dataset and"
    " the sources that it rests on, and contradicting accounts stand side by side."
)
KEYWORDS = ("peace agreements", "armed conflict", "commitments", "knowledge graph")
CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/(\d\.\d)/?")
MANY = 3
"""So many datasets a title names."""


@dataclass(frozen=True)
class Licence:
    """A licence by its address; `name` is its SPDX identifier, where that follows from the address."""

    address: str

    @property
    def name(self) -> str:
        found = CREATIVE_COMMONS.fullmatch(self.address)
        if not found:
            return ""
        return "CC0-1.0" if found[1] == "zero" else f"CC-{found[1].upper()}-{found[2]}"


MODEL_LICENCE = Licence(model.LICENCE)
"""That of ontology, shapes and vocabularies."""


@dataclass(frozen=True)
class Authors:
    """Those who made a dataset, by name; their IRI, if it is told; and what they are called where it is not."""

    name: str
    iri: str
    within: str

    @property
    def id(self) -> str:
        return self.iri or self.within


@dataclass(frozen=True)
class DatasetIn:
    """A dataset in the deposit: the values of its row, by the names of its columns."""

    row: Mapping[str, Any]
    base: str

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def name(self) -> str:
        """`mali`"""
        return self.id.partition("/")[2]

    @property
    def iri(self) -> str:
        return node_iri(self.id, self.base)

    @property
    def title(self) -> str:
        return str(self.row["title_en"] or self.row["title_fr"] or self.row["title_native"])

    @property
    def note(self) -> str:
        return str(self.row["note_en"] or self.row["note_fr"] or self.row["note_native"] or "")

    @property
    def licence(self) -> Licence:
        return Licence(str(self.row["licence"]))

    @property
    def issued(self) -> PartialDate | None:
        """The day, month or year of its issue, if it says so; of a span, its last date."""
        dates = [date for date in (self.row["issued"] or "").split("/") if date not in ("", OPEN_END)]
        return PartialDate.parse(dates[-1]) if dates else None

    @property
    def authors(self) -> "Authors":
        """Those who made it; where it does not name them, as a body."""
        named = self.row["creator_en"] or self.row["creator_fr"] or self.row["creator_native"]
        attribution = self.row["attribution"]
        iri = address_iri(attribution, self.base) if attribution else ""
        return Authors(str(named or f"The authors of “{self.title}”"), iri, f"#authors-of-{self.name}")


@dataclass(frozen=True)
class Deposit:
    """What a deposit says of itself. `program`: the name and version of what wrote it."""

    datasets: tuple[DatasetIn, ...]
    base: str
    program: str

    @property
    def stated(self) -> tuple[DatasetIn, ...]:
        """The datasets that were loaded; the others follow from them."""
        return tuple(one for one in self.datasets if not is_derived(one.id))

    @property
    def title(self) -> str:
        titles = [one.title for one in self.stated or self.datasets]
        return f"{NAME}: {'; '.join(titles) if len(titles) <= MANY else f'{len(titles)} datasets'}"

    @property
    def licences(self) -> tuple[Licence, ...]:
        return tuple(map(Licence, sorted({one.licence.address for one in self.datasets})))

    @property
    def authors(self) -> tuple[Authors, ...]:
        """Those of its datasets, each once."""
        return tuple({one.authors.id: one.authors for one in self.datasets}.values())

    @property
    def issued(self) -> PartialDate:
        """The latest day or month on which a dataset was issued; where none tells, the day of the model's issue."""
        told = [one.issued for one in self.datasets if one.issued]
        return max(told, key=lambda date: (date.last, date.text), default=PartialDate.parse(model.ISSUED))

    @property
    def version(self) -> str:
        """What the versions of the datasets that were loaded have in common; where they differ, the date."""
        versions = {one.row["version"] for one in self.stated or self.datasets}
        return str(versions.pop()) if len(versions) == 1 else self.issued.text

    @property
    def licence_lines(self) -> Iterator[str]:
        """Under which licence each dataset is."""
        for one in self.datasets:
            yield f"{one.title} ({one.id}): {one.licence.name or one.licence.address}"
