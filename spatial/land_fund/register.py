"""Every parcel of a locality beside what is measured of it."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from spatial import norms
from spatial.assessment import Assessment
from spatial.land_fund import overlay
from spatial.land_fund.overlay import ParcelOverlay
from spatial.land_fund.parcel import LandParcel, judged
from spatial.norms import Rules
from spatial.records import LEVELS, Kind, Level

_SLACK = 1e-9
_WORDS = (
    "name", "map_sheet", "plot", "owner", "current_use", "planned_use", "plan", "plan_decision",
    "legal_state", "ward_proposal", "review", "status", "wanted_level", "incentives",
)  # fmt: skip


def register(assessment: Assessment) -> tuple[LandParcel, ...]:
    """
    Put every parcel of a locality beside what is measured of it.

    Parameters
    ----------
    assessment
        The locality in a year and a set of wards: who lacks land, by which norms.

    Returns
    -------
    tuple of LandParcel
        In the order of the file; empty where the locality has no land fund.

    Notes
    -----
    ``pupils = floor(land / least land per pupil)``. Where the law lets floor stand for land (inner
    area of a special-class city) and the plan tells the floor it allows, ``land`` is the larger of
    the parcel and that floor times the rate of the rule.
    """
    town = assessment.network
    if town.parcels is None or town.parcels.empty:
        return ()
    units = assessment.options.units or town.base_units
    laid = overlay.laid(town, units)
    return tuple(
        _parcel(assessment, str(parcel_id), row, over)
        for (parcel_id, row), over in zip(town.parcels.iterrows(), laid, strict=True)
    )


def _parcel(
    assessment: Assessment, parcel_id: str, row: pd.Series, over: ParcelOverlay
) -> LandParcel:
    """Put one parcel together."""
    text = {name: _word(row, name) for name in _WORDS}
    wanted = text.pop("wanted_level")
    level, short_m2 = _level(assessment, over.ward_id, wanted)
    floor_m2 = _figure(row, "floor_allowed_m2")
    pupils, classes, smallest = _carried(over.area_m2, floor_m2, level, assessment.rules)
    year, investors = _figure(row, "available_from"), _figure(row, "investors")
    parcel = LandParcel(
        parcel_id=parcel_id,
        ward_id=over.ward_id,
        ward=str(assessment.network.wards(assessment.options.units)["ward"].get(over.ward_id, "")),
        told_ward_id=_word(row, "ward_id"),
        area_m2=over.area_m2,
        recorded_m2=_figure(row, "area_m2"),
        drawn_m2=over.drawn_m2,
        building_m2=_figure(row, "building_m2"),
        floor_allowed_m2=floor_m2,
        available_from=None if math.isnan(year) else int(year),
        incentives=text["incentives"],
        is_offered=None if math.isnan(investors) else investors == 1,
        layer_uses=over.layer_uses,
        schools=over.schools,
        level=level,
        is_wanted=bool(wanted),
        ward_short_m2=short_m2,
        pupils=pupils,
        classes=classes,
        smallest=smallest,
        kind=_word(row, "kind") or Kind.UNTOLD.value,
        name=text["name"],
        map_sheet=text["map_sheet"],
        plot=text["plot"],
        owner=text["owner"],
        current_use=text["current_use"],
        planned_use=text["planned_use"],
        plan=text["plan"],
        plan_decision=text["plan_decision"],
        legal_state=text["legal_state"],
        ward_proposal=text["ward_proposal"],
        review=text["review"],
        status=text["status"],
    )
    return judged(
        parcel,
        square=bool(row.get("square", False)),
        overlaps=over.overlaps,
        ward_differs=over.ward_differs,
    )


def _carried(
    area_m2: float, floor_m2: float, level: Level | None, rules: Rules
) -> tuple[int, int, int | None]:
    """Count the pupils and classes land carries and the fewest of a school; none for no level."""
    if level is None:
        return 0, 0, None
    pupils = carried_pupils(area_m2, floor_m2, level, rules=rules)
    smallest = _smallest(level, rules)
    classes = math.floor(pupils / rules.class_size[level].value + _SLACK)
    return pupils, classes, None if smallest is None else int(smallest.value)


def carried_pupils(area_m2: float, floor_m2: float, level: Level, *, rules: Rules) -> int:
    """
    Count the pupils of a level that land carries by the least land per pupil.

    Parameters
    ----------
    area_m2
        Site area [m2].
    floor_m2
        Floor the plan allows [m2]; NaN where untold.

    Returns
    -------
    int
        Whole pupils.

    References
    ----------
    .. [1] ``norms/land.yaml``: ``land_per_pupil_m2``, ``floor_substitution``.
    """
    rate = rules.land_per_floor
    stood_for = 0.0 if rate is None or math.isnan(floor_m2) else floor_m2 * rate.value
    return math.floor(max(area_m2, stood_for) / rules.land_per_pupil_m2[level].value + _SLACK)


def standards(level: Level, *, rules: Rules) -> tuple[norms.Norm, ...]:
    """List what a school of a level must keep: land a pupil, fewest classes, pupils a class."""
    kept = (rules.land_per_pupil_m2[level], _smallest(level, rules), rules.class_size[level])
    return tuple(norm for norm in kept if norm is not None)


def _smallest(level: Level, rules: Rules) -> norms.Norm | None:
    """Return the fewest classes of a school of a level, ``None`` where no norm is in force."""
    return norms.read().find("classes_min", rules.on, area=rules.area, level=level)


def _level(assessment: Assessment, ward_id: str, wanted: str) -> tuple[Level | None, float]:
    """
    Return the level wanted, else the one the ward lacks most land for, and that land [m2].

    A ward that lacks land at no level, or of which nobody knows, names no level.
    """
    if not ward_id:
        return (Level(wanted) if wanted else None), math.nan
    short_m2 = assessment.wards["land_short_m2"].xs(ward_id, level="ward_id")
    short_m2 = short_m2.reindex([level.value for level in LEVELS])
    if wanted:
        return Level(wanted), float(short_m2[wanted])
    known = short_m2.fillna(0.0).to_numpy()
    worst = int(np.argmax(known))
    return (LEVELS[worst], float(known[worst])) if known[worst] > 0 else (None, math.nan)


def _word(row: pd.Series, name: str) -> str:
    """Return a text of a row, empty where there is none."""
    value = row.get(name)
    return "" if value is None or value is pd.NA or value != value else str(value)  # noqa: PLR0124


def _figure(row: pd.Series, name: str) -> float:
    """Return a number of a row, NaN where there is none."""
    found = pd.to_numeric(pd.Series([row.get(name)], dtype=object), errors="coerce")
    return float(found.iloc[0])
