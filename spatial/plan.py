"""
The method on one screen: a `Network` and `Options` in, an `Assessment` out.

There is no second path to a number: the app, the command line, the batch runner and the tests all
come through `assess`.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import capacity, catchment, deficit, demand, network, norms, projection, scenario
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.records import LEVELS, Options, weakest
from spatial.streets import Travel

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Objects = NDArray[np.object_]

MILLIMETRE_M = 0.001  # a walk of exactly the norm is within it, whatever its last float digit

# What is counted, not computed from a norm.
STOCKS = (
    "pupils",
    "residents",
    "rooms_have",
    "land_have_m2",
    "seats",
    "schools",
    "pupils_covered",
)
PUBLISHED = "published"  # the scenario that asks no engine
# The sums of the wards' own shortages, beside the locality's shortage of the same sort.
WARDS_OWN = {
    "rooms_short_wards": "rooms_short_per_10k",
    "rooms_short_class_wards": "rooms_short_class",
    "land_short_wards_m2": "land_short_m2",
    "seats_short_wards": "seats_short",
}


def assess(
    town: Network, options: Options | None = None, *, rules: norms.Rules | None = None
) -> Assessment:
    """
    Judge a locality against a norm profile in a chosen year.

    Parameters
    ----------
    town
        The locality, with whatever proposals were applied to it.
    options
        Year, profile, units, catchment model, what counts; defaults to `Options()`.
    rules
        A profile of the planner's own, resolved; ``None`` takes the one `options` names.

    Returns
    -------
    Assessment
        Needs, stocks and gross shortages by ward and level, by level, and in total; seats and
        utilisation by school; flows from cells to schools.

    Raises
    ------
    UserError
        If the year, the profile, the units or the catchment model is not known.

    Examples
    --------
    >>> from spatial import read_network
    >>> assess(read_network()).summary()["total"]["rooms_need_per_10k"]
    4746
    """
    options = _known(town, options or Options())
    rules = rules or norms.rules(options.profile)
    if options.count_projects:
        town = scenario.with_projects(town, year=options.year)
    people = _people(town, rules, options)
    schools = capacity.offer(town, rules, options)
    flows = _flows(town, people, schools, options)
    schools = _load(schools, flows)
    wards = _by_ward(town, people, schools, flows, rules, options)
    needs = deficit.need(wards, rules=rules, share=options.two_session_share)
    judged = deficit.judge(wards.join(needs))
    levels = _by_level(town, judged, people, rules, options)
    return Assessment(
        network=town,
        options=options,
        rules=rules,
        demand=people,
        wards=judged,
        levels=levels,
        total=_total(levels),
        schools=schools,
        flows=flows,
    )


def _known(town: Network, options: Options) -> Options:
    """Refuse units and models the locality or the house does not know; fill in the base units."""
    units = options.units or town.base_units
    faults = [
        Fault(code=code, value=value, blanks={"known": ", ".join(known)})
        for code, value, known in (
            ("units_unknown", units, list(town.ward_sets)),
            ("catchment_unknown", options.catchment, list(catchment.MODELS)),
        )
        if value not in known
    ]
    share = options.two_session_share
    if share is not None and not 0 <= share <= 1:
        faults.append(Fault(code="share_outside", value=str(share)))
    if faults:
        raise UserError(faults)
    return dataclasses.replace(options, units=units)


def _people(town: Network, rules: norms.Rules, options: Options) -> demand.Demand:
    """Count pupils from the known totals, or project them."""
    if options.scenario == PUBLISHED:
        return demand.count(town, year=options.year, ages=rules.ages, band=rules.band)
    ahead = projection.project(town, projection.request(options, rules.ages, last=options.year))
    return demand.spread(
        town,
        ahead.table(options.year),
        ahead.residents(options.year),
        year=options.year,
        ages=rules.ages,
        band=rules.band,
        kind=ahead.kind,
        located=ahead.located(options.year, len(town.cells)) if ahead.placed else None,
    )


def _flows(
    town: Network, people: demand.Demand, schools: pd.DataFrame, options: Options
) -> pd.DataFrame:
    """Send the pupils of every level to schools."""
    cells_xy = network.xy(town.cells)
    model = catchment.MODELS[options.catchment]
    parts = []
    for level in LEVELS:
        offered = schools.xs(level, level="level").index if _has(schools, level) else pd.Index([])
        travel = Travel(
            cells_xy=cells_xy,
            schools_xy=network.xy(town.schools.reindex(offered)),
            streets=town.streets,
            cell_node=town.cell_node,
            cell_snap_m=town.cell_snap_m,
        )
        part = model(people.pupils[level], offered, travel)
        parts.append(part.assign(level=level.value, ward_id=town.cells[options.units].to_numpy()))
    return pd.concat(parts, ignore_index=True)


def _has(schools: pd.DataFrame, level: str) -> bool:
    """Tell whether any school offers the level."""
    return level in schools.index.get_level_values("level")


def _load(schools: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Add the pupils each school draws and how full that makes it."""
    loaded = schools.copy()
    drawn = flows.groupby(["school_id", "level"])["pupils"].sum()
    loaded["pupils_assigned"] = drawn.reindex(loaded.index).fillna(0.0)
    seats = loaded["seats"].where(loaded["seats"] > 0)
    loaded["utilisation"] = loaded["pupils_assigned"] / seats
    return loaded


def _by_ward(
    town: Network,
    people: demand.Demand,
    schools: pd.DataFrame,
    flows: pd.DataFrame,
    rules: norms.Rules,
    options: Options,
) -> pd.DataFrame:
    """Sum cells and schools to wards and levels."""
    ward_ids = pd.Index(town.wards(options.units).index, name="ward_id")
    levels = pd.Index([level.value for level in LEVELS], name="level")
    index = pd.MultiIndex.from_product([ward_ids, levels])
    living = ward_ids.get_indexer(pd.Index(town.cells[options.units]))
    table: dict[str, Floats | Ints] = {
        name: _sums(by_cell.to_numpy(), living, len(ward_ids))
        for name, by_cell in (("pupils", people.pupils), ("residents", people.residents))
    }
    school_level = schools.index.get_level_values("level")
    place = ward_ids.get_indexer(pd.Index(schools["ward_id"])) * len(levels) + levels.get_indexer(
        school_level
    )
    for name, column in (("rooms_have", "rooms"), ("land_have_m2", "land_m2"), ("seats", "seats")):
        table[name] = np.bincount(place, schools[column].to_numpy(dtype=float), len(index))
    table["schools"] = np.bincount(place, minlength=len(index))
    level = levels.get_indexer(pd.Index(flows["level"]))
    limit_m = np.array([rules.radius_m[at].value for at in LEVELS])[level]
    near = flows["distance_m"].to_numpy() <= limit_m + MILLIMETRE_M
    covered = flows["pupils"].to_numpy() * near
    at = ward_ids.get_indexer(pd.Index(flows["ward_id"])) * len(levels) + level
    table["pupils_covered"] = np.bincount(at, covered, len(index))
    by_ward = pd.DataFrame(table, index=index)
    by_ward["kind"] = _kinds(schools["kind"].to_numpy(), place, people, len(ward_ids))
    return by_ward


def _sums(by_cell: Floats, ward: Ints, wards: int) -> Floats:
    """Sum cells by level to wards, one value per ward and level in their order."""
    columns = [np.bincount(ward, column, wards) for column in by_cell.T]
    return np.asarray(np.column_stack(columns).ravel(), dtype=float)


def _kinds(kinds: Objects, place: Ints, people: demand.Demand, wards: int) -> list[str]:
    """Tell the kind of each ward and level: no surer than its pupils and its schools."""
    met = [{str(people.ward_kind[level])} for _ in range(wards) for level in LEVELS]
    for kind, at in zip(kinds, place, strict=True):
        met[at].add(str(kind))
    return [str(weakest(names)) for names in met]


def _by_level(
    town: Network,
    judged: pd.DataFrame,
    people: demand.Demand,
    rules: norms.Rules,
    options: Options,
) -> pd.DataFrame:
    """Judge the locality as a whole, and beside it the sum of the wards' own shortages."""
    by_level = judged.drop(columns=["status", "kind"]).groupby(level="level", sort=False).sum()
    needs = deficit.need(by_level[list(STOCKS)], rules=rules, share=options.two_session_share)
    levels = deficit.judge(by_level[list(STOCKS)].join(needs))
    for name, own in WARDS_OWN.items():
        levels[name] = by_level[own]
    levels["wards_short"] = (
        (judged["rooms_short_per_10k"] > 0).groupby(level="level", sort=False).sum()
    )
    levels["kind"] = _level_kinds(town, people)
    return levels


def _level_kinds(town: Network, people: demand.Demand) -> list[str]:
    """
    Tell how each level's figures for the whole locality are known.

    Schools may be estimated one by one and still add up to a published total; a proposal makes the
    total assumed.
    """
    met = {str(level): {str(people.kind[level])} for level in LEVELS}
    for level, rows in town.school_levels.groupby("level"):
        proposed = rows["proposed"].to_numpy(dtype=bool)
        met[str(level)] |= set(rows["kind"][proposed])
        met[str(level)].add(_stock_kind(town.stock, str(level), rows[~proposed]))
    return [str(weakest(met[level])) for level in LEVELS]


def _stock_kind(stock: pd.DataFrame, level: str, rows: pd.DataFrame) -> str:
    """Tell the kind of the rooms and land of a level: the published total's where they equal it."""
    if level in stock.index:
        known = stock.loc[level]
        if all(abs(rows[name].sum() - known[name]) < 1 for name in ("rooms", "land_m2")):
            return str(known["kind"])
    return str(weakest(rows["kind"]))


def _total(levels: pd.DataFrame) -> pd.Series:
    """Add the levels up: shortages stay gross, and only the figure named net is net."""
    numbers = levels.drop(columns=["covered_share", "wards_short", "status", "kind"])
    total = numbers.sum()
    total["covered_share"] = (
        total["pupils_covered"] / total["pupils"] if total["pupils"] > 0 else 1.0
    )
    return total
