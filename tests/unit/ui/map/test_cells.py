"""Cells are told as one mosaic: corners shared, sentences once, neighbours in other colours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import shapely

from spatial.ui.map import cells
from spatial.ui.map.colours import LIGHT
from spatial.ui.session.assessments import Seen


def test_a_sentence_is_told_once_and_named_by_its_number() -> None:
    said = cells.CardText()
    assert [said.at("a"), said.at("b"), said.at("a")] == [0, 1, 0]
    assert list(said.texts) == ["a", "b"]


def test_tiles_cover_the_town_without_overlap(see: Callable[..., Seen]) -> None:
    """Eight cells of a quarter of a square kilometre each, 500 m by 500 m."""
    cut = cells.tiles(see().source)
    corners = np.array(cut.corners).reshape(-1, 2)
    shapes = [shapely.Polygon(corners[ring]) for rings in cut.rings for ring in rings]
    assert len(shapes) == 8
    whole = shapely.union_all(shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, rel=1e-4)
    assert max(shape.area for shape in shapes) == pytest.approx(whole.area / 8, rel=1e-2)


def test_cells_that_touch_share_their_corners(see: Callable[..., Seen]) -> None:
    """A lattice of four by two cells has five by three corners; each is told once."""
    cut = cells.tiles(see().source)
    pairs = list(zip(cut.corners[::2], cut.corners[1::2], strict=True))
    assert len(pairs) == len(set(pairs)) == 15


def test_a_mosaic_names_styles_and_sentences_by_number(see: Callable[..., Seen]) -> None:
    seen = see()
    said = cells.CardText()
    lines = [[said.at(f"{at % 2} </script>")] for at in range(8)]
    made = cells.mosaic(
        seen.source,
        title="Khu <b>",
        styles=[cells.plain("#ffffff"), cells.plain("#000000", weight=2.0)],
        fill=[at % 2 for at in range(8)],
        card_text=said,
        lines=lines,
    )
    values = made.data
    assert values["ids"] == [f"w{ward}-{at}" for ward in ("00", "10") for at in range(4)]
    assert values["fill"] == [0, 1] * 4
    assert values["texts"] == ["0 </script>", "1 </script>"]
    assert values["lines"] == [[0], [1]] * 4
    assert values["styles"][1]["weight"] == 2.0


def test_a_small_town_is_drawn_cell_by_cell_and_a_large_one_is_not(
    see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = see().source
    assert cells.few(source)
    monkeypatch.setattr(cells, "MOST", 7)
    assert not cells.few(source)


LINE = np.column_stack([np.arange(4.0) * 100, np.zeros(4)])


def test_schools_side_by_side_have_different_colours() -> None:
    given = cells.colors(["a", "a", "b", "c"], ["a", "b", "c"], LINE)
    assert given["a"] != given["b"]
    assert given["b"] != given["c"]


def test_a_cell_of_no_school_makes_nobody_a_neighbour() -> None:
    given = cells.colors(["a", None, np.nan, "b"], ["a", "b"], LINE)
    assert given == {"a": 0, "b": 1}
    assert all(0 <= number < len(LIGHT) for number in given.values())


def test_more_neighbours_than_colours_still_gives_each_a_colour() -> None:
    angles = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    ring = np.column_stack([np.cos(angles), np.sin(angles)]) * 100
    xy = np.vstack([[0.0, 0.0], ring])
    schools = [f"s{at}" for at in range(13)]
    given = cells.colors(schools, schools, xy)
    assert given.keys() == set(schools)
    assert set(given.values()) <= set(range(len(LIGHT)))
