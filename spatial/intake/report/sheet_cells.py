"""The planner's own sheets cell by cell: what stands there, what is wrong, what was mended."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from spatial.errors import Fault
from spatial.intake.answers import cell_answers
from spatial.intake.answers.cell_answers import CellAnswer
from spatial.intake.checking import school_list
from spatial.intake.examine import Reading
from spatial.intake.reading.find import TABLE
from spatial.intake.reading.part import Part

_BLOCK = " / "  # parts the lines of a header
# Where a fault of a whole row is mended, though the file may lack that column.
_MENDED_IN = {"no_level_told": "level", "centre_listed": "level", "school_without_ward": "ward"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """
    One cell.

    Attributes
    ----------
    column
        What the file calls its column here; the name of a column the file lacks.
    value
        What it holds, with what was answered.
    before
        What the file holds.
    mended
        Whether it was given another value.
    faults
        What is wrong with it.
    """

    column: str
    value: str
    before: str
    mended: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """
    One row of data.

    Attributes
    ----------
    row
        Its number in the file.
    cells
        By the name of the column here.
    faults
        What is wrong with none of the cells in particular.
    """

    row: int
    cells: Mapping[str, SheetCell]
    faults: tuple[Fault, ...] = ()

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """What is wrong with the row or a cell of it."""
        return (*self.faults, *(fault for cell in self.cells.values() for fault in cell.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """
    One table of a file.

    Attributes
    ----------
    heads
        What the file calls its columns, by their name here.
    rows
        Its rows of data.
    """

    file: str
    sheet: str | None
    table: str
    heads: Mapping[str, str]
    rows: tuple[SheetLine, ...]

    def answer(self, row: int, column: str, value: str) -> CellAnswer | None:
        """Make an answer about a cell of this table; ``None`` where it has no such cell."""
        held = next(
            (
                cell
                for each in self.rows
                if each.row == row
                for cell in each.cells.values()
                if cell.column == column
            ),
            None,
        )
        if held is None or len(value) > cell_answers.MAX_LETTERS:
            return None
        return CellAnswer(
            file=self.file,
            sheet=self.sheet,
            row=row,
            column=column,
            before=held.before,
            value=" ".join(value.split()),
        )


def tables(reading: Reading, *, only: Callable[[str], bool] = bool) -> list[SheetTable]:
    """
    List the tables of delimited files and workbooks, as they stand with every answer.

    Parameters
    ----------
    reading
        What was read.
    only
        Tells by its name whether a file is wanted.
    """
    given = {_place(part): part for part in reading.loaded}
    return [
        _table(part, given.get(_place(part), part), reading)
        for part in reading.parts
        if part.frame is not None
        and part.source.table
        and part.source.path.suffix.lower() in TABLE
        and only(part.source.name)
    ]


def _place(part: Part) -> tuple[str, str | None, str]:
    """Tell parts apart."""
    return part.source.name, part.source.sheet, part.source.table


def _table(part: Part, given: Part, reading: Reading) -> SheetTable:
    """Put one part into cells."""
    frame, source = part.frame, part.source
    if frame is None or given.frame is None:
        return SheetTable(file=source.name, sheet=source.sheet, table="", heads={}, rows=())
    faults = _faults(reading, part)
    names = _names(part, faults)
    columns = {name: _texts(frame, name) for name in names}
    raw = {name: _texts(given.frame, name) for name in names}
    places = {(int(str(row)), count): at for at, (row, count) in enumerate(_counted(given.frame))}
    answers = {cell.place: cell.value for cell in reading.answers.cells}
    rows = []
    for at, (label, count) in enumerate(_counted(frame)):
        row = int(str(label))
        place = places.get((row, count), -1)
        cells = {}
        mine = faults.get(row, [])
        for name in names:
            column = source.header(name, at)
            answered = answers.get((source.name, source.sheet, row, column))
            cells[name] = SheetCell(
                column=column,
                value=columns[name][at] if answered is None else answered,
                before=raw[name][place] if place >= 0 else "",
                mended=answered is not None,
                faults=tuple(fault for fault in mine if _in(fault, name, column)),
            )
        rows.append(SheetLine(row=row, cells=cells))
    return SheetTable(
        file=source.name,
        sheet=source.sheet,
        table=source.table,
        heads={name: _head(part, name) for name in names},
        rows=tuple(_with_rest(rows, faults)),
    )


def _head(part: Part, name: str) -> str:
    """Name a column; of a block of columns a level without the level, which each line tells."""
    given = part.source.header(name)
    return given if part.source.blocks is None else given.split(_BLOCK)[-1]


def _with_rest(
    lines: Sequence[SheetLine], faults: Mapping[int, Sequence[Fault]]
) -> Iterator[SheetLine]:
    """Give the first line of a row the faults that none of its cells has."""
    told = {id(fault) for line in lines for cell in line.cells.values() for fault in cell.faults}
    for line in lines:
        rest = tuple(fault for fault in faults.get(line.row, ()) if id(fault) not in told)
        told |= {id(fault) for fault in rest}
        yield dataclasses.replace(line, faults=rest) if rest else line


def _names(part: Part, faults: Mapping[int, list[Fault]]) -> list[str]:
    """Name the columns shown: those understood, and those a row may need."""
    frame, source = part.frame, part.source
    if frame is None:
        return []
    shown = {*source.headers, *part.unread}
    names = [str(name) for name in frame.columns if str(name) in shown]
    if frame.attrs.get(school_list.LISTED) and "level" not in names:
        names.append("level")
    asked = {fault.code for each in faults.values() for fault in each}
    lacking = [name for code, name in _MENDED_IN.items() if code in asked and name not in names]
    first = names.index("name") + 1 if "name" in names else 0  # seen without moving the table
    return [*names[:first], *lacking, *names[first:]]


def _faults(reading: Reading, part: Part) -> dict[int, list[Fault]]:
    """Gather the faults of a part by their row."""
    found: dict[int, list[Fault]] = {}
    for fault in reading.faults:
        here = fault.file == part.source.name and fault.sheet in {None, part.source.sheet}
        if here and fault.row is not None:
            found.setdefault(fault.row, []).append(fault)
    return found


def _in(fault: Fault, name: str, column: str) -> bool:
    """Tell whether a fault is mended in a column."""
    meant = _MENDED_IN.get(fault.code)
    return meant == name if meant is not None else fault.column in {column, name}


def _texts(frame: pd.DataFrame, name: str) -> list[str]:
    """Write the values of a column; nothing for a column the frame lacks."""
    if name not in frame:
        return [""] * len(frame)
    return [cell_answers.shown(value) for value in frame[name].to_numpy(dtype=object)]


def _counted(frame: pd.DataFrame) -> Iterator[tuple[object, int]]:
    """Give each row with its count among those of one row of the file."""
    seen: dict[object, int] = {}
    for row in frame.index:
        seen[row] = seen.get(row, -1) + 1
        yield row, seen[row]
