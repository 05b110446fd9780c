"""Candidate sites: which there are, what each could carry, and why it is in or out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial import land_fund, norms
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.norms import Rules
from spatial.recommend.request import Request, RoomCount
from spatial.records import Kind, Level
from spatial.siting import actions
from spatial.siting.actions import Size
from spatial.siting.model import Action, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """
    A candidate site and why it is in or out.

    Attributes
    ----------
    reason
        Key of the sentence ``siting.site.<reason>``: ``in``, ``left_out``, ``reviewed`` (the review
        of the land fund left it out), ``legal`` (disputed or not acquired, and no year told),
        ``late``, ``small``, or
        why a point of a grid is out (``water``, ``park``, ``industry``, ``school``, ``street``).
    rooms
        Most rooms by level it could carry [rooms].
    """

    site: Site
    reason: str
    rooms: dict[Level, int]


def screen(assessment: Assessment, request: Request) -> tuple[Screened, ...]:
    """Tell of every candidate site why it is in or out, and what it could carry."""
    sizes = {level: size(assessment.rules, assessment, level, request) for level in request.levels}
    town = assessment.network
    refused = dict.fromkeys(land_fund.unready(town), "legal")
    refused |= dict.fromkeys(land_fund.left_out(town), "reviewed")
    known = (_screen(site, sizes, request, refused=refused) for site in candidates(town, request))
    masked = (Screened(site=site, reason=why, rooms={}) for site, why in request.masked)
    return (*known, *masked)


def pinned(
    assessment: Assessment, request: Request, site: Site, level: Level, rooms: int
) -> Action | None:
    """
    Return the new school on a site that comes nearest to a wished size from below.

    Returns
    -------
    Action or None
        The smallest school where the wish is smaller; ``None`` where the site carries none.
    """
    one = size(assessment.rules, assessment, level, request)
    offered = actions.build(site, level, one, place=0, module_rooms=request.module_rooms)
    fits = [action for action in offered if action.rooms <= rooms]
    return max(fits, key=lambda action: action.rooms) if fits else next(iter(offered), None)


def candidates(town: Network, request: Request) -> list[Site]:
    """Return the parcels of a locality and the planner's own points, each once."""
    own = list(request.sites)
    if town.parcels is None:
        return own
    layer = town.parcels
    area = land_fund.areas(town)
    middle = layer.geometry.representative_point()
    parcels = []
    for k, (parcel_id, row) in enumerate(layer.iterrows()):
        year = row.get("available_from")
        parcels.append(
            Site(
                site_id=str(row.get("parcel_id", parcel_id)),
                name=str(row["name"]),
                x_m=float(middle.x.iloc[k]),
                y_m=float(middle.y.iloc[k]),
                land_m2=area[str(parcel_id)],
                from_year=None if pd.isna(year) else int(year),
                kind=Kind(row.get("kind", Kind.ASSUMED)),
            )
        )
    return [*parcels, *own]


def size(rules: Rules, assessment: Assessment, level: Level, request: Request) -> Size:
    """Resolve how large a school of a level may be on the day of the profile."""
    share = assessment.options.two_session_share
    per_class = rules.rooms_per_class(level, share)
    pupils_per_room = rules.class_size[level].value / per_class
    seats = pupils_per_room
    if request.count is RoomCount.PER_10K:
        seats = 10_000 / rules.rooms_per_10k.value
    return Size(
        seats_per_room=seats,
        pupils_per_room=seats if request.count is RoomCount.PER_10K else pupils_per_room,
        land_per_pupil_m2=rules.land_per_pupil_m2[level].value,
        rooms_min=int(np.ceil(_norm(rules, "classes_min", level, 1.0) * per_class - 1e-9)),
        rooms_max=int(np.floor(_norm(rules, "classes_max", level, 60.0) * per_class + 1e-9)),
        cost_per_room_vnd=cost_per_room_vnd(request),
        footprint_per_room_m2=footprint_per_room_m2(rules, level, pupils_per_room, request),
    )


def footprint_per_room_m2(
    rules: Rules, level: Level, pupils_per_room: float, request: Request
) -> float:
    """
    Return the land a classroom stands on with the most storeys above it [m2/room].

    Notes
    -----
    ``floor per pupil * pupils per room / (most storeys * coverage)``. Classrooms only: corridors,
    subject rooms and halls come on top, so no site carries more rooms than this lets it. 0 where
    no norm gives storeys or floor for the level.
    """
    storeys = _norm(rules, "storeys_max", level, 0.0)
    floor_m2 = _norm(rules, "floor_per_pupil_m2", level, 0.0) * pupils_per_room
    stacked = storeys * request.coverage
    return floor_m2 / stacked if stacked > 0 else 0.0


def cost_per_room_vnd(request: Request) -> float:
    """Return the cost of a room [VND]: the planner's, or the published case."""
    if request.cost_per_room_vnd is not None:
        return request.cost_per_room_vnd
    return norms.room_cost_vnd()


def limit_m(rules: Rules, level: Level, request: Request) -> float:
    """Return the longest walk to a seat that counts [m]."""
    return request.walk_limit_m.get(level, request.walk_factor * rules.radius_m[level].value)


def _norm(rules: Rules, topic: str, level: Level, default: float) -> float:
    """Return the general norm of a topic in force on the day of the profile."""
    there = [
        norm
        for norm in norms.in_force(rules.on, level=level)
        if norm.topic == topic and norm.level == level and norm.series == "general"
    ]
    return there[0].value if there else default


def _screen(
    site: Site, sizes: dict[Level, Size], request: Request, *, refused: dict[str, str]
) -> Screened:
    """Tell whether a site can carry a school of any level in time."""
    rooms = {level: most for level, one in sizes.items() if (most := _most(site, one)) > 0}
    late = site.from_year is not None and site.from_year + request.build_years > request.years[1]
    out = site.site_id in request.left_out
    refusal = refused.get(site.site_id, "")
    reason = "left_out" if out else refusal or ("late" if late else "in" if rooms else "small")
    return Screened(site=site, reason=reason, rooms=rooms)


def _most(site: Site, one: Size) -> int:
    """Return the most rooms a site carries, 0 where that is less than the smallest school."""
    most = one.rooms_on(site.land_m2)
    return most if most >= max(one.rooms_min, 1) else 0
