"""
Buildings: schools that a proposal or a project puts into a locality, or that are closed.

None of them changes a locality: each makes another `Network`, and the same `assess` judges it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs, network, own_names
from spatial.errors import Fault, InputFaults
from spatial.network import Network
from spatial.norms.checks import programme
from spatial.records import Kind, Proposal
from spatial.tables import schema


def apply(town: Network, proposals: Iterable[Proposal]) -> Network:
    """
    Make the locality as it would stand with the proposals built.

    Parameters
    ----------
    town
        The locality as it stands; not changed.
    proposals
        Schools to add.

    Returns
    -------
    Network
        The same locality with one more school per proposal; `town` itself if there is none.

    Raises
    ------
    InputFaults
        If a proposal has a name that is none, a figure beyond all sense, or lies outside every
        ward; all such proposals named.
    """
    proposals = tuple(proposals)
    if not proposals:
        return town
    _refuse_odd_names(proposals)
    _refuse_absurd(proposals)
    lon = np.array([proposal.lon for proposal in proposals])
    lat = np.array([proposal.lat for proposal in proposals])
    points = np.asarray(shapely.points(crs.project(lon, lat, crs=town.crs)), dtype=object)
    new = gpd.GeoDataFrame(
        {
            "school_id": [school_id(proposal) for proposal in proposals],
            "name": [proposal.name for proposal in proposals],
            "ownership": network.PUBLIC,
            "kind": Kind.ASSUMED.value,
            **{
                units: network.ward_of(points, wards).to_numpy()
                for units, wards in town.ward_sets.items()
            },
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
    return dataclasses.replace(built, proposals=(*town.proposals, *proposals))


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
        The same locality with one more school per finished project.
    """
    if town.projects is None:
        return town
    done = town.projects[town.projects["finish_year"] <= year]
    done = done[~done["status"].isin(programme.CANCELLED)]
    if done.empty:
        return town
    ids = [f"project:{project_id}" for project_id in done.index]
    new = gpd.GeoDataFrame(
        {
            "name": done["name"].to_numpy(),
            "ownership": network.PUBLIC,
            "kind": done["kind"].to_numpy(),
            **{
                units: network.ward_of(done.geometry.to_numpy(), wards).to_numpy()
                for units, wards in town.ward_sets.items()
            },
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
            "land_m2": done["land_m2"].fillna(0).to_numpy(dtype=float),
            "pupils": np.nan,
            "kind": done["kind"].to_numpy(),
            "proposed": False,
        }
    )
    return _with(town, new, stock)


def without(town: Network, closed: Collection[str]) -> Network:
    """
    Make the locality as it would stand with schools closed at every level they teach.

    Parameters
    ----------
    town
        The locality; not changed.
    closed
        Codes of schools; one the locality does not have closes nothing.

    Returns
    -------
    Network
        The same locality without them; `town` itself if there is none to close.
    """
    shut = set(closed) & set(town.schools.index)
    if not shut:
        return town
    parts = {
        "school_levels": town.school_levels,
        "groups": town.groups,
        "roomless": town.roomless,
    }
    kept = {
        name: table[~table["school_id"].isin(shut)] if "school_id" in table else table
        for name, table in parts.items()
    }
    return dataclasses.replace(
        town,
        schools=town.schools.drop(index=sorted(shut)),
        school_levels=kept["school_levels"].reset_index(drop=True),
        groups=kept["groups"],
        roomless=kept["roomless"],
        proposals=tuple(one for one in town.proposals if school_id(one) not in shut),
    )


def _with(town: Network, schools: gpd.GeoDataFrame, stock: pd.DataFrame) -> Network:
    """Add schools and what they hold."""
    return dataclasses.replace(
        town,
        schools=pd.concat([town.schools, schools]),
        school_levels=pd.concat([town.school_levels, stock], ignore_index=True),
    )


def school_id(proposal: Proposal) -> str:
    """Return the id a proposal's school carries in the network."""
    return f"proposal:{proposal.proposal_id}"


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
    bounds |= {"lon": (-180, 180), "lat": (-90, 90)}
    faults = [
        Fault(
            code="proposal_out_of_bounds",
            column=name,
            value=str(value),
            blanks={"name": proposal.name, "least": least, "most": most},
        )
        for proposal in proposals
        for name, (least, most) in bounds.items()
        if not (least or 0) <= (value := getattr(proposal, name)) <= (most or 0)  # nan is neither
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
