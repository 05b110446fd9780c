"""Count in = count out: the rows of each table, those the network holds and those left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.reading.part import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCount:
    """
    Rows of one table: `rows` = `kept` + `set_aside`, always.

    Attributes
    ----------
    rows
        Rows of data read.
    kept
        Rows the network holds, those that wait for their rooms among them.
    set_aside
        Rows with a fault, and those the planner set aside.
    no_data
        Rows of the file that are titles, totals or notes; not counted among `rows`.
    """

    file: str
    sheet: str | None
    table: str
    rows: int
    kept: int
    set_aside: int
    no_data: int


def count(table: Checked, faults: Sequence[Fault], parts: Sequence[Part]) -> RowCount:
    """Count the rows of one table."""
    source = table.source
    wrong = [fault for fault in faults if fault.severity is Severity.ERROR]  # a note leaves its row
    held = table.sound if table.awaited is None else table.sound | table.awaited
    gone = int((table.hit(wrong) | ~held).sum())
    beside = [part for part in parts if part.source.name == source.name]
    rows = len(table.frame) + table.left_out
    gone += table.left_out
    return RowCount(
        file=source.name,
        sheet=source.sheet,
        table=source.table,
        rows=rows,
        kept=rows - gone,
        set_aside=gone,
        no_data=sum(len(part.aside) for part in beside),
    )
