"""One parcel of the land fund: what the register has, what is measured, what is unclear."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from spatial import rounding
from spatial.network import Network
from spatial.records import Level

EDUCATION = "giao_duc"
SURPLUS_OFFICE = "tru_so_doi_du"
LEFT_OUT = "khong_dua_vao"
BLOCKED = ("tranh_chap", "chua_thu_hoi")
UNUSABLE = frozenset({"small", "legal", "overlaps", "school"})  # doubts land does not count with
AREA_APART = 0.1  # share by which record and outline may disagree: sheets of another scale do


@dataclass(frozen=True, slots=True, kw_only=True)
class LandParcel:
    """
    One parcel of the register.

    Attributes
    ----------
    parcel_id, name, map_sheet, plot, owner
        As the register has them; empty where untold.
    ward_id, ward
        Where it lies in the set of wards reported on; empty outside of all.
    told_ward_id
        Ward the register tells, in the locality's own set; empty where untold.
    area_m2, recorded_m2, drawn_m2
        Area on record, else as drawn; on record, NaN where untold; as drawn [m2].
    current_use, planned_use, plan, plan_decision, legal_state, ward_proposal, review, status
        As the register has them; words of ``tables.yaml`` or empty.
    building_m2, floor_allowed_m2
        Floor that stands there, and that the plan allows [m2]; NaN where untold.
    available_from
        Year it is ready; ``None`` where untold.
    is_offered, incentives
        Whether private investors are asked, ``None`` where untold; what they are granted.
    layer_uses
        Share of the parcel under each use of the zoning plan's layer [0..1], the largest first;
        empty where there is no layer.
    schools
        Names of the schools on it.
    level, is_wanted
        Level the ward proposes, else the one its ward lacks most land for, ``None`` where it lacks
        none; whether it proposes it.
    ward_short_m2
        Land the ward lacks at that level [m2]; NaN where not known.
    pupils, classes
        Pupils of that level its land carries, and their classes; 0 without a level.
    smallest
        Fewest classes of a school of that level by the norm in force; ``None`` where none is.
    kind
        How its figures are known.
    doubts
        What speaks against it or is unclear, keys of ``land.doubt.<key>``.
    """

    parcel_id: str
    name: str
    map_sheet: str
    plot: str
    owner: str
    ward_id: str
    ward: str
    told_ward_id: str
    area_m2: float
    recorded_m2: float
    drawn_m2: float
    current_use: str
    planned_use: str
    plan: str
    plan_decision: str
    legal_state: str
    ward_proposal: str
    review: str
    status: str
    building_m2: float
    floor_allowed_m2: float
    available_from: int | None
    is_offered: bool | None
    incentives: str
    layer_uses: Mapping[str, float]
    schools: tuple[str, ...]
    level: Level | None
    is_wanted: bool
    ward_short_m2: float
    pupils: int
    classes: int
    smallest: int | None
    kind: str
    doubts: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether the review leaves it in the fund."""
        return self.review != LEFT_OUT

    @property
    def is_usable(self) -> bool:
        """Whether it counts as land for pupils: in the fund, and no doubt says that it is none."""
        return self.is_counted and UNUSABLE.isdisjoint(self.doubts)

    @property
    def is_square(self) -> bool:
        """Whether a square stands for an outline nobody drew."""
        return "square" in self.doubts

    @property
    def carries_school(self) -> bool:
        """Whether its land carries the smallest school of its level."""
        return self.classes >= (self.smallest or 1)


def areas(town: Network) -> dict[str, float]:
    """Return the area of each parcel as its file gives it, else as drawn [whole m2]."""
    parcels = town.parcels
    if parcels is None:
        return {}
    drawn = parcels.geometry.area
    given = drawn
    if "area_m2" in parcels:
        given = pd.to_numeric(parcels["area_m2"], errors="coerce").fillna(drawn)
    return {str(name): rounding.half_up(float(value)) for name, value in given.items()}


def left_out(town: Network) -> frozenset[str]:
    """Return the parcels the review left out of the fund."""
    if town.parcels is None or "review" not in town.parcels:
        return frozenset()
    out = town.parcels.index[(town.parcels["review"] == LEFT_OUT).to_numpy()]
    return frozenset(map(str, out))


def unready(town: Network) -> frozenset[str]:
    """Return the parcels disputed or not acquired yet of which no year tells when they are."""
    if town.parcels is None or "legal_state" not in town.parcels:
        return frozenset()
    stuck = town.parcels["legal_state"].isin(BLOCKED)
    if "available_from" in town.parcels:
        stuck &= town.parcels["available_from"].isna()
    return frozenset(map(str, town.parcels.index[stuck.to_numpy()]))


def judged(
    parcel: LandParcel, *, square: bool, overlaps: bool, ward_differs: bool = False
) -> LandParcel:
    """Say of a parcel what speaks against it or is unclear."""
    main = next(iter(parcel.layer_uses), "")
    apart = abs(parcel.area_m2 - parcel.drawn_m2) > AREA_APART * max(parcel.drawn_m2, 1.0)
    tests = {
        "outside": not parcel.ward_id,
        "ward_differs": ward_differs,
        "square": square,
        "overlaps": overlaps,
        "area": apart and not square,
        "not_education": bool(parcel.planned_use) and parcel.planned_use != EDUCATION,
        "layer_differs": bool(main and parcel.planned_use) and main != parcel.planned_use,
        "layer_other": bool(main) and not parcel.planned_use and main != EDUCATION,
        "no_decision": bool(parcel.planned_use) and not parcel.plan_decision,
        "no_plan": not parcel.planned_use and not main,
        "legal": parcel.legal_state in BLOCKED,
        "school": bool(parcel.schools),
        "no_level": parcel.level is None,
        "small": parcel.level is not None and not parcel.carries_school,
    }
    found = tuple(name for name, holds in tests.items() if holds)
    return dataclasses.replace(parcel, doubts=found)
