"""Proposing in three moves: a place by click, ward or parcel; a form already filled; put."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import geopandas as gpd
import pytest
import shapely
from towns import SOUTH_M, TM3, WEST_M, lonlat, town

from spatial.records import Level, Proposal
from spatial.ui.map.picture import Click
from spatial.ui.session import placing, state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.saving import SavedWork

See = Callable[..., Seen]
pytestmark = pytest.mark.usefixtures("home")


def parcel(x: float, y: float, side_m: float) -> shapely.Polygon:
    """Lay a square parcel at a place of the town [m from the south-west]."""
    return shapely.box(WEST_M + x, SOUTH_M + y, WEST_M + x + side_m, SOUTH_M + y + side_m)


PARCELS = gpd.GeoDataFrame(
    {"name": ["Nhỏ", "Lớn", "Đông"]},
    index=["small", "large", "east"],
    geometry=[parcel(100, 100, 30), parcel(300, 300, 60), parcel(1_500, 500, 50)],
    crs=TM3,
)
LAND = dataclasses.replace(town(), parcels=PARCELS)


def click(kind: str, name: str | None = None, place: tuple[float, float] | None = None) -> Click:
    """Click on the map."""
    lon, lat = place or lonlat(1.5, 0.5)
    return Click(kind=kind, id=name, lat=lat, lon=lon)


def test_a_place_clicked_gets_the_school_its_ward_needs_and_shows_the_ward(see: See) -> None:
    """The east misses most of all 16.67 preschool classes; the level follows the shortage."""
    placing.clicked(see(ward="w00"), click("ground"))
    draft = state.draft()
    assert draft is not None
    assert (draft.lon, draft.lat) == pytest.approx(lonlat(1.5, 0.5), abs=1e-6)
    assert draft.rooms == 15
    assert state.view().ward == "w10"


def test_a_second_click_moves_the_same_school(see: See) -> None:
    placing.clicked(see(), click("ground"))
    first = state.draft()
    placing.clicked(see(), click("school", "s0", lonlat(0.2, 0.2)))
    second = state.draft()
    assert first is not None
    assert second is not None
    assert second.lon != first.lon
    assert state.view().ward == "w00"


def test_a_click_on_the_draft_itself_changes_nothing(see: See) -> None:
    placing.clicked(see(), click("ground"))
    before = state.draft()
    placing.clicked(see(), click("draft", "draft", lonlat(0.1, 0.1)))
    assert state.draft() is before


def test_a_click_on_a_proposal_opens_it(see: See, site: Proposal) -> None:
    placing.clicked(see(proposals=(site,)), click("site", "p1"))
    draft = state.draft()
    assert draft is not None
    assert (draft.proposal_id, draft.rooms, draft.name) == ("p1", 12, site.name)
    assert state.view().ward == "w10"


def test_a_proposal_that_is_gone_opens_nothing(see: See) -> None:
    placing.edit(see(), "nobody")
    assert state.draft() is None


def test_a_ward_begins_on_its_largest_free_parcel_and_takes_its_land(see: See) -> None:
    placing.start(see(LAND), "w00")
    draft = state.draft()
    assert draft is not None
    assert (draft.parcel_id, draft.land_m2) == ("large", 3_600.0)


def test_a_parcel_that_is_taken_gives_way_to_the_next(see: See, site: Proposal) -> None:
    taken = dataclasses.replace(site, parcel_id="large")
    assert placing._parcel_in(see(LAND, proposals=(taken,)), "w00") == "small"


def test_a_ward_without_parcels_begins_in_its_middle(see: See) -> None:
    placing.start(see(), "w10")
    draft = state.draft()
    assert draft is not None
    assert draft.parcel_id is None
    assert (draft.lon, draft.lat) == pytest.approx(lonlat(1.5, 0.5), abs=1e-4)


def test_a_standing_proposal_moved_to_a_parcel_keeps_its_rooms(see: See, site: Proposal) -> None:
    seen = see(LAND, proposals=(site,))
    placing.edit(seen, "p1")
    placing.clicked(seen, click("parcel", "small"))
    draft = state.draft()
    assert draft is not None
    assert (draft.rooms, draft.land_m2, draft.parcel_id) == (12, 900.0, "small")


@pytest.mark.parametrize(
    ("lang", "name"), [("vi", "Trường Mầm non đề xuất 1"), ("en", "Proposed Preschool school 1")]
)
def test_a_school_put_without_a_name_gets_one(lang: str, name: str, see: See) -> None:
    seen = see(lang=lang)
    state.change(seen.after.network, lang=lang)
    placing.clicked(seen, click("ground"))
    placing.put(seen)
    (put,) = state.scenario().proposals
    assert put.name.casefold() == name.casefold()
    assert state.draft() is None
    assert state.view().level is put.level


def test_a_name_of_blanks_is_none_and_a_given_one_is_trimmed(see: See) -> None:
    placing.clicked(see(), click("ground"))
    draft = state.draft()
    assert draft is not None
    state.set_draft(dataclasses.replace(draft, name="  Trường A  "))
    placing.put(see())
    assert state.scenario().proposals[0].name == "Trường A"


def test_a_refusal_keeps_the_form_as_it_is(see: See) -> None:
    placing.clicked(see(), click("ground", place=lonlat(50.0, 50.0)))
    before = state.draft()
    placing.put(see())
    assert state.draft() is before
    assert state.scenario().proposals == ()
    assert state.told()[0].key == "notice.refused"


def test_without_a_place_nothing_is_put(see: See) -> None:
    placing.put(see())
    state.set_draft(placing.drafts.Draft(level=Level.THCS, rooms=1, land_m2=0.0))
    placing.put(see())
    assert state.scenario() == SavedWork().scenario
    assert state.told() == ()


def test_a_proposal_dragged_stands_where_it_was_dropped_and_can_be_taken_back(see: See) -> None:
    placing.clicked(see(), click("ground"))
    placing.put(see())
    (put,) = state.scenario().proposals
    there = lonlat(0.5, 0.5)
    placing.clicked(see(proposals=(put,)), click("drag", put.proposal_id, there))
    (moved,) = state.scenario().proposals
    assert (moved.lon, moved.lat) == there
    assert dataclasses.replace(moved, lon=put.lon, lat=put.lat, parcel_id=put.parcel_id) == put
    assert state.view().ward == "w00"
    assert state.scenario().undo().proposals == (put,)


def test_the_figures_are_those_of_the_place_a_hand_rests_at_and_nothing_is_put(see: See) -> None:
    """Beyond every ward they are those of the place it stands at; let go they are its own."""
    placing.clicked(see(), click("ground"))
    placing.put(see())
    (put,) = state.scenario().proposals
    assert placing.shown() == (put,)
    state.told()
    there = lonlat(0.5, 0.5)
    placing.clicked(see(proposals=(put,)), click("rest", put.proposal_id, there))
    (held,) = placing.shown()
    assert (held.lon, held.lat) == there
    assert state.scenario().proposals == (put,)
    placing.clicked(see(proposals=(held,)), click("rest", put.proposal_id, lonlat(50.0, 50.0)))
    assert placing.shown() == (put,)
    assert state.told() == ()
    placing.clicked(see(proposals=(put,)), click("rest", put.proposal_id, there))
    placing.clicked(see(proposals=(held,)), click("drag", put.proposal_id, lonlat(0.6, 0.5)))
    assert placing.shown() == state.scenario().proposals
    assert state.scenario().undo().proposals == (put,)


def test_a_hand_that_never_let_go_is_followed_in_no_later_run(see: See) -> None:
    """The run that answers it shows its place; another choice or page goes by what stands."""
    placing.clicked(see(), click("ground"))
    placing.put(see())
    (put,) = state.scenario().proposals
    there = lonlat(0.5, 0.5)
    placing.begin()
    placing.clicked(see(proposals=(put,)), click("rest", put.proposal_id, there))
    placing.begin()
    (held,) = placing.shown()
    assert (held.lon, held.lat) == there
    placing.begin()
    assert placing.shown() == (put,)


def test_a_hand_lets_go_once(see: See) -> None:
    placing.clicked(see(), click("ground"))
    placing.put(see())
    (put,) = state.scenario().proposals
    placing.clicked(see(proposals=(put,)), click("rest", put.proposal_id, lonlat(0.5, 0.5)))
    assert placing.let_go()
    assert not placing.let_go()
    assert placing.shown() == (put,)


def test_a_proposal_dragged_out_of_every_ward_stays_and_that_is_told(see: See) -> None:
    placing.clicked(see(), click("ground"))
    placing.put(see())
    (put,) = state.scenario().proposals
    placing.clicked(see(proposals=(put,)), click("drag", put.proposal_id, lonlat(50.0, 50.0)))
    assert state.scenario().proposals == (put,)
    assert "notice.refused" in [notice.key for notice in state.told()]


def test_the_school_about_to_be_placed_is_dragged_too(see: See) -> None:
    placing.clicked(see(), click("ground"))
    placing.clicked(see(), click("drag", "draft", lonlat(0.5, 0.5)))
    draft = state.draft()
    assert draft is not None
    assert (draft.lon, draft.lat) == pytest.approx(lonlat(0.5, 0.5), abs=1e-6)


def test_a_drag_of_nothing_of_ours_changes_nothing(see: See) -> None:
    placing.clicked(see(), click("drag", "nobody", lonlat(0.5, 0.5)))
    assert state.draft() is None
    assert state.scenario().proposals == ()
