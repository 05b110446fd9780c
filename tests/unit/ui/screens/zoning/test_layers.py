"""The map of zones: a colour a zone, edges for locks and hands, the one chosen on its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.map import cells, colours
from spatial.ui.screens.zoning import card, layers, model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import zone_plans
from spatial.ui.session.assessments import Seen

Work = Callable[..., tuple[Seen, ZoneWork]]


def styles(seen: Seen, one: ZoneWork) -> list[dict[str, object]]:
    """Return the style of every neighbourhood."""
    values = layers._mosaic(seen, one).data
    return [values["styles"][at] for at in values["fill"]]


def test_zones_side_by_side_differ_in_colour(work: Work) -> None:
    seen, one = work()
    drawn = [style["fillColor"] for style in styles(seen, one)]
    assert len(set(drawn[:4])) == len(set(drawn[4:])) == 1
    assert drawn[0] != drawn[4]


def test_a_neighbourhood_without_a_school_is_grey(work: Work) -> None:
    seen, one = work(planned=False)
    assert {style["fillColor"] for style in styles(seen, one)} == {colours.NOBODY}


def test_a_hand_changes_no_colour_but_its_own_and_has_an_edge(work: Work) -> None:
    seen, one = work()
    before = styles(seen, one)
    cell = next(cell for cell in range(4) if one.beside(cell))
    zone_plans.give(one.case.assessment.network, model.key(seen), str(one.cells[cell]), "s1")
    after = styles(seen, model.work(seen))
    assert after[cell]["color"] == layers.HAND
    assert after[cell]["fillColor"] == before[4]["fillColor"]
    assert [after[at] for at in range(8) if at != cell] == [
        before[at] for at in range(8) if at != cell
    ]


def test_a_lock_and_the_one_chosen_have_edges_of_their_own(work: Work) -> None:
    seen, one = work()
    zone_plans.lock(one.case.assessment.network, model.key(seen), "w00-0", locked=True)
    card.choose("w00-1")
    drawn = styles(seen, model.work(seen))
    assert drawn[0]["color"] == layers.LOCKED
    assert drawn[1]["color"] == colours.CHOSEN


def test_the_zones_cover_the_town_and_carry_their_school(work: Work) -> None:
    _, one = work()
    shapes = layers.shapes(one)
    assert list(shapes.index) == ["s0", "s1"]
    assert shapes.area.sum() == pytest.approx(2_000_000, rel=1e-3)  # two square kilometres


def test_a_zoning_of_nobody_has_no_shapes(work: Work) -> None:
    _, one = work(planned=False)
    assert layers.names(one) == [None] * 8
    assert layers._borders(one, filled=False)["features"] == []


def test_schools_are_coloured_by_how_full_their_zone_makes_them(work: Work) -> None:
    seen, one = work()
    west, east = layers._schools(seen, one)["features"]
    assert west["properties"]["id"] == "s0"
    assert west["properties"]["style"]["fillColor"] == east["properties"]["style"]["fillColor"]
    assert "100" in west["properties"]["lines"][1]  # half of 200 pupils


def test_before_a_search_every_neighbourhood_and_school_is_there(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight neighbourhoods of two wards, two schools, no neighbourhood of any school's colour."""
    seen, one = work(planned=False)
    drawn = {layer.name: layer.data for layer in layers.before(seen, one).layers}
    assert drawn["cells"]["fill"] == [0] * 8
    assert drawn["cells"]["styles"][0]["fillColor"] == layers.UNGIVEN
    assert len(drawn["schools"]["features"]) == 2
    monkeypatch.setattr(cells, "MOST", 3)
    assert "cells" not in {layer.name for layer in layers.before(seen, one).layers}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_everything_is_drawn_and_explained(lang: str, work: Work) -> None:
    seen, one = work(lang=lang)
    assert len(layers.layers(seen, one).layers) == 6
    assert len(layers._legend(seen)["groups"][0]["rows"]) == 3


def test_too_many_neighbourhoods_are_drawn_as_zones(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, one = work()
    monkeypatch.setattr(cells, "MOST", 3)
    assert len(layers.layers(seen, one).layers) == 5
    assert all(
        feature["properties"]["style"]["fill"]
        for feature in layers._borders(one, filled=True)["features"]
    )
