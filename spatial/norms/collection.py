"""All norms together: read from the files, checked, asked by day, area and level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from spatial import own_yaml
from spatial.errors import UserError
from spatial.norms import periods
from spatial.norms.record import Binding, Confidence, Norm, Statement
from spatial.records import Level

_DEFAULTS: dict[str, Any] = {
    "areas": (),
    "note": {},
    "ends": {},
    "place": "",
    "entry": (),
    "valid_to": None,
    "dates_read": True,
}
_STATEMENT_KEYS = {"id", "entry", "topic", "text", "source", "confidence", "read_on"}


@dataclass(frozen=True, slots=True)
class Norms:
    """Every norm on file in the order of the files, and what the texts say without a number."""

    records: tuple[Norm, ...]
    statements: tuple[Statement, ...] = ()

    def __iter__(self) -> Iterator[Norm]:
        """Go through the norms."""
        return iter(self.records)

    def __len__(self) -> int:
        """Count the norms."""
        return len(self.records)

    def __getitem__(self, norm_id: str) -> Norm:
        """Return the norm of a name."""
        for norm in self.records:
            if norm.norm_id == norm_id:
                return norm
        raise KeyError(norm_id)

    def of(self, topic: str) -> tuple[Norm, ...]:
        """Return the norms of one topic."""
        return tuple(norm for norm in self.records if norm.topic == topic)

    def find(
        self,
        topic: str,
        day: date,
        *,
        area: str | None = None,
        level: Level | None = None,
        series: str = "general",
    ) -> Norm | None:
        """Return the one norm of a topic, level and series in force, or ``None``."""
        for norm in self.in_force(day, area):
            if (norm.topic, norm.level, norm.series) == (topic, level, series):
                return norm
        return None

    def statement(self, statement_id: str) -> Statement:
        """Return the statement of a name."""
        for statement in self.statements:
            if statement.statement_id == statement_id:
                return statement
        raise KeyError(statement_id)

    def topics(self) -> tuple[str, ...]:
        """Name every topic once, in order."""
        return tuple(dict.fromkeys(norm.topic for norm in self.records))

    def in_force(
        self, day: date, area: str | None = None, level: Level | None = None
    ) -> tuple[Norm, ...]:
        """
        Return the norms in force on a day.

        Parameters
        ----------
        area
            Area class (``AREAS``); ``None`` for any.
        level
            Level; keeps norms of that level and norms of no level. ``None`` keeps all.
        """
        return tuple(
            norm
            for norm in self.records
            if norm.holds_on(day)
            and norm.holds_in(area)
            and (level is None or norm.level in (level, None))
        )


def _norm(entry: dict[str, Any], own: dict[str, Any]) -> Norm:
    """Make one norm from an entry and one of its values, which inherits what it does not say."""
    told: dict[str, Any] = {**_DEFAULTS, **entry, **own}
    level = Level(own["level"]) if own.get("level") else None
    variant = own.get("variant", "")
    parts = (entry["topic"], entry["id"], level or "", variant)
    return Norm(
        norm_id=".".join(part for part in parts if part),
        topic=entry["topic"],
        level=level,
        variant=variant,
        series=own.get("series", variant or "general"),
        value=float(own["value"]),
        unit=told["unit"],
        clause=told["clause"],
        source=told["source"],
        confidence=Confidence(told["confidence"]),
        binding=Binding(told["binding"]),
        valid_from=told["valid_from"],
        valid_to=told["valid_to"],
        areas=tuple(told["areas"]),
        label=told["label"],
        note=told["note"],
        read_on=told["read_on"],
        entry=tuple(told["entry"]),
        ends=told["ends"],
        place=told["place"],
        dates_read=told["dates_read"],
    )


def _statement(entry: dict[str, Any]) -> Statement:
    """Make a statement of an entry without values."""
    return Statement(
        statement_id=f"{entry['topic']}.{entry['id']}",
        topic=entry["topic"],
        text=entry["text"],
        source=entry["source"],
        confidence=Confidence(entry["confidence"]),
        read_on=entry["read_on"],
        entry=tuple(entry["entry"]),
        terms={key: term for key, term in entry.items() if key not in _STATEMENT_KEYS},
    )


@cache
def read() -> Norms:
    """
    Read every norm file and check that no two figures hold at once and none is missing between two.

    Raises
    ------
    UserError
        With every overlap and gap found.
    """
    folder = resources.files("spatial.norms")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml")),
        key=lambda file: file.name,
    )
    entries = [entry for file in files for entry in own_yaml.read(file.read_text(encoding="utf-8"))]
    records = tuple(_norm(entry, own) for entry in entries for own in entry.get("values", ()))
    if faults := periods.faults(records):
        raise UserError(faults)
    return Norms(records, tuple(_statement(entry) for entry in entries if "text" in entry))


def in_force(day: date, area: str | None = None, level: Level | None = None) -> tuple[Norm, ...]:
    """Return the norms in force on a day, in an area, for a level; see :meth:`Norms.in_force`."""
    return read().in_force(day, area, level)
