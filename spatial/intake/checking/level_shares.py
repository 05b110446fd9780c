"""
Figures of several levels that stand together: shared by the grades of each level, their sum kept.

They stand together where one row is of several levels, and where a measure is written once beside
blocks of columns, one a level.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.reading.find import Source
from spatial.records import Kind

TOGETHER = "levels_together"  # column: levels whose figures stand in one row, parted by blanks
WHOLE = "figures_together"  # column: measures written once for every level of the row
ALL, ONE = "all_levels", "one_level"  # what the figures of such a row are of, as the planner says
GRADES = {"mam_non": 3, "tieu_hoc": 5, "thcs": 4, "thpt": 3}  # years a child spends at a level
_COUNTS = (
    "rooms", "pupils", "classes", "nursery_rooms", "rooms_solid", "rooms_semi_solid",
    "rooms_makeshift", "rooms_borrowed", "rooms_to_repair", "teachers",
)  # fmt: skip
SHARED = (*_COUNTS, "land_m2", "floor_m2", "room_floor_m2")


def mark(frame: pd.DataFrame, written_once: Sequence[str]) -> pd.DataFrame:
    """
    Mark the rows that blocks of columns made of one row of the sheet with what it gives once.

    Parameters
    ----------
    frame
        Rows of a sheet with a block of columns a level, indexed by their row in it.
    written_once
        Its columns that stand beside the blocks.
    """
    whole = [name for name in written_once if name in SHARED]
    several = frame.index.duplicated(keep=False)
    if not whole or not several.any():
        return frame
    attrs = dict(frame.attrs)
    out = frame.assign(**{WHOLE: np.where(several, " ".join(whole), "")})
    out.attrs.update(attrs)
    return out


def split(table: Checked) -> Checked:
    """
    Share the figures that stand together among their levels; their sums stay what they were.

    Parameters
    ----------
    table
        Checked ``school_levels``; column `TOGETHER` tells the levels of a row, column `WHOLE` the
        measures its levels have together.
    """
    return _of_blocks(_of_rows(table))


def _of_rows(table: Checked) -> Checked:
    """Make one row a level of the rows whose name tells several."""
    if TOGETHER not in table.frame:
        return table
    frame = table.frame.drop(columns=TOGETHER)
    told = [tuple(text.split()) for text in table.frame[TOGETHER]]
    counts = np.array([max(len(levels), 1) for levels in told])
    if counts.max(initial=1) == 1:
        return dataclasses.replace(table, frame=frame)
    order = np.repeat(np.arange(len(frame)), counts)
    out = frame.iloc[order].copy()
    shared = [name for name in SHARED if name in frame]
    columns = {name: out[name].to_numpy(copy=True) for name in (*shared, "level", "kind")}
    ends = np.cumsum(counts)
    for at in np.flatnonzero(counts > 1):
        part = slice(ends[at] - counts[at], ends[at])
        columns["level"][part], columns["kind"][part] = told[at], Kind.ESTIMATED.value
        for name in shared:
            whole = float(frame[name].iloc[at])
            if not np.isnan(whole):
                columns[name][part] = shares(whole, told[at], whole=name in _COUNTS)
    blocks = table.source.blocks
    source = dataclasses.replace(table.source, blocks=None if blocks is None else blocks[order])
    first = int(np.argmax(counts > 1))
    told_of = SharedRows(school=str(frame["name"].iloc[first]), rows=frame.index[counts > 1])
    return dataclasses.replace(
        table,
        source=source,
        frame=out.assign(**columns),
        sound=table.sound[order],
        kind_told=None if table.kind_told is None else (table.kind_told | (counts > 1))[order],
        faults=(*table.faults, told_of.fault(source)),
    )


def _of_blocks(table: Checked) -> Checked:
    """Share what a row of the sheet gives once among the rows its blocks of columns made."""
    if WHOLE not in table.frame:
        return table
    frame = table.frame.drop(columns=WHOLE).copy()
    marks = table.frame[WHOLE].to_numpy(dtype=object)
    levels = frame["level"].astype(str).to_numpy(dtype=object)
    taken: list[int] = []
    known = None if table.kind_told is None else table.kind_told.copy()
    columns = {name: frame[name].to_numpy(copy=True) for name in SHARED if name in frame}
    columns["kind"] = frame["kind"].to_numpy(dtype=object, copy=True)
    for at in pd.Series(range(len(frame)), index=frame.index).groupby(level=0).agg(list):
        told = [levels[each] for each in at]
        if len(at) == 1 or not marks[at[0]] or not set(told) <= GRADES.keys():
            continue
        taken.append(at[0])
        for name in str(marks[at[0]]).split():
            whole = float(columns[name][at[0]]) if name in columns else np.nan
            if not np.isnan(whole):
                columns[name][at] = shares(whole, told, whole=name in _COUNTS)
        columns["kind"][at] = Kind.ESTIMATED.value
        if known is not None:
            known[at] = True
    if not taken:
        return dataclasses.replace(table, frame=frame)
    told_of = SharedRows(school=str(frame["name"].iloc[taken[0]]), rows=frame.index[taken])
    return dataclasses.replace(
        table,
        frame=frame.assign(**columns),
        kind_told=known,
        faults=(*table.faults, told_of.fault(table.source)),
    )


@dataclass(frozen=True, kw_only=True)
class SharedRows:
    """Rows whose figures were shared, and the first school of them."""

    school: str
    rows: pd.Index

    def fault(self, source: Source) -> Fault:
        """Say that they were."""
        return source.fault(
            "levels_split",
            value=self.school,
            severity=Severity.WARNING,
            count=len(self.rows),
            rows=", ".join(str(row) for row in self.rows[:10]),
        )


def shares(total: float, levels: Sequence[str], *, whole: bool) -> list[float]:
    """
    Share a figure of several levels by their grades; the parts add up to it.

    Examples
    --------
    >>> shares(31, ("tieu_hoc", "thcs"), whole=True)
    [17.0, 14.0]
    >>> shares(9_000, ("tieu_hoc", "thcs"), whole=False)
    [5000.0, 4000.0]
    """
    grades = np.array([GRADES[level] for level in levels], dtype=float)
    ends = np.cumsum(grades) / grades.sum() * total
    ends = np.round(ends) if whole else np.round(ends, 2)
    ends[-1] = total
    return [float(part) for part in np.diff(ends, prepend=0.0)]
