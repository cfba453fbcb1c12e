"""A publisher's table, read by what its loader calls the columns, whichever version of the file they come from.

    FORM = Form(
        needed={"id": ("id", "event_id"), "day": ("date_start",)},
        optional={"precision": ("date_prec",)},
        ignored=("region",),
    )
    table = open_table(path, FORM)
    for position, values in table.rows():
        values["day"]

What the form does not name is in `remarks`: a column that nobody consumes is no detail. What it names and the file
lacks is in `notices` where the loader can do without, and refuses the file where it can't.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from pathlib import Path

from loaders.tables.csv_text import Cells, encoding_of, lines_of
from loaders.tables.declared import take_declared
from loaders.tables.files import File, Sort, look_at
from loaders.tables.json_pages import Page, cell, excuse, pages_left
from loaders.tables.refusing import refused
from loaders.tables.strangers import page_told, told_by
from ontology.records import Position, Reject

Line = tuple[Position, dict[str, str]]
"""Where a row begins, and its cells by what the loader calls the columns; "" where the file has none."""
Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Form:
    """The columns of a publisher's files: what the loader calls each, and how the files do, in small letters.

    `unasked` are optional ones that few files have, and that nobody misses. `ignored` are those that it leaves out on
    purpose. `unheaded` is the header of files that come without one; a file
    is such a one if as many cells stand in its first line and `headless` says so of them.
    """

    needed: Names
    optional: Names = field(default_factory=dict)
    unasked: Names = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    unheaded: tuple[str, ...] = ()
    headless: Callable[[list[str]], bool] = lambda cells: False
    loader: str = ""
    encodings: tuple[str, ...] = ("utf-8",)

    @classmethod
    def of(cls, *columns: str) -> "Form":
        """A form of columns that no file lacks, called as the files call them."""
        return cls({column: (column,) for column in columns})

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """All that the loader consumes."""
        return {**self.needed, **self.optional, **self.unasked}


@dataclass(frozen=True)
class Table:
    """An opened table. It can be read again and again, each time from the start and without being held."""

    name: str
    form: Form
    header: tuple[str, ...]
    lines: Callable[[], Iterator[Cells]]
    remarks: tuple[Reject, ...]
    notices: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether it has a column, by what the loader calls it."""
        return name in self._columns

    def rows(self) -> Iterator[Line]:
        """Its rows. InputError at a line that has other cells than its header."""
        names = tuple(self._columns)
        places = [self.header.index(column) for column in self._columns.values()]
        pick = itemgetter(*places) if len(places) > 1 else lambda cells: (cells[places[0]],)
        absent = dict.fromkeys(self.form.names.keys() - set(names), "")
        width, unnamed = len(self.header), [place for place, column in enumerate(self.header) if not column]
        for number, cells in self.lines():
            if len(cells) != width:
                raise self._uneven(number, cells)
            if _is_tags(cells):
                continue
            for place in unnamed:
                if cells[place]:
                    remedy = "Name its column, or put a cell that holds a comma in quotes."
                    raise refused(self.name, number, cells[place], "stands under no name", remedy)
            yield Position(self.name, number), {**absent, **dict(zip(names, map(str.strip, pick(cells)), strict=True))}

    @property
    def _columns(self) -> dict[str, str]:
        there = set(self.header)
        found = {name: next(filter(there.__contains__, columns), "") for name, columns in self.form.names.items()}
        return {name: column for name, column in found.items() if column}

    def _uneven(self, number: int, cells: list[str]) -> Exception:
        problem = f"has {len(cells)} cells, and the header {len(self.header)}"
        remedy = "Put a cell that holds a comma in quotes; fetch a file anew that ends too early."
        return refused(self.name, number, ",".join(cells), problem, remedy)


def open_table(path: Path, form: Form) -> Table:
    """Open a file of this form. InputError where it is another one, and says which if its columns tell."""
    file = look_at(path)
    if file.sort is Sort.PAGE:
        raise refused(file.name, 1, file.name, *page_told(file))
    if file.sort is not Sort.CSV and take_declared():
        problem = f"is {file.sort.value}, and tells by itself how it is written"
        raise refused(file.name, 1, file.name, problem, "Leave out --encoding.")
    if file.sort is Sort.JSON:
        page = Page(file)
        if not page.rows:
            raise refused(file.name, 1, excuse(page), "is all it says: it has no rows", "Ask the API again.")
        return _table(file, form, page.columns(), partial(_objects, page), tuple(pages_left(page)))
    lines = _cells(file, form)
    number, first = next(lines(), (1, [""]))
    if len(first) == len(form.unheaded) and form.headless(first):
        return _table(file, form, form.unheaded, lines)
    return _table(file, form, tuple(first), partial(_after, number, lines))


def _cells(file: File, form: Form) -> Callable[[], Iterator[Cells]]:
    if file.sort is Sort.WORKBOOK:
        from loaders.tables.workbook import sheet_rows  # it takes long to import, and few need it

        return partial(sheet_rows, file)
    return partial(lines_of, file, encoding_of(file, form.encodings))


def _after(header: int, lines: Callable[[], Iterator[Cells]]) -> Iterator[Cells]:
    return (line for line in lines() if line[0] != header)


def _objects(page: Page) -> Iterator[Cells]:
    columns = page.columns()
    for number, row in page.rows:
        yield number, [cell(row.get(column)) for column in columns]


def _table(
    file: File,
    form: Form,
    columns: tuple[str, ...],
    lines: Callable[[], Iterator[Cells]],
    notices: tuple[str, ...] = (),
) -> Table:
    header = tuple(column.strip().lower() for column in columns)
    named = [column for column in header if column]
    if twice := next((column for column in named if named.count(column) > 1), None):
        raise refused(file.name, 1, twice, "stands twice in the header", "Remove one of the two.")
    if missing := [name for name, known in form.needed.items() if not set(known) & set(header)]:
        raise _other(file, form, columns, missing)
    known = {column for names in form.names.values() for column in names} | set(form.ignored)
    where = Position(file.name, 1)
    remarks = [
        Reject(where, "header", column, "is a column that nobody consumes", "Remove it, or have its loader read it.")
        for column in named
        if column not in known
    ]
    lacking = [known[0] for known in form.optional.values() if not set(known) & set(header)]
    lacks = (f"lacks {', '.join(lacking)}: what it would say is unknown",) if lacking else ()
    return Table(file.name, form, header, lines, tuple(remarks), (*notices, *lacks))


def _other(file: File, form: Form, columns: tuple[str, ...], missing: list[str]) -> Exception:
    header = {column.strip().lower() for column in columns}
    if (stranger := told_by(header)) and stranger.loader != form.loader:
        remedy = f"Load them with {stranger.loader}=PATH." if stranger.loader else "Give another file."
        return refused(file.name, 1, ",".join(columns), f"is the header of {stranger.what}", remedy)
    remedy = f"Give a file with these: {', '.join(known[0] for known in form.needed.values())}."
    lacked = form.needed[missing[0]][0]
    return refused(file.name, 1, ",".join(columns), f"lacks the column {lacked!r}", remedy)


def _is_tags(cells: list[str]) -> bool:
    """The row of HXL tags that humanitarian sites put below a header."""
    return all(not one or one.startswith("#") for one in cells) and any(cells)
