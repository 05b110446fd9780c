"""Flows, loads and zones as layers: a shape a row, figures unrounded, nothing infinite."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import pandas as pd

from spatial import (
    Assessment,
    Options,
    assess,
    catchment,
    network,
    questions,
    read_network,
    zoning,
)
from spatial.catchment import areas
from spatial.export import catchment as writer
from spatial.records import Level


@cache
def found() -> Assessment:
    """Assess the embedded district."""
    return assess(read_network(), Options())


@cache
def asked() -> catchment.Question:
    """Put the question of upper secondary schools within their radius."""
    return questions.of_level(found(), Level.THPT, limit_m=2000.0)


def features(made: bytes) -> list[dict[str, object]]:
    """Read a layer back."""
    tree = json.loads(made)
    assert tree["attribution"]
    return list(tree["features"])


def test_a_flow_is_a_line_and_pupils_without_a_seat_are_a_point_in_a_layer_of_their_own() -> None:
    flows = catchment.MODELS["best"](asked())
    lines, points = (
        features(writer.layer(found(), draw(found(), flows), lang="vi"))
        for draw in (writer.lines, writer.points)
    )
    assert len(lines) == flows["school_id"].notna().sum()
    assert len(points) == flows["school_id"].isna().sum() > 0
    assert {row["geometry"]["type"] for row in lines} == {"LineString"}  # type: ignore[index]
    assert {row["geometry"]["type"] for row in points} == {"Point"}  # type: ignore[index]
    assert all(row["properties"]["distance_m"] is None for row in points)  # type: ignore[index]
    pupils = sum(row["properties"]["pupils"] for row in (*lines, *points))  # type: ignore[index]
    assert abs(pupils - flows["pupils"].sum()) < 1e-2


def test_ids_of_a_flow_come_with_names() -> None:
    flows = catchment.MODELS["best"](asked())
    lines, points = writer.lines(found(), flows), writer.points(found(), flows)
    assert lines[["ward", "school"]].notna().all(axis=None)
    assert points["ward"].notna().all()
    school = found().network.schools["name"]
    assert list(lines["school"]) == list(school.reindex(lines["school_id"]))


def test_every_school_stands_with_its_load() -> None:
    load = catchment.load(asked(), catchment.MODELS["best"](asked()))
    rows = features(writer.layer(found(), writer.loads(found(), load), lang="vi"))
    given = {row["properties"]["school_id"]: row["properties"] for row in rows}  # type: ignore[index]
    assert set(given) == set(load.index)
    first = load.index[0]
    assert abs(given[first]["pupils"] - load["pupils"][first]) < 1e-6


def test_zones_carry_their_pupils_and_sum_to_all() -> None:
    question = questions.of_level(found(), Level.THPT)
    xy = network.xy(found().network.cells)
    problem = questions.zoning_problem(question, xy)
    zones = zoning.judge(problem, problem.metres.argmin(axis=1))
    ids = question.seats.index.to_numpy(dtype=object)[zones.school]
    outline = found().network.wards(None).union_all()
    shapes = areas.drawn(xy, list(ids), outline=outline, crs=found().network.cells.crs)
    layer = writer.zone_shapes(found(), shapes, question, zones)
    rows = features(writer.layer(found(), layer, lang="vi"))
    used = np.unique(zones.school)
    assert len(rows) == len(used)
    told = [row["properties"] for row in rows]
    assert abs(sum(one["pupils"] for one in told) - question.pupils.sum()) < 1e-3  # type: ignore[index]
    assert sum(one["neighbourhoods"] for one in told) == len(problem.pupils)  # type: ignore[index]


def test_the_office_list_names_every_neighbourhood_under_its_school() -> None:
    question = questions.of_level(found(), Level.THPT)
    problem = questions.zoning_problem(question, network.xy(found().network.cells))
    zones = zoning.judge(problem, problem.metres.argmin(axis=1))
    cell = str(question.pupils.index[0])
    table = writer.zone_table(question, zones, problem)
    table = writer.marked(found(), table, Level.THPT, lang="en")
    made = writer.office_list(found(), table, locked=frozenset([cell]), lang="en")
    lines = made.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("School,School id,Neighbourhood,Ward,Pupils")
    assert len(lines) == 1 + len(problem.pupils)
    assert next(line for line in lines if f",{cell}," in line).split(",")[6] == "x"


def test_what_is_missing_or_infinite_becomes_null() -> None:
    cells = found().network.cells.index[:2]
    table = pd.DataFrame({"cell_id": cells, "access": [np.nan, np.inf], "told": [True, None]})
    rows = features(writer.layer(found(), writer.at_cells(found(), table), lang="vi"))
    assert [row["properties"]["access"] for row in rows] == [None, None]  # type: ignore[index]
    assert [row["properties"]["told"] for row in rows] == [True, None]  # type: ignore[index]
