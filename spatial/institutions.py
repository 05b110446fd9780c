"""
Institutions beside the four levels: continuing, vocational, community learning, special, inclusion.

Each kind has a demand of its own, told by the locality or as a share of those who finish lower
secondary, and is held against its own places alone: no kind's spare place fills another's gap, no
ward's that of another. What a plan sends into vocational education is one demand its two kinds
share, a line of its own, never added to theirs.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from spatial import network
from spatial.assessment import Assessment
from spatial.network import STREAM
from spatial.records import Kind, Level, weakest
from spatial.targets.pack import Pack

VOCATIONAL = ("gdnn_gdtx", "trung_hoc_nghe")
WHOLE_STREAM = "vocational"
SORTS = (*STREAM, "hoc_tap_cong_dong", "chuyen_biet", "hoa_nhap")
LIST = ("institution_id", "name", "sort", "ward_id", "ward", "ownership", "places", "learners",
        "classes", "rooms", "land_m2", "floor_m2", "lon", "lat", "kind", "source")  # fmt: skip
BALANCE = ("sort", "ward_id", "ward", "year", "needed", "institutions", "places", "shortage",
           "surplus", "basis", "needs_year", "wards_told", "wards", "kind",
           "places_kind")  # fmt: skip
INDICATOR = "vocational_streaming"  # of the plans
_GRADUATES = Level.THCS.value


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionNeed:
    """
    Who needs places of a kind in a ward shown.

    Attributes
    ----------
    needed
        Places; of the wards that tell theirs.
    basis, kind
        What it rests on; `mixed` where its wards differ.
    needs_year
        The year it was told for, the one farthest from the year assessed where several are.
    wards_told, wards
        Base wards that tell theirs, of those in the ward shown; 1 of 1 for the whole locality.
    """

    needed: float = math.nan
    basis: str = "untold"
    kind: str = Kind.UNTOLD.value
    needs_year: float = math.nan
    wards_told: int = 0
    wards: int = 1


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


def crowded(there: pd.DataFrame) -> pd.DataFrame:
    """Return those of a list (`LIST`) with more learners than places; none where one is untold."""
    return there[there["learners"].astype(float) > there["places"].astype(float)]


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
        `BALANCE`. ``basis``: ``entered`` learners, ``share`` entered, ``mixed``, ``plan``,
        ``chosen``, ``untold`` where nobody tells the need. An empty ``ward_id`` is the whole
        locality. Where some base wards do not tell their need, shortage and surplus are missing.
        Places are missing where an institution of the row does not tell its own, and where the
        locality lists no institution at all; none of a kind among those listed is 0. ``kind`` is
        of the need, ``places_kind`` of the places: untold where there is no institution.

    Notes
    -----
    ``needed = share x those who finish lower secondary a year x years of upper secondary``.
    """
    entered = _entered(assessment)
    there = listed(assessment)
    _leave_none_out(entered, there)
    if share_percent is not None:
        need = share_percent / 100 * float(finishing(assessment).sum()) * _years(assessment)
        entered[WHOLE_STREAM, ""] = InstitutionNeed(
            needed=need, basis="plan" if by_plan else "chosen", kind=Kind.ASSUMED.value,
            needs_year=assessment.options.year, wards_told=1,
        )  # fmt: skip
    names = assessment.network.wards(assessment.options.units)["ward"].astype(str)
    rows = []
    for (sort, ward_id), need_there in entered.items():
        sorts = VOCATIONAL if sort == WHOLE_STREAM else (sort,)
        own = there[there["sort"].isin(sorts) & ((there["ward_id"] == ward_id) | (ward_id == ""))]
        places = math.nan if there.empty else float(own["places"].astype(float).sum(skipna=False))
        whole = need_there.wards_told == need_there.wards
        short = need_there.needed - places if whole else math.nan
        rows.append((
            sort, ward_id, str(names.get(ward_id, "")), assessment.options.year,
            need_there.needed, len(own), places,
            short if math.isnan(short) else max(short, 0.0),
            short if math.isnan(short) else max(-short, 0.0),
            need_there.basis, need_there.needs_year, need_there.wards_told, need_there.wards,
            need_there.kind, weakest(own["kind"] if len(own) else [Kind.UNTOLD]).value,
        ))  # fmt: skip
    table = pd.DataFrame(rows, columns=list(BALANCE))
    order = table["sort"].map([*SORTS, WHOLE_STREAM].index)
    return (
        table.assign(order=order)
        .sort_values(["order", "ward_id"])[list(BALANCE)]
        .reset_index(drop=True)
    )


def _leave_none_out(entered: dict[tuple[str, str], InstitutionNeed], there: pd.DataFrame) -> None:
    """Give every institution a line: its ward's or the locality's, untold where nobody tells."""
    told = {sort for sort, _ in entered}
    for sort, ward_id in there[["sort", "ward_id"]].drop_duplicates().itertuples(index=False):
        if str(sort) not in told:
            entered[str(sort), ""] = InstitutionNeed()
        elif (str(sort), "") not in entered:
            entered.setdefault((str(sort), str(ward_id)), InstitutionNeed())


def _entered(assessment: Assessment) -> dict[tuple[str, str], InstitutionNeed]:
    """Return the need by sort and ward shown: of each the latest row not after the year."""
    town, year = assessment.network, assessment.options.year
    table = town.institution_needs
    if table.empty:
        return {}
    late = table["year"] > year
    table = table.assign(late=late, near=(table["year"] - year).abs())
    table = table.sort_values(["late", "near"]).drop_duplicates(["sort", "ward_id"])
    ward_of = _wards_shown(assessment)
    wards = pd.Series(ward_of, dtype=object).value_counts()
    found: dict[tuple[str, str], list[InstitutionNeed]] = {}
    for row in table.to_dict("records"):
        key = (str(row["sort"]), str(ward_of.get(row["ward_id"], "")))
        need, basis = _need(row, assessment)
        unsure = basis == "share" or row["year"] != year
        sure = [str(row["kind"]), *([Kind.ESTIMATED.value] if unsure else [])]
        found.setdefault(key, []).append(
            InstitutionNeed(
                needed=need, basis=basis, kind=weakest(sure).value, needs_year=row["year"],
                wards_told=0 if math.isnan(need) else 1, wards=int(wards.get(key[1], 1)),
            )
        )  # fmt: skip
    return {key: _together(needs, year) for key, needs in found.items()}


def _together(needs: Sequence[InstitutionNeed], year: int) -> InstitutionNeed:
    """Add up the needs of the base wards of a ward shown: no surer than the least sure of them."""
    told = [one for one in needs if one.wards_told]
    if not told:
        return InstitutionNeed(wards=needs[0].wards)
    bases = {one.basis for one in told}
    return InstitutionNeed(
        needed=sum(one.needed for one in told),
        basis=bases.pop() if len(bases) == 1 else "mixed",
        kind=weakest(one.kind for one in told).value,
        needs_year=max((one.needs_year for one in told), key=lambda one: abs(one - year)),
        wards_told=len(told),
        wards=needs[0].wards,
    )


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
