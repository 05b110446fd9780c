"""
Tally: add cells and schools up to wards.

What is counted adds up exactly; `spatial.totals` adds the wards up further.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.spatial import KDTree

from spatial import capacity, deficit, demand, network, norms, nursery, school_changes
from spatial.network import Network, placed
from spatial.records import LEVELS, Kind, Level, Options, weakest
from spatial.streets import MILLIMETRE_M

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Objects = NDArray[np.object_]

# What is counted, not computed from a norm.
STOCKS = (
    "pupils",
    "residents",
    "rooms_have",
    "land_have_m2",
    "land_boarders_m2",
    "land_nursery_m2",
    "land_from_floor_m2",
    "seats",
    "schools",
    "pupils_in_circle",
    "pupils_covered",
)
# Missing where the rooms of a ward are not known; its land also where that of a school is not.
BY_ROOMS = (*deficit.STOCK, "pupils_covered")
# Column of the wards, and the column of their schools it adds up.
SUMMED = {
    "rooms_have": "rooms",
    "land_have_m2": "land_m2",
    "land_boarders_m2": "land_boarders_m2",
    "land_from_floor_m2": "land_from_floor_m2",
    "seats": "seats",
}


def by_ward(
    town: Network,
    people: demand.Demand,
    schools: pd.DataFrame,
    flows: pd.DataFrame,
    rules: norms.Rules,
    options: Options,
) -> pd.DataFrame:
    """
    Sum cells and schools to wards and levels.

    Parameters
    ----------
    town, people, schools, flows
        The locality, its demand by cell, what its schools offer, and who goes where.
    rules
        Reads the service radius of each level [m] and the land of a preschool child [m2].
    options
        Reads the set of wards.

    Returns
    -------
    pandas.DataFrame
        Indexed by (``ward_id``, ``level``), every ward and level once: the columns of `STOCKS`,
        ``kind``. Sums over wards equal the locality's. Pupils near a school are missing at a level
        whose schools all lack a place: nobody knows how near they are. Land is missing where that
        of a school is: a sum of the others would be a zero in disguise.
    """
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
    for name, column in SUMMED.items():
        table[name] = np.bincount(place, schools[column].to_numpy(dtype=float), len(index))
    reserved = school_changes.reserved_m2(town, options.units or town.base_units).ravel()
    table["land_have_m2"] = table["land_have_m2"] + reserved
    lost = np.isnan(table["land_have_m2"])  # nobody told the land of one of its schools
    table["land_from_floor_m2"] = np.where(lost, np.nan, table["land_from_floor_m2"])
    counts = np.bincount(place, minlength=len(index))
    table["schools"] = counts
    if len(town.roomless):
        table["schools"] = counts + _roomless(town, options).reindex(index, fill_value=0).to_numpy()
    near = people.pupils.to_numpy() * _in_circle(town, schools, rules)
    lost = np.tile(_unplaced(town, schools), len(ward_ids))
    table["pupils_in_circle"] = np.where(lost, np.nan, _sums(near, living, len(ward_ids)))
    level = levels.get_indexer(pd.Index(flows["level"]))
    limit_m = np.array([rules.radius_m[at].value for at in LEVELS])[level]
    near = flows["distance_m"].to_numpy() <= limit_m + MILLIMETRE_M
    covered = flows["pupils"].to_numpy() * near
    at = ward_ids.get_indexer(pd.Index(flows["ward_id"])) * len(levels) + level
    table["pupils_covered"] = np.where(lost, np.nan, np.bincount(at, covered, len(index)))
    table["land_nursery_m2"] = np.zeros(len(index))
    young = people.nursery.sum(axis=1).reindex(people.pupils.index, fill_value=0).to_numpy(float)
    per_child_m2 = rules.land_per_pupil_m2[Level.MAM_NON].value
    by_child = np.bincount(living, young, len(ward_ids)) * per_child_m2
    table["land_nursery_m2"][LEVELS.index(Level.MAM_NON) :: len(levels)] = by_child
    by_ward = pd.DataFrame(table, index=index)
    by_ward["kind"] = _kinds(schools["kind"].to_numpy(), place, people, len(ward_ids))
    by_ward["kind"] = by_ward["kind"].mask(reserved > 0, Kind.ASSUMED.value)
    return by_ward


def known(by_ward: pd.DataFrame, untold: Collection[tuple[str, str]]) -> pd.DataFrame:
    """
    Take out of the wards' sums what nobody has told.

    Parameters
    ----------
    by_ward
        As `by_ward` returns it.
    untold
        Wards and levels whose rooms are not known (`Network.rooms_untold`): their stock is missing,
        and so is who reaches it; who lives near a school, where none is listed.
    """
    if not untold:
        return by_ward
    gap = by_ward.index.isin(list(untold))
    table = by_ward.assign(**{name: by_ward[name].mask(gap) for name in BY_ROOMS})
    lost = gap & (table["schools"] == 0)
    return table.assign(pupils_in_circle=table["pupils_in_circle"].mask(lost))


def nursery_by_ward(
    town: Network,
    people: demand.Demand,
    rules: norms.Rules,
    options: Options,
    untold: Collection[tuple[str, str]] = (),
) -> pd.DataFrame:
    """
    Count need, rooms and shortage of nursery by ward.

    Parameters
    ----------
    untold
        Wards and levels whose rooms are not known.

    Returns
    -------
    pandas.DataFrame
        As `nursery.line`, indexed by ``ward_id`` of the units asked for; empty where nobody tells
        nursery children apart from preschool.
    """
    if people.nursery.columns.empty:
        return pd.DataFrame(columns=list(nursery.COLUMNS))
    ward_ids = pd.Index(town.wards(options.units).index, name="ward_id")
    ward = town.cells[options.units].to_numpy()
    children = people.nursery.groupby(ward).sum().reindex(ward_ids, fill_value=0.0)
    rooms = nursery.rooms_by_ward(capacity.public(town, options), options.units, untold)
    return nursery.line(children, rooms, sizes=nursery.group_sizes(rules.on), rules=rules)


def _in_circle(town: Network, schools: pd.DataFrame, rules: norms.Rules) -> NDArray[np.bool_]:
    """
    Tell which cells lie in the circle round a school of each level, whoever goes there.

    A school whose rooms are to come has a place already.
    """
    cells = network.xy(town.cells)
    school_level = schools.index.get_level_values("level")
    near = np.zeros((len(cells), len(LEVELS)), dtype=bool)
    for place, level in enumerate(LEVELS):
        listed = schools.index[school_level == level.value].get_level_values("school_id")
        to_come = town.roomless.loc[town.roomless["level"] == level.value, "school_id"]
        listed = listed.append(pd.Index(to_come))
        here = town.schools.loc[listed]
        here = here[placed(here)]
        if len(here):
            straight_m, _ = KDTree(network.xy(here)).query(cells)
            near[:, place] = straight_m <= rules.radius_m[level].value + MILLIMETRE_M
    return near


def _unplaced(town: Network, schools: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell at which levels there are schools and none of them has a place."""
    standing = town.schools.index[placed(town.schools)]
    stands = schools.index.get_level_values("school_id").isin(standing)
    level = schools.index.get_level_values("level")
    to_come = town.roomless
    have = {*level, *to_come["level"]}
    known = {*level[stands], *to_come.loc[to_come["school_id"].isin(standing), "level"]}
    return np.array([each.value in have and each.value not in known for each in LEVELS])


def _roomless(town: Network, options: Options) -> pd.Series:
    """Count the schools whose rooms are to come by ward and level."""
    ward = town.schools[options.units].reindex(town.roomless["school_id"]).astype(str)
    at = pd.MultiIndex.from_arrays([ward, town.roomless["level"]], names=["ward_id", "level"])
    return pd.Series(1, index=at).groupby(level=[0, 1]).sum()


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


def loaded(
    town: Network,
    schools: pd.DataFrame,
    flows: pd.DataFrame,
    untold: Collection[tuple[str, str]] = (),
) -> pd.DataFrame:
    """
    Add the pupils each school draws, and how full it is by its own pupils and by the model's.

    ``utilisation`` is that of a school's own pupils; where they are not given, ``load_model``, the
    share of its seats the model fills, and ``utilisation_kind`` says which: no surer than assumed.
    A school without a place, or in a ward whose rooms are not all known, takes no part in the
    model, so both are missing there.

    Parameters
    ----------
    town, schools, flows
        The locality, what its schools offer, and who goes where.
    untold
        Wards and levels whose rooms are not known.
    """
    table = schools.copy()
    drawn = flows.groupby(["school_id", "level"])["pupils"].sum()
    standing = town.schools.index[placed(town.schools)]
    walked = table.index.get_level_values("school_id").isin(standing)
    if untold:
        at = pd.MultiIndex.from_arrays([table["ward_id"], table.index.get_level_values("level")])
        walked &= ~at.isin(list(untold))
    table["pupils_assigned"] = drawn.reindex(table.index).fillna(0.0).where(walked)
    seats = table["seats"].where(table["seats"] > 0)
    table["load_model"] = table["pupils_assigned"] / seats
    own = table["pupils"].notna() & ~table["proposed"].astype(bool)
    table["utilisation"] = (table["pupils"] / seats).where(own, table["load_model"])
    table["utilisation_kind"] = table["kind"].where(own, Kind.ASSUMED.value)
    return table
