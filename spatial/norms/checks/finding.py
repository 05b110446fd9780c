"""One figure held against one norm."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from spatial import words
from spatial.norms.changes import cite, level_name, place
from spatial.norms.record import Norm
from spatial.records import Level

_NOISE = 1e-9
GREAT = 100  # figures from here on are written whole

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
    also
        Norms the limit follows from besides.
    unit
        Unit of figure and limit where it is not the norm's own.
    level
        Level where the norm names none or several lean on it.
    what
        Name of what is held against the norm where its own label says the other side of it.
    """

    subject: str
    value: float
    limit: float
    at_least: bool
    norm: Norm
    also: tuple[Norm, ...] = ()
    unit: str = ""
    level: Level | None = None
    what: str = ""

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
            label=words.say(f"check.what.{self.what}", lang=lang)
            if self.what
            else self.norm.label[lang],
            place=self.place(lang=lang),
            value=_number(self.value, lang),
            bound=bound,
            limit=_number(self.limit, lang),
            unit=words.say(f"norm.unit.{self.unit or self.norm.unit}", lang=lang),
            clause=self.clause(lang=lang),
        )

    def place(self, *, lang: str) -> str:
        """Name the level, and the case of the norm in brackets."""
        if self.level is not None and self.also:
            return level_name(self.level, lang=lang)
        return place(self.norm, lang=lang)

    def clause(self, *, lang: str) -> str:
        """Cite every norm the limit follows from, with its mark."""
        return "; ".join(cite(norm, lang=lang) for norm in (self.norm, *self.also))

    @property
    def unverified(self) -> bool:
        """Say whether any norm behind the limit must carry its mark."""
        return any(norm.unverified for norm in (self.norm, *self.also))


def subject(row: Row) -> str:
    """Return what a school is called, its code where the table has no name."""
    return word(row, "school") or str(row["school_id"])


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
    """Write whole numbers and great ones whole, others with two digits."""
    decimals = 0 if value == round(value) or abs(value) >= GREAT else 2
    return words.number(value, lang=lang, decimals=decimals)
