"""What spreading people, laying a grid and projecting single ages may take, asked beforehand."""

from __future__ import annotations

import gc
import threading
import tracemalloc

import numpy as np
import psutil
import pytest
import shapely
from projections import ahead
from towns import town

from spatial import budget, norms, projection
from spatial.errors import UserError
from spatial.placement import pieces
from spatial.projection import course, history
from spatial.projection.engines import ENGINES
from spatial.recommend import candidates

HEXAGON_M2 = pieces.ACROSS_M**2 * np.sqrt(3) / 2
LOOK_S = 0.002


def square(side_m: float, west_m: float = 0.0) -> shapely.Polygon:
    """Draw a square."""
    return shapely.box(west_m, 0, west_m + side_m, side_m)


def shapes(*given: shapely.Geometry) -> pieces.Shapes:
    """Put shapes into an array."""
    return np.array(given, dtype=object)


def refusal(call: object, *parts: str) -> None:
    """Expect a refusal that names sizes and what would help, in both languages."""
    assert callable(call)
    with pytest.raises(UserError) as told:
        call()
    for part in (*parts, budget.ENV):
        assert part in told.value.say(lang="en")
        assert part in told.value.say(lang="vi")


def test_hexagons_take_what_was_estimated_within_a_factor_of_two_and_a_half() -> None:
    zones = shapes(*(square(40_000, 40_000.0 * at) for at in range(4)))  # 118,000 hexagons
    process, over, seen = psutil.Process(), threading.Event(), []

    def look() -> None:  # GEOS keeps its shapes where Python does not count
        while not over.wait(LOOK_S):
            seen.append(process.memory_info().rss)

    gc.collect()
    before = process.memory_info().rss
    looking = threading.Thread(target=look)
    looking.start()
    zone, _ = pieces.cut(zones)
    over.set()
    looking.join()
    needed = pieces.estimate_bytes(len(zone), len(zone) // 4)
    assert max(seen) - before <= needed * 2.5
    assert len(zone) == pytest.approx(4 * 40_000**2 / HEXAGON_M2, rel=0.05)
    assert pieces.expected_cells(zones, pieces.ACROSS_M).sum() == pytest.approx(len(zone), rel=0.05)


def test_hexagons_too_many_for_the_memory_are_refused_before_one_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(budget.ENV, "0.00001")
    monkeypatch.setattr(pieces, "hexagons", lambda *_, **__: pytest.fail("drawn"))
    refusal(lambda: pieces.cut(shapes(square(10_000))), "1 ")


def test_a_locality_read_in_seconds_keeps_narrow_hexagons() -> None:
    assert pieces.widths_m(shapes(square(40_000))).tolist() == [250]  # 29,560 and 640 at the border


def test_of_a_large_locality_the_widest_zones_get_wider_hexagons() -> None:
    land = shapes(square(2_000), square(60_000, 100_000))
    # 74 and 32 cells; 66,500 and 960 are more than half of 40,000: 500 m give 16,630 and 480
    assert pieces.widths_m(land).tolist() == [250, 500]


def test_a_country_of_one_piece_is_cut_into_few_enough_cells() -> None:
    # 331,000 km2: 6.1 million cells of 250 m, 1.5 of 500 m, 0.4, 95,000, 24,000 of 4,000 m
    assert pieces.widths_m(shapes(square(575_000))).tolist() == [4_000]


def test_islands_far_apart_are_laid_without_the_sea_between() -> None:
    island = shapely.union(square(1_000), square(1_000, 600_000))
    assert len(pieces.hexagons(np.array([[0, 0, 1_000, 1_000.0]]))) < 100
    zone, parts = pieces.cut(shapes(island))
    assert len(zone) == len(parts) < 200
    assert shapely.area(parts).sum() == pytest.approx(2e6)
    assert pieces._boxed(island, pieces.ACROSS_M) < 200


def test_a_hexagon_that_two_islands_share_is_laid_once() -> None:
    near = np.array([[0, 0, 300, 300.0], [350, 0, 700, 300.0]])
    laid = pieces.hexagons(near)
    assert len({shape.wkb for shape in laid}) == len(laid)
    whole = {shape.wkb for shape in pieces.hexagons(np.array([[0, 0, 700, 300.0]]))}
    assert {shape.wkb for shape in laid} <= whole


def test_a_grid_too_large_for_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(budget.ENV, "0.00001")
    refusal(lambda: candidates.lay(town(), step_m=50), "--grid")


@pytest.mark.parametrize("engine", ["cohort", "mix"])
def test_a_projection_takes_what_was_estimated_within_a_factor_of_two_and_a_half(
    engine: str,
) -> None:
    place = town(columns=10, rows=10)
    base = history.base(place)
    asked = projection.ProjectionRequest(
        ages=norms.rules("quan12-2024").ages, last=2045, engine=engine
    )
    course.from_base(place, base, asked)
    gc.collect()
    tracemalloc.start()
    made = course.from_base(place, base, asked)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    years, wards, _, ages = made.by_age.shape
    needed = course.estimate_bytes(years, wards, ages=ages, engine=engine)
    assert needed / 2.5 <= peak <= needed * 2.5


@pytest.mark.parametrize("engine", ENGINES)
def test_a_projection_too_large_is_refused_before_it_starts(
    monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setenv(budget.ENV, "0.00001")
    refusal(lambda: ahead(engine=engine), "2 ", "--to")
