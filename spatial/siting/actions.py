"""What could be done on a site: as large as land and norms allow, in modules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spatial.records import Level
from spatial.siting.model import Action, ActionKind, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """
    How large a school of a level may be, and what it takes.

    Attributes
    ----------
    seats_per_room
        Seats a room makes [pupils/room].
    pupils_per_room
        Pupils the land norm counts to a room [pupils/room].
    land_per_pupil_m2
        Least land [m2/pupil].
    rooms_min, rooms_max
        Smallest and largest school [rooms].
    cost_per_room_vnd
        Cost of a room [VND].
    footprint_per_room_m2
        Land a room stands on with as many storeys above it as are allowed [m2/room]; 0 where no
        norm says how many.
    """

    seats_per_room: float
    pupils_per_room: float
    land_per_pupil_m2: float
    rooms_min: int
    rooms_max: int
    cost_per_room_vnd: float
    footprint_per_room_m2: float = 0.0

    @property
    def land_per_room_m2(self) -> float:
        """Land a room takes [m2/room]: what the norm asks, or storeys need where it is more."""
        return max(self.pupils_per_room * self.land_per_pupil_m2, self.footprint_per_room_m2)

    def rooms_on(self, land_m2: float) -> int:
        """Return the most rooms some land carries, no more than a school may have [rooms]."""
        return min(self.rooms_max, int(np.floor(land_m2 / self.land_per_room_m2 + 1e-9)))


def build(site: Site, level: Level, size: Size, *, place: int, module_rooms: int) -> list[Action]:
    """
    Offer a new school in modules, from the smallest allowed to the largest the land carries.

    Returns
    -------
    list of Action
        Empty where the land does not carry the smallest school.
    """
    most = size.rooms_on(site.land_m2)
    if most < max(size.rooms_min, 1):
        return []
    rooms = sorted({*range(max(size.rooms_min, 1), most + 1, module_rooms), most})
    return [_more(site, level, size, place, ActionKind.BUILD, count) for count in rooms]


def extend(
    site: Site, level: Level, size: Size, *, place: int, module_rooms: int, rooms: int
) -> list[Action]:
    """
    Offer more rooms at a school that stands.

    Parameters
    ----------
    site
        The school; its land is what its present rooms leave over.
    """
    most = min(size.rooms_on(site.land_m2), size.rooms_max - rooms)
    counts = sorted({*range(module_rooms, most + 1, module_rooms), most} - {0}) if most > 0 else []
    return [_more(site, level, size, place, ActionKind.EXTEND, count) for count in counts]


def switch(site: Site, level: Level, *, place: int, seats: float, ratio: float) -> list[Action]:
    """Offer half-day teaching (`ratio` of seats after to seats before above 1), or the way back."""
    if ratio == 1:
        return []
    deed = ActionKind.HALF_DAY if ratio > 1 else ActionKind.TWO_SESSION
    return [
        Action(
            action_id=f"{deed}:{site.site_id}:{level}", deed=deed, level=level,
            site_id=site.site_id, place=place, rooms=0,
            seats=float(np.floor(seats * (ratio - 1) + 1e-9)), land_m2=0.0, cost_vnd=0.0,
        )
    ]  # fmt: skip


def close(site: Site, level: Level, *, place: int, seats: float, rooms: int) -> Action:
    """Offer to close a school; its pupils go elsewhere, nothing is earned."""
    return Action(
        action_id=f"{ActionKind.CLOSE}:{site.site_id}:{level}", deed=ActionKind.CLOSE, level=level,
        site_id=site.site_id, place=place, rooms=-rooms, seats=-seats, land_m2=0.0, cost_vnd=0.0,
    )  # fmt: skip


def _more(site: Site, level: Level, size: Size, place: int, deed: ActionKind, rooms: int) -> Action:
    """Write one module."""
    return Action(
        action_id=f"{deed}:{site.site_id}:{level}:{rooms}",
        deed=deed,
        level=level,
        site_id=site.site_id,
        place=place,
        rooms=rooms,
        seats=rooms * size.seats_per_room,
        land_m2=rooms * size.land_per_room_m2,
        cost_vnd=rooms * size.cost_per_room_vnd,
    )
