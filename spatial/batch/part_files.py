"""
A part of a question of seats as files that travel: GeoParquet, tables, and what is asked in JSON.

Both ends are this program of the same version; what is written is read back to the last bit.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array, csr_array

from spatial.catchment import Assignment, PartAnswer, PartOrder, PartTask, Question, TravelMethod
from spatial.catchment.best import SolutionScale
from spatial.export.layers import geoparquet
from spatial.records import Kind
from spatial.store import result_files
from spatial.store.program_sources import program_mark
from spatial.streets import Floats, Landmasses, Streets, Travel

ABOUT = "about.json"
_PRICES = "seat_prices"
_BARE = ("cell", "school", "pupils", "distance_m")  # columns of an assignment's flows


def mark(files: Mapping[str, bytes]) -> str:
    """Hash a part and what is asked of it, with the program that is asked."""
    facts = [program_mark(), *(f"{name} {hashlib.sha256(held).hexdigest()}"
                               for name, held in sorted(files.items()))]  # fmt: skip
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def of_order(order: PartOrder) -> dict[str, bytes]:
    """Write a part and what is asked of it."""
    asked, travel = order.question, order.question.travel
    cells = {"cell_id": asked.pupils.index.astype(str), "pupils": asked.pupils.to_numpy(float)}
    schools = {"school_id": asked.seats.index.astype(str), "seats": asked.seats.to_numpy(float)}
    if asked.cell_ward is not None and asked.school_ward is not None:
        cells["ward_id"] = asked.cell_ward.astype(str)
        schools["ward_id"] = asked.school_ward.astype(str)
    if travel.streets is not None:
        cells |= {"node": travel.cell_node, "snap_m": travel.cell_snap_m}
        schools |= {"node": travel.school_node, "snap_m": travel.school_snap_m}
    if travel.land is not None:
        cells["mass"] = travel.land.cells
    scale = dataclasses.asdict(order.scale)
    about = {"task": str(order.task), "limit_m": asked.limit_m, "scale": scale,
             "school": order.school, "room_seats": order.room_seats,
             "room_units": order.room_units}  # fmt: skip
    files = {
        "cells.parquet": _points(travel.cells_xy, cells),
        "schools.parquet": _points(travel.schools_xy, schools),
    }
    if travel.land is not None:
        land = gpd.GeoDataFrame({"mass": travel.land.mass}, geometry=travel.land.parts)
        files["land.parquet"] = geoparquet.document(land)
    if travel.streets is not None:
        about["streets_kind"] = str(travel.streets.kind)
        files |= _of_streets(travel.streets, travel.land)
    return {ABOUT: json.dumps(about, sort_keys=True).encode(), **files}


def order(files: Mapping[str, bytes]) -> PartOrder:
    """Read back what `of_order` wrote."""
    about = json.loads(files[ABOUT])
    cells, schools = (result_files.layer(files[f"{name}.parquet"]) for name in ("cells", "schools"))
    hung = "node" in cells
    streets = _streets(files, about["streets_kind"]) if "links.parquet" in files else None
    travel = Travel(
        cells_xy=shapely.get_coordinates(cells.geometry.to_numpy()),
        schools_xy=shapely.get_coordinates(schools.geometry.to_numpy()),
        streets=streets,
        cell_node=cells["node"].to_numpy() if hung else None,
        cell_snap_m=cells["snap_m"].to_numpy() if hung else None,
        land=_land(files, cells),
        school_node=schools["node"].to_numpy() if hung else None,
        school_snap_m=schools["snap_m"].to_numpy() if hung else None,
    )
    warded = "ward_id" in cells
    asked = Question(
        pupils=pd.Series(cells["pupils"].to_numpy(), index=pd.Index(cells["cell_id"])),
        seats=pd.Series(schools["seats"].to_numpy(), index=pd.Index(schools["school_id"])),
        travel=travel,
        cell_ward=cells["ward_id"].to_numpy(dtype=object) if warded else None,
        school_ward=schools["ward_id"].to_numpy(dtype=object) if warded else None,
        limit_m=about["limit_m"],
    )
    return PartOrder(
        task=PartTask(about["task"]),
        question=asked,
        scale=SolutionScale(**about["scale"]),
        school=about["school"],
        room_seats=about["room_seats"],
        room_units=about["room_units"],
    )


def of_answer(answer: PartAnswer) -> dict[str, bytes]:
    """Write what a part came to."""
    files: dict[str, bytes] = {}
    about: dict[str, dict[str, object]] = {}
    for name, one in answer.assignments.items():
        about[name] = {"outside_cm": one.outside_cm, "road": str(one.road), "rounds": one.rounds,
                       "arcs": one.arcs, "pairs": one.pairs}  # fmt: skip
        flows = pd.DataFrame({each: getattr(one, each) for each in _BARE})
        schools = pd.DataFrame({"seats": one.seats, "prices_cm": one.prices_cm})
        files[f"{name}-flows.parquet"] = geoparquet.table(flows)
        files[f"{name}-cells.parquet"] = geoparquet.table(pd.DataFrame({"unserved": one.unserved}))
        files[f"{name}-schools.parquet"] = geoparquet.table(schools)
    if answer.seat_prices is not None:
        files[f"{_PRICES}.parquet"] = geoparquet.table(answer.seat_prices)
    return {ABOUT: json.dumps(about, sort_keys=True).encode(), **files}


def answer(files: Mapping[str, bytes]) -> PartAnswer:
    """Read back what `of_answer` wrote."""
    assignments = {}
    for name, about in json.loads(files[ABOUT]).items():
        flows, cells, schools = (
            result_files.table(files[f"{name}-{each}.parquet"])
            for each in ("flows", "cells", "schools")
        )
        assignments[name] = Assignment(
            cell=flows["cell"].to_numpy(),
            school=flows["school"].to_numpy(),
            pupils=flows["pupils"].to_numpy(),
            distance_m=flows["distance_m"].to_numpy(),
            unserved=cells["unserved"].to_numpy(),
            seats=schools["seats"].to_numpy(),
            prices_cm=schools["prices_cm"].to_numpy(),
            **about | {"road": TravelMethod(about["road"])},
        )
    priced = files.get(f"{_PRICES}.parquet")
    return PartAnswer(
        assignments=assignments,
        seat_prices=None if priced is None else result_files.table(priced),
    )


def _points(xy: Floats, columns: Mapping[str, object]) -> bytes:
    """Write places with what is known of them."""
    return geoparquet.document(gpd.GeoDataFrame(columns, geometry=shapely.points(xy)))


def _of_streets(streets: Streets, land: Landmasses | None) -> dict[str, bytes]:
    """Write junctions, links and where streets are known."""
    pairs = streets.graph.tocoo()
    links = pd.DataFrame({"to": pairs.row, "of": pairs.col, "metres": pairs.data})
    nodes = {} if land is None else {"mass": land.nodes}
    files = {"nodes.parquet": _points(streets.xy, nodes), "links.parquet": geoparquet.table(links)}
    if streets.cover is not None:
        cover = gpd.GeoDataFrame(geometry=[streets.cover])
        files["cover.parquet"] = geoparquet.document(cover)
    return files


def _streets(files: Mapping[str, bytes], kind: str) -> Streets:
    """Read the streets of a part."""
    nodes = result_files.layer(files["nodes.parquet"])
    links = result_files.table(files["links.parquet"])
    place = (links["to"].to_numpy(), links["of"].to_numpy())
    graph = coo_array((links["metres"].to_numpy(), place), shape=(len(nodes),) * 2)
    cover = None
    if "cover.parquet" in files:
        cover = result_files.layer(files["cover.parquet"]).geometry.iloc[0]
    return Streets(
        xy=shapely.get_coordinates(nodes.geometry.to_numpy()),
        graph=csr_array(graph.tocsr()),
        kind=Kind(kind),
        cover=cover,
    )


def _land(files: Mapping[str, bytes], cells: gpd.GeoDataFrame) -> Landmasses | None:
    """Read the landmasses of a part; none where all is one."""
    if "land.parquet" not in files:
        return None
    land = result_files.layer(files["land.parquet"])
    nodes = np.empty(0, dtype=np.int64)
    if "nodes.parquet" in files:
        nodes = result_files.layer(files["nodes.parquet"])["mass"].to_numpy()
    parts = land.geometry.to_numpy()
    shapely.prepare(parts)
    return Landmasses(
        parts=np.asarray(parts, dtype=object),
        mass=land["mass"].to_numpy(),
        cells=cells["mass"].to_numpy(),
        nodes=nodes,
    )
