"""What intake mended by itself: every cell before and after, so that it can be read and undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.reading.find import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """
    One rule applied to one column.

    Attributes
    ----------
    rule
        Key of the sentence ``fault.<rule>``; the fault of the same code announces it.
    rows
        Rows of the file that were changed.
    before, after
        Their values, in the order of `rows`.
    """

    rule: str
    file: str
    sheet: str | None = None
    column: str | None = None
    rows: tuple[int, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def cells(self) -> Iterator[tuple[int, str, str]]:
        """Give row, value before and value after of every changed cell."""
        return zip(self.rows, self.before, self.after, strict=True)


def told(
    rule: str,
    column: str,
    source: Source,
    before: pd.Series,
    after: Sequence[str],
    *,
    shown: str | None = None,
) -> tuple[list[Repair], list[Fault]]:
    """
    List values that were read as others, and announce it once for the column.

    Parameters
    ----------
    rule
        What was done; also the code of the note.
    column
        The column, by its name here.
    before
        Values as written, indexed by row: those that were changed, at least one.
    after
        What each was read as.
    shown
        How the note writes the first of `after`; ``None`` as it is.
    """
    repair = Repair(
        rule=rule,
        file=source.name,
        sheet=source.sheet,
        column=source.header(column),
        rows=tuple(int(row) for row in before.index),
        before=tuple(before),
        after=tuple(after),
    )
    note = source.fault(
        rule,
        column=column,
        value=before.iloc[0],
        severity=Severity.WARNING,
        count=len(before),
        after=after[0] if shown is None else shown,
    )
    return [repair], [note]
