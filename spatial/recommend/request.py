"""What a planner asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from spatial.records import LEVELS, Level
from spatial.siting.model import Aim, Site


class RoomCount(StrEnum):
    """What a room is worth, and so what a shortage is."""

    PER_10K = "per_10k"  # rooms per 10,000: a room seats 10,000 / norm of them
    CLASS_SIZE = "class"  # class size over rooms per class


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """
    A question to the siting model.

    Attributes
    ----------
    levels
        Levels planned together: they share land and money.
    years
        First and last year of building; rooms count from the year they open.
    budget_vnd, yearly_vnd
        Money in all, and of each year [VND]; ``None`` for no limit.
    aims
        Aims in the order in which they count.
    count
        What a room is worth.
    walk_limit_m
        Longest walk to a seat that counts, by level [m]; where missing, `walk_factor` times the
        norm's service radius.
    walk_factor
        Assumed: how far beyond the service radius a seat still counts.
    new_sites, spacing_m
        Most sites newly built on, least distance between new and other schools of a level [m].
    module_rooms
        Step of sizes [rooms].
    build_years
        Years from start to opening, assumed [years].
    cost_per_room_vnd
        Cost of a room [VND]; ``None`` takes the published case in the norms.
    extend, half_day
        Whether schools may be extended on the land they have over; whether lower and upper
        secondary classes may go from two sessions to half a day.
    close
        Schools that may be closed; all others stay.
    sites
        Points the planner clicked, or a grid, beside the parcels.
    masked
        Points of a grid that are out, each with its reason; told, never built on.
    coverage
        Share of a site that may be built over, assumed [0..1]; with the most storeys of the norms
        it limits the rooms a site carries.
    forced, forbidden
        Names of actions that must, or must not, be in the plan.
    left_out
        Candidate sites the planner left out.
    seed, time_limit_s, gap
        Of the search; a gap of that size counts as proven.
    points
        Budgets tried for the curve of money against children seated [count].
    """

    levels: tuple[Level, ...] = LEVELS
    years: tuple[int, int] = (2026, 2030)
    budget_vnd: float | None = None
    yearly_vnd: Mapping[int, float] | None = None
    aims: tuple[Aim, ...] = (Aim.SEATS, Aim.MONEY, Aim.METRES)
    count: RoomCount = RoomCount.PER_10K
    walk_limit_m: Mapping[Level, float] = field(default_factory=dict)
    walk_factor: float = 3.0
    new_sites: int | None = None
    spacing_m: float = 0.0
    module_rooms: int = 5
    build_years: int = 2
    cost_per_room_vnd: float | None = None
    extend: bool = True
    half_day: bool = False
    close: tuple[str, ...] = ()
    sites: tuple[Site, ...] = ()
    masked: tuple[tuple[Site, str], ...] = ()
    coverage: float = 0.4
    forced: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    seed: int = 0
    time_limit_s: float = 60.0
    gap: float = 0.0005
    points: int = 6
