"""The school about to be placed, with a size the ward needs and the land allows."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

import numpy as np
import shapely

from spatial import crs, deficit, land_fund, network, norms, rounding
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.norms import Rules
from spatial.records import LEVELS, Level, Proposal

LAND_STEP_M2 = 100.0  # a suggested site is a round figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    A proposal not yet put.

    Attributes
    ----------
    level, rooms, land_m2, name, parcel_id, open_year
        As in `spatial.records.Proposal`; an empty name is given when it is put.
    lon, lat
        Place [degrees, WGS 84]; ``None`` until one was chosen.
    proposal_id
        The proposal being edited; ``None`` for a new one.
    """

    level: Level
    rooms: int
    land_m2: float
    name: str = ""
    lon: float | None = None
    lat: float | None = None
    parcel_id: str | None = None
    proposal_id: str | None = None
    open_year: int | None = None

    def placed(self, *, proposal_id: str, name: str) -> Proposal:
        """Return the draft as a proposal; it must have a place."""
        if self.lon is None or self.lat is None:
            raise ValueError(self)
        return Proposal(
            proposal_id=proposal_id,
            name=name,
            level=self.level,
            rooms=self.rooms,
            land_m2=self.land_m2,
            lon=self.lon,
            lat=self.lat,
            parcel_id=self.parcel_id,
            open_year=self.open_year,
        )


def of(proposal: Proposal) -> Draft:
    """Open a proposal for editing."""
    return Draft(**{one.name: getattr(proposal, one.name) for one in dataclasses.fields(Draft)})


def ward_at(town: Network, units: str, lon: float, lat: float) -> str | None:
    """Return the ward a place lies in, ``None`` outside all of them."""
    points = crs.project(np.array([lon]), np.array([lat]), crs=town.crs)
    ward = network.ward_of(np.asarray(shapely.points(points), dtype=object), town.wards(units))
    ward_id = ward.iloc[0]
    return ward_id if isinstance(ward_id, str) else None


def land_per_room_m2(rules: Rules, level: Level, share: float | None = None) -> float:
    """
    Return the site area a room's pupils need.

    Notes
    -----
    ``land per pupil * class size / rooms per class`` [m2/room].
    """
    pupils = rules.class_size[level].value / rules.rooms_per_class(level, share)
    return rules.land_per_pupil_m2[level].value * pupils


def largest_rooms(rules: Rules, level: Level, share: float | None = None) -> int:
    """Return the rooms of the largest school the law allows, without end where it names none."""
    known = [
        norm.value
        for norm in norms.in_force(rules.on)
        if norm.topic == "classes_max" and norm.level is level
    ]
    if not known:
        return 10**6
    return rounding.whole(max(known) * rules.rooms_per_class(level, share))


def neediest(assessment: Assessment, ward_id: str) -> Level:
    """Return the level a ward lacks most rooms at."""
    rows = assessment.wards.loc[ward_id].reindex(list(LEVELS))
    return Level(deficit.worst(rows["rooms_short_per_10k"], rows["rooms_need_per_10k"]))


def suggest(
    assessment: Assessment, ward_id: str, *, level: Level | None = None, land_m2: float = 0.0
) -> Draft:
    """
    Suggest a school for a ward.

    Parameters
    ----------
    assessment
        The assessment with all standing proposals.
    ward_id
        Ward the school would stand in.
    level
        Level; ``None`` takes the one the ward lacks most.
    land_m2
        Area of the parcel chosen, 0 for none.

    Returns
    -------
    Draft
        Without a place. Rooms: what the ward lacks (one where nobody knows), no more than the
        largest school the law allows, and no more than the parcel carries at the norm of
        land per pupil; at least one.
    """
    at = level or neediest(assessment, ward_id)
    share = assessment.options.two_session_share
    per_room_m2 = land_per_room_m2(assessment.rules, at, share)
    short = assessment.wards["rooms_short_per_10k"].to_dict()[(ward_id, at)]
    lacking = 0 if math.isnan(short) else rounding.whole(short)
    limits = [lacking, largest_rooms(assessment.rules, at, share)]
    if land_m2:
        limits.append(int(land_m2 // per_room_m2))
    rooms = max(min(limits), 1)
    needed_m2 = np.ceil(rooms * per_room_m2 / LAND_STEP_M2) * LAND_STEP_M2
    return Draft(level=at, rooms=rooms, land_m2=land_m2 or float(needed_m2))


def move(draft: Draft, *, lon: float, lat: float, parcel_id: str | None = None) -> Draft:
    """Put a draft elsewhere."""
    return dataclasses.replace(draft, lon=round(lon, 6), lat=round(lat, 6), parcel_id=parcel_id)


def parcel_place(town: Network, parcel_id: str) -> tuple[float, float, float]:
    """Return a point inside a known parcel [degrees, WGS 84] and its area [m2]."""
    assert town.parcels is not None  # noqa: S101 - only parcels on the map can be chosen
    one = town.parcels.loc[[parcel_id]]
    inside = crs.to_lonlat(one).geometry.representative_point().iloc[0]
    return float(inside.x), float(inside.y), land_fund.areas(town)[parcel_id]


def ward_place(town: Network, units: str, ward_id: str) -> tuple[float, float]:
    """Return a point inside a ward [degrees, WGS 84]."""
    inside = crs.to_lonlat(town.wards(units).loc[[ward_id]]).geometry.representative_point().iloc[0]
    return float(inside.x), float(inside.y)
