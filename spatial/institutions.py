"""
Institutions beside the four levels: continuing, vocational, community learning, special, inclusion.

Each kind has a demand of its own, told by the locality or as a share of those who finish lower
secondary, and is held against its own places alone: no kind's spare place fills another's gap, no
ward's that of another. What a plan sends into vocational education is one demand its two kinds
share, a line of its own, never added to theirs.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping

import pandas as pd

from spatial import network
from spatial.assessment import Assessment
from spatial.records import Kind, Level, weakest
from spatial.targets.pack import Pack

STREAM = ("gdtx", "gdnn_gdtx", "trung_hoc_nghe")  # entered after lower secondary
VOCATIONAL = ("gdnn_gdtx", "trung_hoc_nghe")
WHOLE_STREAM = "vocational"
SORTS = (*STREAM, "hoc_tap_cong_dong", "chuyen_biet", "hoa_nhap")
LIST = ("institution_id", "name", "sort", "ward_id", "ward", "ownership", "places", "learners",
        "classes", "rooms", "land_m2", "floor_m2", "lon", "lat", "kind", "source")  # fmt: skip
BALANCE = ("sort", "ward_id", "ward", "year", "needed", "institutions", "places", "shortage",
           "surplus", "basis", "kind")  # fmt: skip
INDICATOR = "vocational_streaming"  # of the plans
_GRADUATES = Level.THCS.value


def listed(assessment: Assessment) -> pd.DataFrame:
    """Return the institutions, `LIST`, with their ward of the units shown."""
    town = assessment.network
    if town.institutions.empty:
        return pd.DataFrame(columns=list(LIST))
    table = town.institutions.assign(ward_id=town.institutions[_units(assessment)])
    names = town.wards(assessment.options.units)["ward"].astype(str)
    table["ward"] = names.reindex(table["ward_id"]).to_numpy()
    order = table["sort"].map(SORTS.index)
    return (
        table.assign(order=order)
        .sort_values(["order", "institution_id"])[list(LIST)]
        .reset_index(drop=True)
    )


def finishing(assessment: Assessment) -> pd.Series:
    """
    Return who finishes lower secondary in the year assessed, by ward of the base set [pupils].

    Notes
    -----
    ``pupils of the level / years of the level``: its grades are taken to be alike.
    """
    first, last = assessment.rules.ages[Level.THCS]
    pupils = assessment.demand.pupils[Level.THCS]
    by_ward = pupils.groupby(assessment.network.cells["ward_id"].to_numpy()).sum()
    return pd.Series(by_ward / (last - first + 1))


def plan_share(plan: Pack, *, year: int) -> float | None:
    """
    Return the least share of those who finish lower secondary a plan sends into vocational schools.

    Returns
    -------
    float or None
        Percent, of the target whose year comes next, else of the last; ``None`` where the plan has
        none, or counts those who finish upper secondary with them.
    """
    found = [
        (target.year if target.year is not None else year, target.value)
        for target in plan.targets
        if target.indicator == INDICATOR and target.kind == "target" and target.level == _GRADUATES
    ]
    told = sorted(
        (at, min(value) if isinstance(value, tuple) else value)
        for at, value in found
        if isinstance(value, float | tuple)
    )
    if not told:
        return None
    return next((value for at, value in told if at >= year), told[-1][1])


def balance(
    assessment: Assessment, *, share_percent: float | None = None, by_plan: bool = False
) -> pd.DataFrame:
    """
    Hold the need of each kind against its own places.

    Parameters
    ----------
    share_percent
        Share of those who finish lower secondary who enter vocational education; ``None`` for no
        line of the whole stream.
    by_plan
        Whether the plan names the share, or the planner chose it.

    Returns
    -------
    pandas.DataFrame
        `BALANCE`. ``basis``: ``entered`` learners, ``share`` entered, ``plan``, ``chosen``,
        ``untold`` where nobody tells the need. An empty ``ward_id`` is the whole locality.
        Places are missing where an institution of the row does not tell its own; none there is 0.

    Notes
    -----
    ``needed = share x those who finish lower secondary a year x years of upper secondary``.
    """
    entered = _entered(assessment)
    there = listed(assessment)
    told = {str(sort) for sort, _ in entered}
    for sort in there["sort"].unique():
        if sort not in told:
            entered[str(sort), ""] = (math.nan, "untold", Kind.UNTOLD.value)
    if share_percent is not None:
        need = share_percent / 100 * float(finishing(assessment).sum()) * _years(assessment)
        basis = "plan" if by_plan else "chosen"
        entered[WHOLE_STREAM, ""] = (need, basis, Kind.ASSUMED.value)
    names = assessment.network.wards(assessment.options.units)["ward"].astype(str)
    rows = []
    for (sort, ward_id), (needed, basis, kind) in entered.items():
        sorts = VOCATIONAL if sort == WHOLE_STREAM else (sort,)
        own = there[there["sort"].isin(sorts) & ((there["ward_id"] == ward_id) | (ward_id == ""))]
        places = float(own["places"].astype(float).sum(skipna=False))
        rows.append((
            sort, ward_id, str(names.get(ward_id, "")), assessment.options.year, needed, len(own),
            places, max(needed - places, 0.0) if _known(needed, places) else math.nan,
            max(places - needed, 0.0) if _known(needed, places) else math.nan, basis, kind,
        ))  # fmt: skip
    table = pd.DataFrame(rows, columns=list(BALANCE))
    order = table["sort"].map([*SORTS, WHOLE_STREAM].index)
    return (
        table.assign(order=order)
        .sort_values(["order", "ward_id"])[list(BALANCE)]
        .reset_index(drop=True)
    )


def _known(*figures: float) -> bool:
    """Tell whether every figure is known."""
    return not any(math.isnan(one) for one in figures)


def _entered(assessment: Assessment) -> dict[tuple[str, str], tuple[float, str, str]]:
    """Return need, basis and kind by sort and ward shown: the latest row not after the year."""
    town, year = assessment.network, assessment.options.year
    table = town.institution_needs
    if table.empty:
        return {}
    late = table["year"] > year
    table = table.assign(late=late, near=(table["year"] - year).abs())
    table = table.sort_values(["late", "near"]).drop_duplicates(["sort", "ward_id"])
    ward_of = _wards_shown(assessment)
    found: dict[tuple[str, str], tuple[float, str, str]] = {}
    for row in table.to_dict("records"):
        key = (str(row["sort"]), str(ward_of.get(row["ward_id"], "")))
        need, basis = _need(row, assessment)
        before = found.get(key)
        sure = [str(row["kind"]), *([Kind.ESTIMATED.value] if basis == "share" else [])]
        kind = weakest(sure).value
        found[key] = (need if before is None else before[0] + need, basis, kind)
    return found


def _need(row: Mapping[Hashable, object], assessment: Assessment) -> tuple[float, str]:
    """Return the need of a row told and on what it rests."""
    learners, share = float(str(row["learners"])), float(str(row["share_percent"]))
    if not math.isnan(learners):
        return learners, "entered"
    if math.isnan(share) or row["sort"] not in STREAM:
        return math.nan, "untold"
    leaving = finishing(assessment)
    those = leaving.sum() if row["ward_id"] == "" else leaving.get(row["ward_id"], 0.0)
    return share / 100 * float(those) * _years(assessment), "share"


def _years(assessment: Assessment) -> int:
    """Return the years of upper secondary, taken for those of the stream beside it."""
    first, last = assessment.rules.ages[Level.THPT]
    return last - first + 1


def _units(assessment: Assessment) -> str:
    """Return the set of wards shown."""
    return assessment.options.units or assessment.network.base_units


def _wards_shown(assessment: Assessment) -> dict[str, str]:
    """Return the ward shown that holds the middle of each ward of the base set."""
    town, units = assessment.network, _units(assessment)
    base = town.wards(None)
    if units == town.base_units:
        return {str(ward): str(ward) for ward in base.index}
    at = network.ward_of(base.representative_point().to_numpy(), town.wards(units))
    return {str(ward): str(other) for ward, other in zip(base.index, at, strict=True)}
