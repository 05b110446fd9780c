"""The map of who goes where: zones, cells without a seat, one school's surroundings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.map import cells
from spatial.ui.map.colours import LIGHT
from spatial.ui.screens.catchment import card, layers, legend
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session import pupil_flows
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import Way

Look = Callable[..., tuple[Seen, FlowView]]
pytestmark = pytest.mark.usefixtures("session")


def test_neighbouring_schools_have_different_colours(look: Look) -> None:
    _, found = look("nearest")
    made = layers.colors(found)
    assert made.keys() == {"s0", "s1"}
    assert made["s0"] != made["s1"]


def test_each_cell_has_the_colour_of_its_school(look: Look) -> None:
    _, found = look("nearest")
    styles, fill = layers._fill(found, legend.ZONES, None)
    assert len(styles) == len(LIGHT) + 2  # nobody, and wards whose rooms are not known
    assert fill == [fill[0]] * 4 + [fill[4]] * 4


def test_without_a_seat_is_a_whole_percent(see: Callable[..., Seen]) -> None:
    """One school of 350 seats for 1,000 pupils: 65 in a hundred have none."""
    case = pupil_flows.case(see(), 0.0)
    outcome = case.outcome(Way(model="best", times=0.0))
    found = FlowView(way=Way(model="best", times=0.0), case=case, outcome=outcome, before=outcome)
    shares = layers.without_percent(found)
    assert all(share == round(share) for share in shares)
    assert sum(shares) / 8 == pytest.approx(65, abs=1)


def test_around_a_school_cells_stay_go_or_have_nothing_to_do_with_it(look: Look) -> None:
    _, found = look("best")
    around = layers._around(found, "s0")
    assert set(around) <= {0, 1, 2, 3}
    assert around[4:] == [0] * 4
    assert 1 in around[:4]


def test_prices_leave_the_cells_pale(look: Look) -> None:
    _, found = look("nearest")
    assert layers._fill(found, legend.PRICE, None) == ([cells.plain(legend.PALE)], [0] * 8)


@pytest.mark.parametrize("layer", legend.LAYERS)
def test_every_layer_can_be_drawn_with_and_without_a_school(layer: str, look: Look) -> None:
    seen, found = look("best")
    alone = layers.layers(seen, found, layer, rings=True)
    card.choose("s0")
    chosen = layers.layers(seen, found, layer, rings=True)
    plain = layers.layers(seen, found, layer, rings=False)
    assert len(chosen.layers) == len(plain.layers) + 1
    assert len(alone.layers) >= 6


def test_rings_are_said_in_metres(look: Look) -> None:
    seen, found = look("best")
    rings = layers._walks(seen, found, "s0")["features"]
    assert [("2.000" in ring["properties"]["lines"][0]) for ring in rings] == [True, False, False]


def test_too_many_cells_are_drawn_as_areas(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST", 3)
    seen, found = look("best")
    (areas,) = layers._ground(seen, found, legend.ZONES, None)
    assert all(one["properties"]["style"]["fill"] for one in areas.data["features"])  # type: ignore[attr-defined]
