"""One figure of the first answer: what stands large, what below it, how it is computed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class HeadlineFigure:
    """
    One figure of the row.

    Attributes
    ----------
    key
        Name of its label among the words of the screen.
    value, unit
        What stands large.
    lines
        What stands below, one line each.
    how
        How it is computed: formula, clause, kind.
    change
        Difference the proposals make, with sign; empty for none.
    good
        Whether the change is for the better.
    mark
        Whether a norm behind it was never checked against the law.
    blanks
        Values of the label's blanks.
    column
        Column of the assessment it shows, by which `spatial.quantities` defines it; empty for none.
    """

    key: str
    value: str
    unit: str
    lines: tuple[str, ...]
    how: tuple[str, ...]
    change: str = ""
    good: bool = True
    mark: bool = False
    blanks: tuple[tuple[str, object], ...] = ()
    column: str = ""

    @property
    def figure(self) -> str:
        """Return the key by which `spatial.quantities` knows it."""
        return f"deficit.{self.column}" if self.column else f"figure.label_{self.key}"

    @property
    def is_said(self) -> bool:
        """Tell whether words stand where a number would: there are more letters to fit."""
        return not any(one.isdigit() for one in self.value)
