"""Candidate sites: points added within the wards, a grid laid and taken away."""

from __future__ import annotations

from collections.abc import Callable

from towns import lonlat

from spatial.recommend import Recommendation
from spatial.ui.map.picture import Click
from spatial.ui.screens.recommend import question, sites
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen


def place(x: float, y: float) -> None:
    """Type a place and the land there."""
    lon, lat = lonlat(x, y)
    state.hold("recommend_lon", lon)
    state.hold("recommend_lat", lat)
    state.hold("recommend_land", 8_000)


def test_a_point_in_a_ward_is_added_with_a_number(seen_town: Callable[..., Seen]) -> None:
    seen = seen_town()
    for x in (0.5, 1.5):
        place(x, 0.5)
        sites._add(seen)
    assert len({one.site_id for one in question.points()}) == 2
    assert [one.land_m2 for one in question.points()] == [8_000.0] * 2


def test_a_point_outside_every_ward_is_refused(seen_town: Callable[..., Seen]) -> None:
    seen = seen_town()
    place(50.0, 50.0)
    sites._add(seen)
    assert question.points() == ()
    assert state.told()[0].faults


def test_a_place_clicked_is_that_of_the_next_point(seen_town: Callable[..., Seen]) -> None:
    seen_town()
    sites._clicked(Click(kind="ground", id=None, lat=10.0, lon=106.0))
    assert state.recall(sites.PLACE) == (106.0, 10.0)


def test_a_grid_is_laid_and_taken_away(seen_town: Callable[..., Seen]) -> None:
    seen = seen_town()
    for name, value in (("step", 500), ("plot", 8_000), ("schools", 0), ("street", 300)):
        state.hold(f"recommend_grid_{name}", value)
    sites._lay(seen)
    assert question.points()
    sites._clear()
    assert question.points() == ()


def test_how_many_are_in_is_said_and_why_others_are_out(found: Recommendation) -> None:
    assert str(len(found.screened)) in sites._summary(found.screened, lang="vi")
    assert sites._summary((), lang="en")
