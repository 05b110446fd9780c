"""Roads opened and closed: another network of the same locality, and who walks less or more."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs, questions, streets
from spatial.assessment import Assessment
from spatial.errors import Fault, InputFaults
from spatial.network import Network
from spatial.records import Kind, Level
from spatial.streets import MILLIMETRE_M, Floats, RoadChange, RoadWork

LEAST_M = 1.0  # walks that differ by less are the same
BEYOND_M = 5_000.0  # around the wards; farther off it is another map


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRoads:
    """
    A locality with its roads changed.

    Attributes
    ----------
    town
        The same locality on other streets.
    works
        What was changed, in the order of the file.
    closed
        For each work the links it closes, as their two junctions [m], shape (k, 4); none for what
        is opened.
    """

    town: Network
    works: tuple[RoadWork, ...]
    closed: tuple[Floats, ...]


def changed(
    town: Network, works: Sequence[RoadWork], *, name: str = "", faults: Sequence[Fault] = ()
) -> ChangedRoads:
    """
    Open and close roads.

    Parameters
    ----------
    works
        What is opened and closed; closing comes first, so that a new road is never closed with the
        old one beside it.
    name
        The file they are from, for what is told of them.
    faults
        What was found wrong with other rows of the file: all is told at once.

    Raises
    ------
    InputFaults
        With `faults`, and if no streets are known, if a work lies off the map, if an end of a new
        road joins nothing, or a closing meets no street.
    """
    if town.streets is None:
        raise InputFaults([*faults, Fault(code="road_no_streets", file=name)])
    places = [crs.project(*np.array(one.lonlat).T, crs=town.crs) for one in works]
    around = shapely.box(*town.wards(None).total_bounds).buffer(BEYOND_M)
    away = [at for at, xy in enumerate(places) if not around.covers(shapely.MultiPoint(xy))]
    told = [*faults, *(_fault("road_off_map", works[at], name) for at in away)]
    near = [at for at in range(len(works)) if at not in away]
    shut, new = (
        [at for at in near if works[at].change is change]
        for change in (RoadChange.CLOSE, RoadChange.OPEN)
    )
    left, links = streets.closed(town.streets, [places[at] for at in shut])
    told += [_fault("road_closes_nothing", works[at], name)
             for at, gone in zip(shut, links, strict=True) if not len(gone)]  # fmt: skip
    made, loose = streets.opened(left, [places[at] for at in new])
    told += [_fault("road_joins_nothing", works[new[at]], name, metres=int(streets.TOUCH_M))
             for at in loose]  # fmt: skip
    if told:
        raise InputFaults(sorted(told, key=lambda fault: fault.row or 0))
    of = dict(zip(shut, links, strict=True))
    none = np.zeros((0, 4))
    return ChangedRoads(
        town=dataclasses.replace(town, streets=made),
        works=tuple(works),
        closed=tuple(of.get(at, none) for at in range(len(works))),
    )


def _fault(code: str, work: RoadWork, name: str, **blanks: object) -> Fault:
    """Tell what is wrong with a work that only the streets can tell."""
    said = work.name or ", ".join(f"{part:.5f}" for part in work.lonlat[0])
    return Fault(code=code, file=name or None, row=work.row, value=said, blanks=blanks)


def walks(assessment: Assessment, roads: ChangedRoads, level: Level) -> pd.DataFrame:
    """
    Measure every cell's walk to the nearest school of a level, before and after.

    Parameters
    ----------
    assessment
        The locality on the streets of today.

    Returns
    -------
    pandas.DataFrame
        ``cell_id``, ``ward_id``, ``pupils``, ``before_m``, ``after_m`` (infinite where no walk
        leads), ``before_school_id``, ``after_school_id``.

    Notes
    -----
    The nearest school, whether it has seats or not, and of wards whose rooms are not known too: a
    road moves no room. One search from all schools at once on each of the two graphs.
    """
    before = questions.schools_nearby(assessment, level)
    after = dataclasses.replace(before, streets=roads.town.streets)
    ids = np.append(questions.schools_near(assessment, level).to_numpy(dtype=object), "")
    pupils = assessment.demand.pupils[level]
    table = {
        "cell_id": pupils.index,
        "ward_id": assessment.network.cells[assessment.options.units].to_numpy(dtype=object),
        "pupils": pupils.to_numpy(dtype=np.float64),
    }
    for name, travel in (("before", before), ("after", after)):
        school, metres = travel.nearest()
        table |= {f"{name}_m": metres, f"{name}_school_id": ids[school]}
    return pd.DataFrame(table)


def by_ward(assessment: Assessment, cells: pd.DataFrame, *, limit_m: float) -> pd.DataFrame:
    """
    Sum cells to wards: who walks less and more, who comes within the longest walk.

    Parameters
    ----------
    cells
        As `walks`.
    limit_m
        Longest walk [m], itself within.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``ward_id``, in the order of the wards: ``ward``, ``pupils``, ``pupils_less``,
        ``less_m`` (what they save, on average), ``pupils_more``, ``more_m``, ``within_before``,
        ``within_after``, ``pupils_reached`` (come within), ``pupils_lost`` (fall out), ``kind``.

    Notes
    -----
    Who had no walk at all and gains one walks less, and the other way round; neither is in the
    means. What a road would change is an assumption, whatever the streets of today rest on.
    """
    wards = assessment.network.wards(assessment.options.units)["ward"]
    parts = summed(cells, limit_m=limit_m)
    sums = parts.groupby(cells["ward_id"].to_numpy()).sum().reindex(wards.index, fill_value=0.0)
    table: pd.DataFrame = pd.concat([wards, means(sums)], axis=1)
    return table.assign(kind=Kind.ASSUMED.value)


def summed(cells: pd.DataFrame, *, limit_m: float) -> pd.DataFrame:
    """Write what each cell adds to the sums of its ward; `means` ends them."""
    pupils = cells["pupils"].to_numpy(dtype=np.float64)
    before, after = (cells[name].to_numpy(dtype=np.float64) for name in ("before_m", "after_m"))
    spared = saved(before, after)
    less, more = spared >= LEAST_M, spared <= -LEAST_M
    near, then = (walk <= limit_m + MILLIMETRE_M for walk in (before, after))
    known = np.isfinite(spared)
    told = np.where(known, spared, 0.0)  # a way opened or lost altogether has no length to add up
    return pd.DataFrame(
        {
            "pupils": pupils,
            "pupils_less": pupils * less,
            "less_m": np.where(less, pupils * told, 0.0),
            "pupils_more": pupils * more,
            "more_m": np.where(more, -pupils * told, 0.0),
            "within_before": pupils * near,
            "within_after": pupils * then,
            "pupils_reached": pupils * (then & ~near),
            "pupils_lost": pupils * (near & ~then),
            "counted_less": pupils * (less & known),
            "counted_more": pupils * (more & known),
        },
        index=cells.index,
    ).replace([np.inf, -np.inf], 0.0)


def means(sums: pd.DataFrame) -> pd.DataFrame:
    """Divide sums of walks by those they are of; missing where nobody is."""
    table = sums.copy()
    for way in ("less", "more"):
        of = table.pop(f"counted_{way}")
        table[f"{way}_m"] = (table[f"{way}_m"] / of).where(of > 0)
    return table


def moved(cells: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which cells walk less or more, shape (n,)."""
    before, after = (cells[name].to_numpy(dtype=np.float64) for name in ("before_m", "after_m"))
    return np.asarray(np.abs(saved(before, after)) >= LEAST_M)


def saved(before: Floats, after: Floats) -> Floats:
    """Return what is walked less [m]; none where no walk leads either way."""
    both = np.isinf(before) & np.isinf(after)
    spared: Floats = np.where(both, 0.0, np.where(both, 0.0, before) - np.where(both, 0.0, after))
    return spared
