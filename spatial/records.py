"""Records every room of the house shares: levels, kinds of figures, options, proposals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Level of schooling (cấp học), in the order plans print them."""

    MAM_NON = "mam_non"
    TIEU_HOC = "tieu_hoc"
    THCS = "thcs"
    THPT = "thpt"


LEVELS = tuple(Level)


class Kind(StrEnum):
    """How a figure came to be known, surest first."""

    PUBLISHED = "published"
    SURVEYED = "surveyed"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"


def weakest(kinds: Iterable[str]) -> Kind:
    """
    Return the least sure of several kinds: a result is no surer than its weakest part.

    Examples
    --------
    >>> weakest(["published", "estimated"])
    <Kind.ESTIMATED: 'estimated'>
    """
    order = tuple(Kind)
    return max((Kind(kind) for kind in kinds), key=order.index, default=Kind.PUBLISHED)


class Status(StrEnum):
    """How a ward stands at a level, best first."""

    OK = "ok"
    WATCH = "watch"
    SHORT = "short"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """
    What to assess.

    Attributes
    ----------
    year
        Year the pupils are counted in.
    profile
        Name of the norm profile.
    units
        Name of the ward set results are reported on; ``None`` takes the first the locality has.
    catchment
        Model that sends pupils to schools; ``nearest`` is the only one so far.
    two_session_share
        Share of lower and upper secondary classes taught two sessions a day [0..1];
        ``None`` takes the profile's.
    """

    year: int = 2030
    profile: str = "quan12-2024"
    units: str | None = None
    catchment: str = "nearest"
    two_session_share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """
    A school the planner puts on the map.

    Attributes
    ----------
    proposal_id
        Stable name of the proposal inside its scenario.
    name
        What the planner calls it.
    level
        Level it serves.
    rooms
        General classrooms [count], >= 1.
    land_m2
        Site area [m2], >= 0.
    lon, lat
        Place, WGS 84 degrees.
    parcel_id
        Land parcel it stands on, if one was picked.
    """

    proposal_id: str
    name: str
    level: Level
    rooms: int
    land_m2: float
    lon: float
    lat: float
    parcel_id: str | None = None
