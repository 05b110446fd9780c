"""Check a raw table against its schema and make its columns typed, collecting every fault."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking import column as columns
from spatial.intake.checking import (
    lost_zeros,
    shapes,
    shared_doubts,
    swapped_figures,
    unit_witness,
    witnesses,
)
from spatial.intake.checking.conventions import Hints
from spatial.intake.checking.repairs import Repair
from spatial.intake.joining.known_schools import Matching, merged
from spatial.intake.reading.find import Source, spots
from spatial.records import Kind
from spatial.tables import Column, Table, schema

CODED = "wards_coded"  # of a frame: official codes by which other tables refer to wards
_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Checked:
    """
    One table after its own check.

    Attributes
    ----------
    source
        Where it came from.
    frame
        Every row of the file, typed, indexed by its row number there; what cannot be read is
        missing.
    sound
        Which rows have no fault, shape (n,).
    whole
        Whether every required column is there; a table that lacks one is of no use.
    faults, repairs
        What was found and what was mended.
    left_out
        Rows of the file the planner set aside; they are not in the frame.
    matching
        What became of the schools without coordinates among those known; ``None`` where none was
        asked about.
    kind_told
        For each row, whether the file tells its kind; ``None`` for a table without kinds.
    awaited
        Which rows lack nothing but rooms that are to come; ``None`` for none. They are not sound.
    """

    source: Source
    frame: pd.DataFrame
    sound: NDArray[np.bool_]
    whole: bool
    faults: tuple[Fault, ...]
    repairs: tuple[Repair, ...] = ()
    left_out: int = 0
    matching: Matching | None = None
    kind_told: NDArray[np.bool_] | None = None
    awaited: NDArray[np.bool_] | None = None

    def hit(self, faults: Iterable[Fault]) -> NDArray[np.bool_]:
        """Mark the rows that faults name, whatever their severity."""
        here = {
            (fault.sheet, fault.row)
            for fault in faults
            if fault.file == self.source.name and fault.row is not None
        }
        if not here:
            return np.zeros(len(self.frame), dtype=bool)
        near = self.frame.index.isin([row for _, row in here])
        sheets = self.source.sheets
        for position, row in spots(self.frame.index, near):
            sheet = self.source.sheet if sheets is None else sheets[position]
            near[position] = (sheet, row) in here
        return np.asarray(near)

    @property
    def kept(self) -> pd.DataFrame:
        """The rows without a fault."""
        return self.frame if bool(self.sound.all()) else self.frame[self.sound]


def typed(frame: pd.DataFrame, source: Source) -> Checked:
    """
    Type the columns of a table and find what its schema refuses.

    Parameters
    ----------
    frame
        Raw rows, as `files.read` gives them, indexed by their row in the file.
    source
        The file they came from.

    Returns
    -------
    Checked
        The columns of the schema (and any others as they were), and every fault found: missing
        columns, blanks, text for numbers, values out of bounds, unknown levels and kinds, shapes
        that are missing or of the wrong sort, and rows with the same key.
    """
    table = schema()[source.table]
    faults: list[Fault] = []
    repairs: list[Repair] = []
    values: dict[str, Any] = {}
    whole = True
    for column in table.columns.values():
        if column.name in frame.columns:
            read = columns.read(
                frame[column.name], column, source, hints=_hints(frame, column, table.name)
            )
            values[column.name] = read.cells
            faults += read.faults
            repairs += read.repairs
        elif column.required:
            whole = False
            faults.append(_missing(column, frame, source))
        else:
            values[column.name] = _default(column)
    clean = frame.assign(**values)
    if table.geometry is not None:
        shaped = shapes.shaped(clean, table, source)
        whole &= shaped is not None
        code = "no_ward_told" if table.name == "schools" else "no_place"
        clean, problems = shaped or (clean, [source.fault(code)])
        faults += problems
    if table.name == "school_levels":
        faults += swapped_figures.asked(clean, source) + lost_zeros.asked(frame, clean, source)
    faults += _twice(clean, table, source)
    wrong = [fault.row for fault in faults if fault.severity is Severity.ERROR and fault.row]
    return Checked(
        source=source,
        frame=clean,
        sound=~clean.index.isin(wrong) if wrong else np.ones(len(clean), dtype=bool),
        whole=whole,
        faults=tuple(faults),
        repairs=tuple(repairs),
        kind_told=_kind_told(frame) if "kind" in table.columns else None,
    )


def _kind_told(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the rows whose kind the file tells."""
    if "kind" not in frame:
        return np.zeros(len(frame), dtype=bool)
    return (columns.text(frame["kind"]) != "").to_numpy(dtype=bool)


def _hints(frame: pd.DataFrame, column: Column, table: str) -> Hints:
    """Gather what tells thousands from decimals in a column: witnesses, an answer, its unit."""
    answer = frame.attrs.get("numbers", {}).get(column.name)
    told = {unit_witness.HECTARES: unit_witness.HA, unit_witness.PLAIN: 1.0}
    return Hints(
        plausible=witnesses.of(frame, column, table),
        answer=answer,
        scale=told.get(answer, frame.attrs.get("scales", {}).get(column.name, 1.0)),
    )


def _missing(column: Column, frame: pd.DataFrame, source: Source) -> Fault:
    """Report a column that is not there, with those that are."""
    given = ", ".join(str(name) for name in frame.columns if name != "geometry")
    codes = frame.attrs.get(CODED)
    if (source.table, column.name) == ("wards", "ward_id") and codes and "ward" in frame:
        called = list(dict.fromkeys(columns.text(frame["ward"])))
        shown = ", ".join(called[:_SHOWN]) + (" …" if len(called) > _SHOWN else "")
        return source.fault(
            "ward_codes_needed", column=column.name, count=len(called), names=shown, codes=codes
        )
    return source.fault(
        "no_year_told"
        if (source.table, column.name) == ("residents", "year")
        else "missing_column",
        column=column.name,
        meaning_vi=column.meaning["vi"],
        meaning_en=column.meaning["en"],
        given=given,
    )


def _default(column: Column) -> object:
    """Return what an optional column holds when the file lacks it."""
    if column.type == "kind":
        return Kind.UNTOLD.value
    return np.nan if column.type in {"number", "int", "bool"} else ""


def _twice(frame: pd.DataFrame, table: Table, source: Source) -> list[Fault]:
    """Report rows whose key another row has already."""
    key = [name for name in table.key if name in frame.columns]
    required = [name for name in key if table.columns[name].required]
    if any(table.columns[name].required for name in table.key if name not in frame.columns):
        return []  # half a key tells no two rows apart; the missing column is a fault already
    again = frame.duplicated(key).to_numpy() if key else np.zeros(len(frame), dtype=bool)
    for name in required:  # a blank key is reported as blank, not as a repeated one
        again = again & (frame[name] != "").to_numpy()
    return [
        source.fault(
            "duplicate",
            row=row,
            position=position,
            column=" + ".join(key),
            value=" / ".join(
                str(frame[name].iloc[position]) for name in key if frame[name].iloc[position] != ""
            ),
        )
        for position, row in spots(frame.index, again)
    ]


def stack(tables: Sequence[Checked]) -> Checked:
    """
    Join sheets of one file that hold the same table, one per level, into one.

    Rows of the same key on two sheets are reported.
    """
    first = tables[0].source
    sheets = np.concatenate(
        [np.full(len(table.frame), table.source.sheet, dtype=object) for table in tables]
    )
    source = dataclasses.replace(first, sheet=None, sheets=sheets, blocks=None)
    frame = pd.concat([table.frame for table in tables])
    told = [table.kind_told for table in tables if table.kind_told is not None]
    again = _twice(frame, schema()[first.table], source) if first.table != "schools" else []
    faults = [fault for table in tables for fault in table.faults]
    joined = Checked(
        source=source,
        frame=frame,
        sound=np.concatenate([table.sound for table in tables]),
        whole=all(table.whole for table in tables),
        faults=shared_doubts.once([*faults, *(one for one in again if one not in faults)]),
        repairs=tuple(repair for table in tables for repair in table.repairs),
        left_out=sum(table.left_out for table in tables),
        kind_told=np.concatenate(told) if len(told) == len(tables) else None,
        matching=merged([table.matching for table in tables if table.matching is not None]),
    )
    if first.table == "schools":  # a school of two levels stands on two sheets
        once = ~frame.duplicated(list(schema()["schools"].key)).to_numpy()
        single = dataclasses.replace(source, sheets=sheets[once])
        return dataclasses.replace(
            joined,
            source=single,
            frame=frame[once],
            sound=joined.sound[once],
            kind_told=None if joined.kind_told is None else joined.kind_told[once],
        )
    return dataclasses.replace(joined, sound=joined.sound & ~joined.hit(again))


def warning(code: str, source_name: str, **blanks: object) -> Fault:
    """Make a fault that does not stop."""
    return Fault(code=code, file=source_name, severity=Severity.WARNING, blanks=blanks)
