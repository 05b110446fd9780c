"""The key of the map of who goes where, layer by layer, and around one school."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.map.colours import NOBODY
from spatial.ui.screens.catchment import legend
from spatial.ui.session.assessments import Seen


@pytest.mark.parametrize("layer", legend.LAYERS)
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("school", [None, "s0"])
def test_every_layer_has_a_title_and_rows_in_words(
    layer: str, lang: str, school: str | None, see: Callable[..., Seen]
) -> None:
    made = legend.legend(see(lang=lang), layer, school)
    assert made["title"]
    assert all(group["rows"] for group in made["groups"])


def test_around_a_school_three_colours_tell_who_stays_goes_and_finds_nothing(
    see: Callable[..., Seen],
) -> None:
    rows = legend.legend(see(), legend.ZONES, "s0")["groups"][0]["rows"]
    assert [row["color"] for row in rows] == [legend.STAYS, legend.GOES, legend.LOST]


def test_cells_nobody_serves_have_a_colour_of_their_own(see: Callable[..., Seen]) -> None:
    rows = legend.legend(see(), legend.ZONES, None)["groups"][0]["rows"]
    assert rows[-1]["color"] == NOBODY


def test_prices_are_named_only_beside_others(see: Callable[..., Seen]) -> None:
    assert legend.prices(see())["title"] == ""
    assert "Tiểu học" in legend.prices(see(), "Tiểu học")["title"]
    assert len(legend.prices(see())["rows"]) == 5
