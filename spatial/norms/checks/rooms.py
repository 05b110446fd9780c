"""Rooms needed under every way of counting, side by side, because they disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from spatial import rounding
from spatial.norms import collection
from spatial.norms.checks import staff
from spatial.norms.record import Norm
from spatial.norms.rules import Rules
from spatial.records import LEVELS, Level

PER = 10_000
ZONES = (1, 2, 3)
CLASSES = ("class_one", "class_half", "staffing")  # part of a class needs a whole room


@dataclass(frozen=True, kw_only=True)
class RoomMethod:
    """
    One way to count rooms.

    Attributes
    ----------
    name
        ``per_10k_pupils``, ``per_10k_residents``, ``class_one`` (a room a class), ``class_half``
        (rooms shared half a day) or ``staffing``.
    need
        Rooms by level, unrounded; missing where the way has no figure for a level.
    norms
        The norms it follows from.
    band
        Ages counted, both ends in; ``None`` where pupils are.
    people
        Residents of the band [people].
    zone
        Staffing zone; 0 for none.
    """

    name: str
    need: Mapping[Level, float]
    norms: tuple[Norm, ...]
    band: tuple[int, int] | None = None
    people: float = 0.0
    zone: int = 0
    rounded: dict[Level, int] = field(init=False)

    def __post_init__(self) -> None:
        """Round each level as plans print it: half-up, and up where a class needs a whole room."""
        whole = rounding.up if self.name in CLASSES else rounding.whole
        object.__setattr__(self, "rounded", {at: whole(need) for at, need in self.need.items()})

    @property
    def total(self) -> int:
        """Add the levels up as a plan prints them: classes by level, ratios before rounding."""
        if self.name in CLASSES:
            return sum(self.rounded.values())
        return rounding.whole(sum(self.need.values()))


def room_methods(
    pupils: pd.Series, bands: Mapping[tuple[int, int], pd.Series], *, rules: Rules
) -> tuple[RoomMethod, ...]:
    """
    Count rooms under every method.

    Parameters
    ----------
    pupils
        Pupils by ``level``.
    bands
        Residents by ``level`` for every reading of the band: first and last age.

    Returns
    -------
    tuple of RoomMethod
        The ratio on pupils, the ratio on residents band by band, a room a class, rooms shared half
        a day, the staffing average of the three zones.
    """
    ratio = rules.rooms_per_10k
    per = {level: float(pupils[level]) for level in LEVELS}
    methods = [
        RoomMethod(name="per_10k_pupils", need=_times(per, ratio.value / PER), norms=(ratio,)),
    ]
    for band, residents in bands.items():
        living = {level: float(residents[level]) for level in LEVELS}
        methods.append(
            RoomMethod(
                name="per_10k_residents",
                need=_times(living, ratio.value / PER),
                norms=(ratio, *_bounds(rules, band)),
                band=band,
                people=sum(living.values()),
            )
        )
    methods += [
        _by_class(name, per, rules, share) for name, share in (("class_one", 1), ("class_half", 0))
    ]
    return (*methods, *(_by_staffing(pupils, rules, zone) for zone in ZONES))


def _times(counts: Mapping[Level, float], factor: float) -> dict[Level, float]:
    """Multiply every level."""
    return {level: count * factor for level, count in counts.items()}


def _bounds(rules: Rules, band: tuple[int, int]) -> tuple[Norm, ...]:
    """Cite the ages of a band."""
    return tuple(
        norm
        for norm in collection.in_force(rules.on)
        if (norm.topic, int(norm.value)) in {("band_from", band[0]), ("band_to", band[1])}
    )


def _by_class(name: str, pupils: Mapping[Level, float], rules: Rules, share: float) -> RoomMethod:
    """Count classes of the profile's size, each with its rooms."""
    table = rules.rooms_per_class_two_session if share else rules.rooms_per_class_half_day
    need = {
        level: pupils[level] / rules.class_size[level].value * rules.rooms_per_class(level, share)
        for level in LEVELS
    }
    cited = dict.fromkeys((*rules.class_size.values(), *table.values()))
    return RoomMethod(name=name, need=need, norms=tuple(cited))


def _by_staffing(pupils: pd.Series, rules: Rules, zone: int) -> RoomMethod:
    """Count classes of the average posts are given for."""
    need, cited = {}, []
    for level in LEVELS:
        size = staff.class_size(level, rules=rules, zone=zone)
        if size is not None:
            need[level] = float(pupils[level] / size.value * rules.rooms_per_class(level, None))
            cited.append(size)
    return RoomMethod(name="staffing", need=need, norms=tuple(cited), zone=zone)
