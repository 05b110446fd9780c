"""All norms together: read from the files, checked, asked by day, area and level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from spatial.errors import UserError
from spatial.norms import periods
from spatial.norms.record import Binding, Confidence, Norm
from spatial.records import Level

_INHERITED = (
    "unit", "clause", "source", "confidence", "binding", "valid_from", "valid_to",
    "areas", "label", "note", "read_on", "ends",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Norms:
    """Every norm on file, in the order of the files."""

    records: tuple[Norm, ...]

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
        day
            The day.
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
    """Make one norm from an entry and one of its values."""
    told: dict[str, Any] = {key: own.get(key, entry.get(key)) for key in _INHERITED}
    level = Level(own["level"]) if own.get("level") else None
    variant = own.get("variant", "")
    parts = (entry["topic"], entry["id"], level or "", variant, *(told["areas"] or ())[:1])
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
        areas=tuple(told["areas"] or ()),
        label=told["label"],
        note=told["note"] or {},
        read_on=told["read_on"],
        entry=tuple(entry.get("entry", ())),
        ends=told["ends"] or {},
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
    records = tuple(
        _norm(entry, own)
        for file in files
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
        for own in entry["values"]
    )
    if faults := periods.faults(records):
        raise UserError(faults)
    return Norms(records)


def in_force(day: date, area: str | None = None, level: Level | None = None) -> tuple[Norm, ...]:
    """Return the norms in force on a day, in an area, for a level; see :meth:`Norms.in_force`."""
    return read().in_force(day, area, level)
