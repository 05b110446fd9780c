"""Join checked tables into a `Network`, reporting whatever does not fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from spatial import crs, network, streets
from spatial.errors import Fault
from spatial.intake import lattice
from spatial.intake.check import warning
from spatial.intake.files import Source
from spatial.network import Locality, Network
from spatial.records import LEVELS, Kind, weakest

Frames = Mapping[str, tuple[Source, pd.DataFrame]]


@dataclass(frozen=True, kw_only=True)
class Wards:
    """The sets of wards in metres, the base set first, and the files they came from."""

    crs: CRS
    sets: dict[str, gpd.GeoDataFrame]


def wards(layers: Sequence[tuple[Source, gpd.GeoDataFrame]], *, base: str | None) -> Wards:
    """
    Bring all sets of wards into one projected system.

    Parameters
    ----------
    layers
        One checked layer per set.
    base
        Name of the set that comes first; ``None`` leaves the order of the files.
    """
    ordered = sorted(layers, key=lambda pair: pair[0].units != base)
    metres = crs.working_crs(ordered[0][1])
    sets = {
        source.units: gpd.GeoDataFrame(layer.to_crs(metres)).set_index("ward_id")
        for source, layer in ordered
    }
    return Wards(crs=metres, sets=sets)


def join(locality: Locality, town: Wards, frames: Frames) -> tuple[Network | None, list[Fault]]:
    """
    Make a network of checked tables.

    Parameters
    ----------
    locality
        Its names.
    town
        Its wards.
    frames
        The other tables by name; ``schools``, ``school_levels`` and ``residents`` must be among them.

    Returns
    -------
    network, faults
        The network, ``None`` where a fault stops it; every fault and warning found.
    """
    faults: list[Fault] = []
    residents = _residents(town, frames, faults)
    pupils = _pupils(town, frames, faults)
    cells = _cells(town, frames, faults)
    schools = _schools(town, frames, faults)
    levels = _school_levels(schools, frames, faults)
    ways = _streets(town, frames, faults)
    if any(fault.severity == "error" for fault in faults):
        return None, faults
    cell_node, cell_snap_m = ways.snap(network.xy(cells)) if ways else (None, None)
    return (
        Network(
            locality=locality,
            crs=town.crs,
            ward_sets=town.sets,
            cells=cells,
            residents=residents,
            pupils=pupils,
            schools=schools,
            school_levels=levels,
            streets=ways,
            cell_node=cell_node,
            cell_snap_m=cell_snap_m,
            parcels=_layer(town, frames, "parcels"),
            projects=_layer(town, frames, "projects"),
            warnings=tuple(faults),
        ),
        faults,
    )


def _unknown(
    source: Source, column: str, values: pd.Series, known: pd.Index, table: str
) -> list[Fault]:
    """Report values that name no row of another table."""
    wrong = ~values.isin(known)
    return [
        Fault(
            code="unknown_reference",
            file=source.name,
            row=int(position) + source.first_row,
            column=column,
            value=str(values.iloc[position]),
            blanks={"table": table},
        )
        for position in np.flatnonzero(wrong.to_numpy())
    ]


def _residents(town: Wards, frames: Frames, faults: list[Fault]) -> pd.DataFrame:
    """Check that every ward of the base set has residents, and none is unknown."""
    source, table = frames["residents"]
    base, known = next(iter(town.sets.items()))
    faults += _unknown(source, "ward_id", table["ward_id"], known.index, base)
    people = table.groupby("ward_id")["people"].sum().reindex(known.index).fillna(0)
    faults += [
        Fault(code="no_residents", file=source.name, value=f"{known['ward'][ward]} ({ward})")
        for ward in people.index[people <= 0]
    ]
    return table[["ward_id", "year", "age", "people", "kind"]]


def _pupils(town: Wards, frames: Frames, faults: list[Fault]) -> pd.DataFrame:
    """Check the known pupils; without any, none are known."""
    columns = ["units", "ward_id", "level", "year", "pupils", "kind", "source"]
    if "pupils" not in frames:
        return pd.DataFrame(columns=columns)
    source, table = frames["pupils"]
    base = next(iter(town.sets))
    table = table.assign(units=table["units"].where(table["units"] != "", base))
    faults += _unknown(source, "units", table["units"], pd.Index(town.sets), "wards")
    for units, layer in town.sets.items():
        rows = table[(table["units"] == units) & (table["ward_id"] != "")]
        faults += _unknown(source, "ward_id", rows["ward_id"], layer.index, units)
    return table[columns]


def _cells(town: Wards, frames: Frames, faults: list[Fault]) -> gpd.GeoDataFrame:
    """Place the cells in every set of wards and scale their weights to shares of their ward."""
    base, known = next(iter(town.sets.items()))
    if "cells" in frames:
        source, table = frames["cells"]
        cells = gpd.GeoDataFrame(table).to_crs(town.crs).set_index("cell_id")
        name = source.name
    else:
        cells, name = lattice.cells(known), "cells"
        faults.append(warning("cells_made", name, count=len(cells)))
    faults += _placed(cells, town, name, "cell_outside", 1)
    if "ward_id" not in cells or (cells["ward_id"] == "").all():
        cells["ward_id"] = cells[base]
    weight = cells["weight"].astype(float)
    total = weight.groupby(cells["ward_id"]).transform("sum")
    cells["share"] = weight / total
    living = total.groupby(cells["ward_id"]).first().reindex(known.index).fillna(0)
    faults += [
        Fault(code="no_cells", file=name, value=f"{known['ward'][ward]} ({ward})")
        for ward in living.index[living <= 0]
    ]
    return cells


def _placed(
    layer: gpd.GeoDataFrame, town: Wards, name: str, code: str, first_row: int
) -> list[Fault]:
    """Write the ward of every place in every set; report places outside all wards."""
    outside = np.zeros(len(layer), dtype=bool)
    for units, known in town.sets.items():
        found = network.ward_of(layer.geometry.to_numpy(), known)
        layer[units] = found.to_numpy()
        outside |= found.isna().to_numpy()
    return [
        Fault(
            code=code,
            file=name,
            row=int(position) + first_row,
            value=str(layer.index[position]),
            blanks={"units": ", ".join(town.sets)},
        )
        for position in np.flatnonzero(outside)
    ]


def _schools(town: Wards, frames: Frames, faults: list[Fault]) -> gpd.GeoDataFrame:
    """Place the schools in every set of wards."""
    source, table = frames["schools"]
    schools = gpd.GeoDataFrame(table).to_crs(town.crs).set_index("school_id")
    faults += _placed(schools, town, source.name, "school_outside", source.first_row)
    columns = ["name", "ownership", "kind", "source", *town.sets, "geometry"]
    return gpd.GeoDataFrame(schools[columns])


def _school_levels(
    schools: gpd.GeoDataFrame, frames: Frames, faults: list[Fault]
) -> pd.DataFrame:
    """Check that stocks and schools name each other."""
    source, table = frames["school_levels"]
    faults += _unknown(source, "school_id", table["school_id"], schools.index, "schools")
    bare = schools.index.difference(pd.Index(table["school_id"]))
    if len(bare):
        faults.append(
            warning("no_levels", source.name, count=len(bare), schools=", ".join(bare[:5]))
        )
    columns = ["school_id", "level", "rooms", "land_m2", "pupils", "kind"]
    return table[columns].assign(proposed=False)


def _streets(town: Wards, frames: Frames, faults: list[Fault]) -> streets.Streets | None:
    """Make the street graph; without streets, distances are straight lines and a warning says so."""
    if not {"street_nodes", "street_edges"} <= frames.keys():
        faults.append(warning("no_streets", "street_edges", detour=streets.DETOUR))
        return None
    _, nodes = frames["street_nodes"]
    source, edges = frames["street_edges"]
    at = gpd.GeoDataFrame(nodes).to_crs(town.crs)
    position = pd.Index(at["node_id"])
    found = []
    for column in ("from_node", "to_node"):
        found += _unknown(source, column, edges[column], position, "street_nodes")
    faults += found
    if found:
        return None
    return streets.connect(
        network.xy(at),
        position.get_indexer(edges["from_node"]),
        position.get_indexer(edges["to_node"]),
        edges["length_m"].to_numpy(dtype=float),
        kind=weakest(edges["kind"].unique()),
    )


def _layer(town: Wards, frames: Frames, name: str) -> gpd.GeoDataFrame | None:
    """Return an optional layer in metres, indexed by its key."""
    if name not in frames:
        return None
    _, table = frames[name]
    return gpd.GeoDataFrame(table).to_crs(town.crs).set_index(table.columns[0])
