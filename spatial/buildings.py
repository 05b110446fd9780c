"""
Buildings: what proposals and projects make of a locality.

None of them changes a locality: each makes another `Network`, and the same `assess` judges it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from contextlib import suppress

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs, network, own_names, school_changes
from spatial.errors import Fault, InputFaults
from spatial.network import Network
from spatial.norms.checks import programme
from spatial.records import YEARS, Kind, Proposal, ProposedAction
from spatial.school_changes import school_id
from spatial.tables import schema


def apply(town: Network, proposals: Iterable[Proposal]) -> Network:
    """
    Make the locality as it would stand with the proposals carried out.

    Parameters
    ----------
    town
        The locality as it stands; not changed.
    proposals
        Schools to add, and changes of those there are; these come after all that is built.

    Returns
    -------
    Network
        The same locality with what was proposed; `town` itself if there is nothing.

    Raises
    ------
    InputFaults
        If a proposal has a name that is none, a figure beyond all sense, lies outside every ward,
        or changes a school or level that is not there; all such proposals named.
    """
    proposals = tuple(proposals)
    if not proposals:
        return town
    _refuse_odd_names(proposals)
    _refuse_absurd(proposals)
    built = tuple(one for one in proposals if one.action is ProposedAction.BUILD)
    changes = [one for one in proposals if one.action is not ProposedAction.BUILD]
    return _changed(_built(town, built) if built else town, _by_year(changes))


def _by_year(changes: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Put changes in the order they come about; one without a year follows the one typed before."""
    year, dated = 0, []
    for one in changes:
        year = year if one.open_year is None else one.open_year
        dated.append((year, one))
    return tuple(one for _, one in sorted(dated, key=lambda pair: pair[0]))


def fitting(
    town: Network, proposals: Iterable[Proposal]
) -> tuple[tuple[Proposal, ...], tuple[Fault, ...]]:
    """
    Part the proposals that fit a locality from those that no longer do.

    Parameters
    ----------
    town
        The locality as it stands, maybe brought up to date since they were made.

    Returns
    -------
    proposals, faults
        Those that `apply` takes together, in their order, and why the others are left out.
    """
    proposals = tuple(proposals)
    with suppress(InputFaults):
        apply(town, proposals)
        return proposals, ()
    fit: tuple[Proposal, ...] = ()
    faults: list[Fault] = []
    for one in proposals:
        try:
            apply(town, (*fit, one))
        except InputFaults as problem:
            faults += problem.faults
        else:
            fit = (*fit, one)
    return fit, tuple(faults)


def _changed(town: Network, changes: tuple[Proposal, ...]) -> Network:
    """Carry out changes one after another; every one that cannot be is named."""
    places = pd.DataFrame(_wards(town, _points(town, changes)))
    _refuse_outside(changes, places)
    faults = []
    for change in changes:
        if (fault := school_changes.fault_of(town, change)) is not None:
            faults.append(fault)
        else:
            town = school_changes.apply(town, change)
    if faults:
        raise InputFaults(faults)
    return town


def _points(town: Network, proposals: tuple[Proposal, ...]) -> NDArray[np.object_]:
    """Return where proposals point to, in the CRS of the locality, shape (n,)."""
    lon = np.array([proposal.lon for proposal in proposals], dtype=float)
    lat = np.array([proposal.lat for proposal in proposals], dtype=float)
    return np.asarray(shapely.points(crs.project(lon, lat, crs=town.crs)), dtype=object)


def _wards(town: Network, points: NDArray[np.object_]) -> dict[str, NDArray[np.object_]]:
    """Find the ward of each point in every set of wards, by the set's name; missing outside."""
    return {
        units: network.ward_of(points, wards).to_numpy() for units, wards in town.ward_sets.items()
    }


def _built(town: Network, proposals: tuple[Proposal, ...]) -> Network:
    """Build schools."""
    points = _points(town, proposals)
    new = gpd.GeoDataFrame(
        {
            "school_id": [school_id(proposal) for proposal in proposals],
            "name": [proposal.name for proposal in proposals],
            "ownership": network.PUBLIC,
            "kind": Kind.ASSUMED.value,
            **_wards(town, points),
        },
        geometry=list(points),
        crs=town.crs,
    ).set_index("school_id")
    _refuse_outside(proposals, new[list(town.ward_sets)])
    stock = pd.DataFrame(
        {
            "school_id": new.index,
            "level": [proposal.level.value for proposal in proposals],
            "rooms": [proposal.rooms for proposal in proposals],
            "land_m2": [float(proposal.land_m2) for proposal in proposals],
            "pupils": np.nan,
            "kind": Kind.ASSUMED.value,
            "proposed": True,
        }
    )
    built = _with(town, new, stock)
    added = (*town.proposals, *proposals)
    return dataclasses.replace(built, proposals=added, before=town.before or town)


def without_projects(town: Network) -> Network:
    """Make the locality without the projects that stand in it as schools."""
    if (projects := town.projects) is None:
        return town
    return school_changes.without(town, [_code(one) for one in projects.index])


def _code(project_id: object) -> str:
    """Return the code a project stands under as a school."""
    return f"project:{project_id}"


def with_projects(town: Network, *, year: int) -> Network:
    """
    Make the locality with the projects that are finished by a year.

    Parameters
    ----------
    town
        The locality; its projects carry ``level``, ``rooms``, ``land_m2`` and ``finish_year``.
    year
        Projects finished in this year or earlier stand; cancelled ones never do.

    Returns
    -------
    Network
        The same locality with one more school per finished project. The land of a project that
        tells none is missing, as a school's is.
    """
    if (projects := town.projects) is None:
        return town
    # as it may stand with those of another year
    town = dataclasses.replace(without_projects(town), before=town.before)
    done = projects[projects["finish_year"] <= year]
    done = done[~done["status"].isin(programme.CANCELLED)]
    if done.empty:
        return town
    ids = [_code(project_id) for project_id in done.index]
    new = gpd.GeoDataFrame(
        {
            "name": done["name"].to_numpy(),
            "ownership": network.PUBLIC,
            "kind": done["kind"].to_numpy(),
            **_wards(town, done.geometry.to_numpy()),
        },
        index=pd.Index(ids, name="school_id"),
        geometry=done.geometry.to_numpy(),
        crs=town.crs,
    )
    stock = pd.DataFrame(
        {
            "school_id": ids,
            "level": done["level"].to_numpy(),
            "rooms": done["rooms"].to_numpy(dtype="int64"),
            "land_m2": done["land_m2"].to_numpy(dtype=float),  # untold is missing, as a school's
            "pupils": np.nan,
            "kind": done["kind"].to_numpy(),
            "proposed": False,
        }
    )
    return _with(town, new, stock)


def _with(town: Network, schools: gpd.GeoDataFrame, stock: pd.DataFrame) -> Network:
    """Add schools and what they hold."""
    return dataclasses.replace(
        town,
        schools=pd.concat([town.schools, schools]),
        school_levels=pd.concat([town.school_levels, stock], ignore_index=True),
    )


def _refuse_odd_names(proposals: tuple[Proposal, ...]) -> None:
    """Refuse names, codes and parcels nobody could read, wherever they come from."""
    faults = [
        fault
        for proposal in proposals
        for name in (proposal.name, proposal.proposal_id, proposal.parcel_id or "-")
        if (fault := own_names.fault_of(name, longest=own_names.LONGEST_SITE)) is not None
    ]
    if faults:
        raise InputFaults(faults)


def _refuse_absurd(proposals: tuple[Proposal, ...]) -> None:
    """Name every figure of a proposal that the table of proposals would refuse."""
    columns = schema()["proposals"].columns
    bounds = {name: (columns[name].least, columns[name].most) for name in ("rooms", "land_m2")}
    bounds |= {"lon": (-180, 180), "lat": (-90, 90), "open_year": YEARS}
    one = {ProposedAction.BUILD, ProposedAction.OPEN}
    faults = [
        Fault(
            code="proposal_out_of_bounds",
            column=name,
            value=str(value),
            blanks={"name": proposal.name, "least": least, "most": most},
        )
        for proposal in proposals
        for name, (bound, most) in bounds.items()
        for least in [1 if name == "rooms" and proposal.action in one else bound]
        if (value := getattr(proposal, name)) is not None  # a year nobody said
        and not (least or 0) <= value <= (most or 0)  # nan is neither
    ]
    if faults:
        raise InputFaults(faults)


def _refuse_outside(proposals: tuple[Proposal, ...], wards: pd.DataFrame) -> None:
    """Name every proposal that lies in no ward."""
    outside = wards.isna().any(axis=1).to_numpy()
    faults = [
        Fault(
            code="proposal_outside",
            value=proposal.name,
            blanks={"lon": f"{proposal.lon:.5f}", "lat": f"{proposal.lat:.5f}"},
        )
        for proposal, out in zip(proposals, outside, strict=True)
        if out
    ]
    if faults:
        raise InputFaults(faults)
