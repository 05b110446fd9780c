"""Join checked tables into a `Network`, reporting whatever does not fit together."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs, network, streets
from spatial.errors import Fault
from spatial.intake.checking.check import Checked, warning
from spatial.intake.joining import cells as land_cells
from spatial.intake.joining import institutions as joining_institutions
from spatial.intake.joining import landmasses, money, people, projection_inputs, target_results
from spatial.intake.joining import schools as joining_schools
from spatial.intake.joining.tables_in_hand import Bench, Frames, Wards, unknown
from spatial.locality import Locality
from spatial.network import Network
from spatial.records import Kind, weakest
from spatial.tables import schema


def wards(layers: Sequence[Checked], *, base: str | None) -> Wards | None:
    """
    Bring all sets of wards into one projected system.

    Parameters
    ----------
    layers
        One checked layer per set.
    base
        Name of the set that comes first; ``None`` leaves the order of the files.

    Returns
    -------
    Wards or None
        ``None`` when no ward can be used.
    """
    usable = [layer for layer in layers if layer.whole and layer.sound.any()]
    if not usable or len(usable) < len(layers):
        return None
    ordered = sorted(usable, key=lambda layer: layer.source.units != base)
    metres = crs.working_crs(gpd.GeoDataFrame(ordered[0].kept))
    return Wards(
        crs=metres,
        sets={
            layer.source.units: gpd.GeoDataFrame(layer.kept).to_crs(metres).set_index("ward_id")
            for layer in ordered
        },
        known={layer.source.units: pd.Index(layer.frame["ward_id"]) for layer in ordered},
        sound=all(layer.sound.all() for layer in ordered),
    )


def join(locality: Locality, town: Wards, frames: Frames) -> tuple[Network | None, list[Fault]]:
    """
    Make a network of checked tables.

    Parameters
    ----------
    frames
        The other tables by name. Rows with a fault of their own are left out; a table that is
        missing or lacks a column is skipped, and so is whatever needs it.

    Returns
    -------
    network, faults
        The network of the sound rows, ``None`` where a table it needs is missing; every fault and
        warning found in joining.
    """
    bench = Bench(town=town, frames={name: part for name, part in frames.items() if part.whole})
    residents = people.residents(bench)
    pupils = people.pupils(bench)
    cells = people.cells(bench)
    schools = joining_schools.schools(bench)
    levels = joining_schools.school_levels(bench)
    ways = _streets(bench, locality.streets_box)
    if residents is None or cells is None or schools is None or levels is None:
        return None, bench.faults
    land = landmasses.of_cells(bench, cells, ways, locality.joined_wards)
    cell_node, cell_snap_m = _hung(ways, cells, bench, land) if ways else (None, None)
    return (
        Network(
            locality=locality,
            crs=town.crs,
            ward_sets=town.sets,
            cells=cells,
            residents=residents,
            pupils=pupils,
            schools=schools,
            school_levels=levels[levels["school_id"].isin(schools.index)],
            groups=joining_schools.of_schools(bench, "groups"),
            criteria=joining_schools.of_schools(bench, "criteria"),
            subject_teachers=joining_schools.of_schools(bench, "subject_teachers"),
            recognitions=joining_schools.of_schools(bench, "recognitions"),
            enrolments=joining_schools.of_schools(bench, "enrolments"),
            opinions=joining_schools.of_schools(bench, "opinions"),
            progress=target_results.joined(bench),
            capital=money.capital(bench),
            budget=money.budget(bench),
            institutions=joining_institutions.institutions(bench),
            institution_needs=joining_institutions.needs(bench),
            stock=joining_schools.stock(bench, rooms_known=locality.rooms_known),
            registers=people.registers(bench),
            developments=projection_inputs.developments(bench.rows("developments"))
            if "developments" in bench.frames
            else (),
            streets=ways,
            cell_node=cell_node,
            cell_snap_m=cell_snap_m,
            land=land,
            development_candidates=_layer(bench, "development_candidates"),
            land_use=land_cells.uninhabited(bench),
            parcels=_layer(bench, "parcels"),
            planned_uses=land_cells.planned(bench),
            projects=_layer(bench, "projects"),
            warnings=tuple(bench.faults),
        ),
        bench.faults,
    )


def _streets(bench: Bench, box: tuple[float, ...]) -> streets.Streets | None:
    """Make the street graph; without it, distances are straight lines and a warning says so."""
    if not {"street_nodes", "street_edges"} <= bench.frames.keys():
        bench.find([warning("no_streets", "street_edges", detour=streets.DETOUR)])
        return None
    at = gpd.GeoDataFrame(bench.rows("street_nodes")).to_crs(bench.town.crs)
    part = bench.frames["street_edges"]
    position = pd.Index(at["node_id"])
    every = pd.Index(bench.frames["street_nodes"].frame["node_id"])
    for column in ("from_node", "to_node"):
        bench.find(unknown(part.source, column, part.frame[column], every, "street_nodes"))
    edges = bench.rows("street_edges")
    start, end = position.get_indexer(edges["from_node"]), position.get_indexer(edges["to_node"])
    known = (start >= 0) & (end >= 0)
    edges = edges[known]
    made = streets.connect(
        network.xy(at),
        start[known],
        end[known],
        edges["length_m"].to_numpy(dtype=float),
        kind=weakest(edges["kind"].unique()) if len(edges) else Kind.ASSUMED,
    )
    cover = None
    if box:
        frame = shapely.box(box[0], box[1], box[2], box[3])
        cover = gpd.GeoSeries([frame], crs=crs.WGS84).to_crs(bench.town.crs).iloc[0]
    return streets.along_curve(dataclasses.replace(made, cover=cover))


def _hung(
    ways: streets.Streets,
    cells: gpd.GeoDataFrame,
    bench: Bench,
    land: streets.Landmasses | None,
) -> tuple[streets.Ints, streets.Floats]:
    """Hang the cells on the streets, those of a ward together: where all of it is covered."""
    xy = network.xy(cells)
    node, snap_m = ways.snap(xy) if land is None else land.snap(ways, xy, land.cells)
    if ways.cover is None:
        return node, snap_m
    wards = next(iter(bench.town.sets.values()))
    inside = wards.index[shapely.covered_by(wards.geometry.to_numpy(), ways.cover)]
    hung = cells["ward_id"].isin(inside).to_numpy()
    return np.where(hung, node, streets.NOBODY), snap_m


def _layer(bench: Bench, name: str) -> gpd.GeoDataFrame | None:
    """Return an optional layer in metres, indexed by its key."""
    if name not in bench.frames:
        return None
    table = bench.rows(name)
    return gpd.GeoDataFrame(table).to_crs(bench.town.crs).set_index(schema()[name].key[0])
