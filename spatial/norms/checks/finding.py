"""One figure held against one norm."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from spatial import words
from spatial.norms.changes import cite, place
from spatial.norms.record import Norm

_NOISE = 1e-9

Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    One figure held against one norm.

    Attributes
    ----------
    subject
        School, group or ward.
    value
        The figure, in the norm's unit.
    limit
        What it is held against; the norm's value, or what follows from it.
    at_least
        Whether the limit is a least, otherwise a most.
    norm
        The norm.
    """

    subject: str
    value: float
    limit: float
    at_least: bool
    norm: Norm

    @property
    def kept(self) -> bool:
        """Say whether the norm is kept."""
        if self.at_least:
            return self.value >= self.limit - _NOISE
        return self.value <= self.limit + _NOISE

    def say(self, *, lang: str) -> str:
        """Put the finding into a sentence with its clause."""
        bound = words.say(f"check.{'least' if self.at_least else 'most'}", lang=lang)
        return words.say(
            f"check.{'kept' if self.kept else 'broken'}",
            lang=lang,
            subject=self.subject,
            label=self.norm.label[lang],
            place=place(self.norm, lang=lang),
            value=_number(self.value, lang),
            bound=bound,
            limit=_number(self.limit, lang),
            unit=words.say(f"norm.unit.{self.norm.unit}", lang=lang),
            clause=cite(self.norm, lang=lang),
        )


def told(row: Row, column: str) -> float | None:
    """Return a figure of a row, ``None`` where the table does not tell it."""
    value = row.get(column)
    return None if pd.isna(value) else float(value)


def word(row: Row, column: str) -> str:
    """Return a word of a row, empty where the table does not tell it."""
    value = row.get(column)
    return "" if pd.isna(value) else str(value)


def broken(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep the findings that break their norm."""
    return tuple(finding for finding in findings if not finding.kept)


def _number(value: float, lang: str) -> str:
    """Write whole numbers whole and others with two digits."""
    return words.number(value, lang=lang, decimals=0 if value == round(value) else 2)
