"""Rows the planner set aside, each with its reason: taken out before anything is checked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spatial.errors import Fault, Severity

if TYPE_CHECKING:
    from spatial.intake.reading.part import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAside:
    """
    One row to be set aside.

    Attributes
    ----------
    file, sheet, row
        Where it stands; no sheet means every sheet of the file.
    reason
        Why, in the planner's words.
    """

    file: str
    sheet: str | None
    row: int
    reason: str

    def of(self, file: str, sheet: str | None) -> bool:
        """Tell whether it stands in a sheet."""
        return self.file == file and self.sheet in {None, sheet}

    def fault(self, code: str, sheet: str | None = None) -> Fault:
        """Say what became of it."""
        return Fault(
            code=code,
            file=self.file,
            sheet=sheet or self.sheet,
            row=self.row,
            severity=Severity.WARNING,
            blanks={"reason": self.reason} if code == "row_set_aside" else {},
        )


def read(file: str, given: object) -> list[RowAside]:
    """Read the rows of one file as ``intake.yaml`` has them; what is none is passed over."""
    return [
        RowAside(
            file=file,
            sheet=None if one.get("sheet") is None else str(one["sheet"]),
            row=one["row"],
            reason=" ".join(str(one.get("reason") or "").split()),
        )
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, dict) and type(one.get("row")) is int and one["row"] > 0
    ]


def written(rows: Iterable[RowAside]) -> list[dict[str, Any]]:
    """Put rows as ``intake.yaml`` has them."""
    return [
        {
            "row": row.row,
            **({} if row.sheet is None else {"sheet": row.sheet}),
            "reason": row.reason,
        }
        for row in rows
    ]


def take_out(parts: Sequence[Part], rows: Sequence[RowAside]) -> tuple[list[Part], list[Fault]]:
    """
    Take rows out of the files as loaded.

    Returns
    -------
    parts, faults
        Each part without its rows and without the faults found in them; a note for every row set
        aside, and for every one that is not there or has no reason (and stays).
    """
    faults = [entry.fault("row_no_reason") for entry in rows if not entry.reason]
    wanted = [entry for entry in rows if entry.reason]
    found: set[RowAside] = set()
    done = []
    for part in parts:
        name, sheet = part.source.name, part.source.sheet
        here = {one.row: one for one in wanted if one.of(name, sheet)}
        if part.frame is None or not here:
            found |= set(here.values())  # of a file that cannot be read nobody knows its rows
            done.append(part)
            continue
        there = part.frame.index.isin(list(here))
        gone = {int(row) for row in part.frame.index[there]}
        found |= {here[row] for row in gone}
        faults += [here[row].fault("row_set_aside", sheet) for row in sorted(gone)]
        done.append(without(part, there, gone))
    faults += [one.fault("row_not_there") for one in wanted if one not in found]
    return done, faults


def without(part: Part, there: Any, gone: set[int]) -> Part:  # noqa: ANN401 - a mask
    """Return a part without some rows."""
    frame = part.frame
    if frame is None or not gone:
        return part
    attrs = dict(frame.attrs)
    left = frame[~there]
    left.attrs.update(attrs)
    source = part.source
    if source.blocks is not None:
        source = dataclasses.replace(source, blocks=source.blocks[~there])
    faults = tuple(fault for fault in part.faults if fault.row not in gone)
    if not len(left):
        return dataclasses.replace(part, frame=None, faults=(*faults, source.fault("empty")))
    return dataclasses.replace(part, source=source, frame=left, faults=faults)
