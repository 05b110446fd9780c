"""What intake mended by itself: every cell before and after, so that it can be read and undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """
    One rule applied to one column.

    Attributes
    ----------
    rule
        Key of the sentence ``fault.<rule>``; the fault of the same code announces it.
    file, sheet, column
        Where.
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
