"""Who said what of the promises of an agreement, and when: a strip for each assessor, and the table of the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from api.explorer.drawing.statuses import SIGNS, Columns, Said, Strip, draw
from api.explorer.ledgers.statuses_answer import Assessed, Spoken
from api.explorer.pages import Place
from api.explorer.shell import Shell
from graph.compliance.counting import last_day
from graph.compliance.promises import NamedActor
from ontology.vocabularies import Standpoint, Status

LETTERS = {one.name: f"letter_{one.name.lower()}" for one in Status}
"""What each status is known by in the drawing, as the wording has it."""
STANDPOINTS = tuple(one.name for one in Standpoint)
STATUSES = tuple(one.name for one in Status)


@dataclass(frozen=True)
class Cell:
    """What an assessor said in the years of a column, as far as it gave one status: a mark, and a row of the table."""

    anchor: str
    column: int
    years: str
    status: Status
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True)
class Assessor:
    """Who spoke, what it is to the promises that it spoke of, and all that it said."""

    actor: NamedActor
    standpoints: tuple[str, ...]
    cells: tuple[Cell, ...]
    strip: Strip


class Statuses:
    """What the page tells of all that was said by its day."""

    def __init__(self, assessed: Assessed, shell: Shell, place: Place) -> None:
        self._assessed, self._shell, self._place = assessed, shell, place
        dated = [(day.year, one) for one in assessed.spoken if (day := last_day(one.edtf))]
        self._dated: Sequence[tuple[int, Spoken]] = sorted(dated, key=lambda pair: (last_day(pair[1].edtf), pair[1].id))
        self.more = assessed.more

    @property
    def count(self) -> int:
        """How many assessments are drawn."""
        return len(self._dated)

    @property
    def undated(self) -> int:
        """How many are not, as no day, month or year of theirs is known."""
        return len(self._assessed.spoken) - self.count

    @cached_property
    def columns(self) -> Columns:
        """The years that are drawn."""
        return Columns.over([year for year, _ in self._dated])

    @property
    def legend(self) -> list[tuple[str, str, Status]]:
        """Sign and letter of each status that somebody gave."""
        given = {one.status for _, one in self._dated}
        return [(SIGNS[one], self._shell.say(LETTERS[one]), Status[one]) for one in STATUSES if one in given]

    @cached_property
    def assessors(self) -> list[Assessor]:
        """Those who spoke: by what they are to the promises, in the order of the vocabulary, and who spoke first."""
        actors = {one.assessor.id: one.assessor for _, one in self._dated}
        return sorted(map(self._assessor, actors.values()), key=_placed)

    def _assessor(self, actor: NamedActor) -> Assessor:
        found = self._assessed.standpoints.get(actor.id, (Standpoint.OTHER.name,))
        cells = tuple(self._cells(actor))
        return Assessor(actor, found, cells, draw([self._said(actor, one) for one in cells], self.columns))

    def _cells(self, actor: NamedActor) -> Iterator[Cell]:
        found = dict[tuple[int, str], list[Spoken]]()
        for year, one in self._dated:
            if one.assessor.id == actor.id:
                found.setdefault((self.columns.of(year), one.status), []).append(one)
        for (column, status), spoken in sorted(found.items(), key=lambda item: item[0][0]):
            anchor = f"said-{actor.id.partition('/')[2]}-{self.columns.edtf(column)[:4]}-{status.lower()}"
            yield Cell(anchor, column, self.columns.edtf(column), Status[status], tuple(spoken))

    def _said(self, actor: NamedActor, cell: Cell) -> Said:
        """A mark leads to its assessment, or to the row that has all of them."""
        say, count = self._shell.say, len(cell.spoken)
        name = say.count("said_in", count)
        words = f"{say.date(cell.years)}{say('colon')} {say.code(cell.status).lower()}, {name}"
        leads_to = f"#{cell.anchor}" if count > 1 else self._place.to(f"doc/{cell.spoken[0].id}")
        return Said(cell.column, cell.status.name, say(LETTERS[cell.status.name]), count, words, leads_to)


def _placed(one: Assessor) -> tuple[int, str, str]:
    first = min(_days(one.cells))
    return STANDPOINTS.index(one.standpoints[0]), first, one.actor.id


def _days(cells: Iterable[Cell]) -> Iterator[str]:
    return (str(last_day(one.edtf)) for cell in cells for one in cell.spoken)
