"""The map of a plan: wards by shortage, projects numbered, candidates in or out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from towns import lonlat

from spatial.recommend import Recommendation
from spatial.ui.map import colours
from spatial.ui.screens.recommend import layers
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


def test_without_the_plan_the_east_has_no_seat_and_with_it_fewer_lack_one(
    found: Recommendation,
) -> None:
    bare, planned = layers.without(found, planned=False), layers.without(found)
    assert bare.sum() == pytest.approx(found.standing, abs=2)
    assert planned.sum() < bare.sum()
    assert list(bare.index) == ["w00", "w10"]


def test_a_site_stands_where_it_was_put(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    (place,) = layers.degrees(seen_town(), [found.screened[0].site])
    assert place == pytest.approx(lonlat(1.5, 0.5), abs=1e-4)


def test_a_project_is_a_numbered_diamond_with_its_name_as_text(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    drawn = layers._projects(seen_town(), found)["features"]
    assert drawn
    assert drawn[0]["properties"]["text"] == "1"
    assert any("<b>Điểm 1</b>" in one["properties"]["lines"][0] for one in drawn)


def test_a_candidate_that_fits_is_green(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    (ring,) = layers.candidates(seen_town(), found.screened[:1])["features"]
    fits = found.screened[0].reason == "in"
    assert ring["properties"]["style"]["color"] == (colours.PARCEL if fits else layers.OUT)


def test_before_a_search_candidate_land_lies_on_the_map_of_shortage_and_is_explained(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    picture = layers.before(seen_town(), found.screened)
    names = [layer.name for layer in picture.layers]
    assert names.index("wards") < names.index("candidates") < names.index("figures")
    ring = say("recommend.legend.in", lang="vi")
    assert ring in [row["label"] for row in picture.scene.legend["groups"][-1]["rows"]]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_plan_and_ground_are_drawn_whole(
    lang: str, found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    seen = seen_town(lang=lang)
    assert len(layers.plan(seen, found).layers) == 4
    assert len(layers.ground(seen, found.screened).layers) == 5
