"""A part travels as files and arrives as it was, to the last bit."""

from __future__ import annotations

import io

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from scipy.sparse import coo_array

from spatial import catchment
from spatial.batch import part_files
from spatial.catchment import PartOrder, PartTask, Question
from spatial.catchment.best import SolutionScale
from spatial.records import Kind
from spatial.streets import Landmasses, Streets, Travel

HOMES = np.array([[0.1, 0.0], [100.0, 1 / 3], [9_000.0, 0.0]])
SCHOOLS = np.array([[0.0, 0.0], [9_000.0, 7.0]])


def travel(*, streets: bool, land: bool) -> Travel:
    """Two homes on one island, the third on another; a street between the first two."""
    graph = coo_array(([99.7, 99.7], ([0, 1], [1, 0])), shape=(2, 2)).tocsr()
    cover = shapely.box(-1, -1, 500, 500)
    made = Streets(xy=HOMES[:2], graph=graph, kind=Kind.SURVEYED, cover=cover)
    islands = np.array([shapely.box(-50, -50, 500, 50), shapely.box(8_000, -50, 9_500, 50)])
    nodes = np.array([0, 0] if streets else [], dtype=np.int64)
    masses = Landmasses(
        parts=islands, mass=np.array([0, 1]), cells=np.array([0, 0, 1]), nodes=nodes
    )
    return Travel(
        HOMES,
        SCHOOLS,
        streets=made if streets else None,
        cell_node=np.array([0, 1, -1]) if streets else None,
        cell_snap_m=np.array([0.0, 0.0, np.inf]) if streets else None,
        school_node=np.array([0, -1]) if streets else None,
        school_snap_m=np.array([0.1, np.inf]) if streets else None,
        land=masses if land else None,
    )


def order(*, streets: bool, land: bool) -> PartOrder:
    asked = Question(
        pupils=pd.Series([10.1, 20.0, 5.0], index=["001", "002", "003"]),
        seats=pd.Series([12.0, 9.0], index=["a", "b"]),
        travel=travel(streets=streets, land=land),
        cell_ward=np.array(["00001", "00001", "00002"], dtype=object),
        school_ward=np.array(["00001", "00002"], dtype=object),
        limit_m=4_000.0,
    )
    scale = SolutionScale(units=1_000_000, dearest_cm=13_000.0)
    return PartOrder(task=PartTask.SEATS, question=asked, scale=scale)


@pytest.mark.parametrize("streets", [False, True])
@pytest.mark.parametrize("land", [False, True])
def test_a_part_and_its_answer_arrive_as_they_were(*, streets: bool, land: bool) -> None:
    sent = order(streets=streets, land=land)
    files = part_files.of_order(sent)
    assert ("links.parquet" in files, "land.parquet" in files) == (streets, land)
    arrived = part_files.order(files)
    assert part_files.of_order(arrived) == files
    ours, theirs = sent.question, arrived.question
    assert theirs.pairs.toarray().tobytes() == ours.pairs.toarray().tobytes()
    assert (theirs.pupils.equals(ours.pupils), theirs.seats.equals(ours.seats)) == (True, True)
    found = part_files.of_answer(catchment.answer(arrived))
    assert found == part_files.of_answer(catchment.answer(sent))
    assert part_files.of_answer(part_files.answer(found)) == found


def test_places_travel_as_geoparquet() -> None:
    layer = gpd.read_parquet(
        io.BytesIO(part_files.of_order(order(streets=False, land=False))["cells.parquet"])
    )
    assert layer["cell_id"].tolist() == ["001", "002", "003"]
    assert shapely.get_coordinates(layer.geometry).tobytes() == HOMES.tobytes()


def test_the_mark_follows_what_is_asked() -> None:
    one = part_files.of_order(order(streets=False, land=False))
    other = part_files.of_order(order(streets=False, land=True))
    assert part_files.mark(one) == part_files.mark(dict(reversed([*one.items()])))
    assert part_files.mark(one) != part_files.mark(other)
