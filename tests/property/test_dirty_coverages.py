"""Outlines with gaps, overlaps, slivers, holes and divided wards: no person and no m² is lost."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from spatial import crosswalk
from spatial.errors import InputFaults

TM3 = 9210
CELL = 100.0  # side of a drawn field [m]
FIELDS = 4  # fields a side

# A unit is a set of fields, each moved and stretched a little: what makes gaps, overlaps, slivers.
SHIFT = st.sampled_from([0.0, 0.0, 0.0, 0.004, -0.004, 1.5, -1.5, 30.0])
FIELD = st.tuples(st.integers(0, FIELDS - 1), st.integers(0, FIELDS - 1), SHIFT, SHIFT)
UNIT = st.lists(FIELD, min_size=1, max_size=5)
LAYER = st.lists(UNIT, min_size=1, max_size=6)
HOLE = st.booleans()


def draw(
    units: list[list[tuple[int, int, float, float]]], *, hole: bool, name: str
) -> gpd.GeoDataFrame:
    """Draw a layer: units of several parts, one of them with a hole, one id on two rows."""
    ids, shapes = [], []
    for number, fields in enumerate(units):
        boxes = [
            shapely.box(
                x * CELL + dx, y * CELL + dy, (x + 1) * CELL + dy, (y + 1) * CELL + dx
            ).normalize()
            for x, y, dx, dy in fields
        ]
        shape = shapely.union_all(boxes)
        if hole:
            middle = shapely.point_on_surface(shape).buffer(10.0)
            shape = shapely.difference(shape, middle)
        parts = list(shapely.get_parts(shape))
        if number == 0 and len(parts) > 1:  # a ward written on two rows
            ids += [f"{name}{number}"] * 2
            shapes += [parts[0], shapely.union_all(parts[1:])]
        else:
            ids.append(f"{name}{number}")
            shapes.append(shape)
    return gpd.GeoDataFrame(index=pd.Index(ids), geometry=shapes, crs=TM3)


def areas(layer: gpd.GeoDataFrame) -> pd.Series:
    return layer.dissolve(by=layer.index).area


@given(old=LAYER, new=LAYER, hole=HOLE)
def test_every_square_metre_of_an_old_unit_is_in_a_piece_or_listed_with_its_reason(
    old: list[list[tuple[int, int, float, float]]],
    new: list[list[tuple[int, int, float, float]]],
    *,
    hole: bool,
) -> None:
    before, after = draw(old, hole=hole, name="o"), draw(new, hole=hole, name="n")
    walk = crosswalk.by_area(before, after)
    rest = crosswalk.remainder(before, after)
    named = rest.pivot_table(index="old_id", columns="reason", values="amount", aggfunc="sum")
    part = named.reindex(areas(before).index).fillna(0.0)
    pieces = walk.pieces.groupby("old_id")["amount"].sum().reindex(part.index).fillna(0.0)
    known = pieces - part.get("twice", 0.0) + part.get("gap", 0.0) + part.get("beyond", 0.0)
    assert known.to_numpy() == pytest.approx(areas(before).to_numpy(), rel=1e-6, abs=1e-3)
    assert (rest["amount"] >= 0).all()


@given(old=LAYER, new=LAYER, hole=HOLE, chance=st.integers(0, 2**32 - 1))
def test_people_of_several_years_are_conserved_over_any_outlines_and_back(
    old: list[list[tuple[int, int, float, float]]],
    new: list[list[tuple[int, int, float, float]]],
    *,
    hole: bool,
    chance: int,
) -> None:
    before, after = draw(old, hole=hole, name="o"), draw(new, hole=hole, name="n")
    whole = crosswalk.by_area(before, after)
    for walk in (whole, whole.without_slivers()):
        landed = sorted(set(walk.pieces["old_id"]))
        assert landed == sorted(set(whole.pieces["old_id"]))  # no unit loses its last piece
        drawn = np.random.default_rng(chance)
        table = pd.DataFrame(
            [
                (ward, year, int(drawn.integers(0, 10**6)))
                for ward in landed
                for year in (2019, 2025)
            ],
            columns=["ward", "year", "people"],
        )
        over = crosswalk.carry(table, walk, unit="ward", value="people")
        back = crosswalk.carry(over, walk.back(), unit="ward", value="people")
        for carried in (over, back):
            sums = carried.groupby("year")["people"].sum()
            assert sums.to_dict() == table.groupby("year")["people"].sum().to_dict()


@given(
    homes=st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c", "", None]),
            st.sampled_from(["x", "y", "", None]),
            st.integers(0, 5000),
        ),
        min_size=1,
    )
)
@example(homes=[("a", None, 10), ("a", "x", 0), ("b", "y", 3)])
def test_people_counted_by_homes_are_inside_or_outside_and_nowhere_else(
    homes: list[tuple[str | None, str | None, int]],
) -> None:
    cells = pd.DataFrame(homes, columns=["old", "new", "people"])
    walk = crosswalk.by_people(cells, old="old", new="new", people="people")
    outside = (walk.outside() * walk.old_total).sum()
    at_home = cells[cells["old"].isin(["a", "b", "c"])]["people"].sum()
    assert walk.pieces["amount"].sum() + outside == pytest.approx(at_home)
    assert "" not in set(walk.old_total.index)


def test_reasons_by_hand() -> None:
    """Of a 100 × 100 m ward: 30 m beyond, a gap of 10 m, 5 m in two new wards at once."""
    old = gpd.GeoDataFrame(index=["a"], geometry=[shapely.box(0, 0, 100, 100)], crs=TM3)
    ring = shapely.box(0, -50, 70, 150).difference(shapely.box(20, 0, 30, 100))
    new = gpd.GeoDataFrame(index=["x", "y"], geometry=[ring, shapely.box(-10, 0, 5, 100)], crs=TM3)
    rest = crosswalk.remainder(old, new).set_index("reason")["amount"].to_dict()
    assert rest == pytest.approx({"beyond": 3000.0, "gap": 1000.0, "twice": 500.0})


def test_a_unit_without_land_is_named_and_its_figures_are_not_lost_in_silence() -> None:
    old = gpd.GeoDataFrame(index=["a", "b"], geometry=[shapely.box(0, 0, 9, 9), None], crs=TM3)
    new = gpd.GeoDataFrame(index=["x"], geometry=[shapely.box(0, 0, 9, 9)], crs=TM3)
    rest = crosswalk.remainder(old, new)
    assert rest[["old_id", "reason"]].to_numpy().tolist() == [["b", "no_land"]]
    with pytest.raises(InputFaults):
        crosswalk.carry(
            pd.DataFrame({"ward": ["a", "b"], "people": [1, 2]}),
            crosswalk.by_area(old, new),
            unit="ward",
            value="people",
        )


def test_an_unknown_figure_stays_unknown_wherever_it_would_have_gone() -> None:
    walk = crosswalk.by_list([("a", "x"), ("b", "x"), ("b", "y"), ("c", "z")])
    table = pd.DataFrame({"ward": ["a", "b", "c"], "people": [5.0, np.nan, 7.0]})
    carried = crosswalk.carry(table, walk, unit="ward", value="people").set_index("ward")["people"]
    assert carried.isna().to_dict() == {"x": True, "y": True, "z": False}
    assert carried["z"] == 7


def test_a_list_that_names_no_successor_leaves_the_unit_outside() -> None:
    walk = crosswalk.by_list([("a", "x"), ("b", "")])
    assert walk.outside().to_dict() == {"a": 0.0, "b": 1.0}
