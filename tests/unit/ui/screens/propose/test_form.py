"""The form of a school about to be placed: filled, changed field by field, put or dropped."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from towns import lonlat

from spatial import proposal as drafts
from spatial.records import Level, Proposal
from spatial.ui.screens.propose import form
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home")
LON, LAT = lonlat(1.5, 0.5)
NEW = drafts.Draft(level=Level.TIEU_HOC, rooms=15, land_m2=4_200.0, lon=LON, lat=LAT)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_a_draft_it_says_how_to_begin(
    lang: str, see: See, written: list[str], asked: Asked
) -> None:
    form.draw(see(lang=lang))
    assert say("propose.how", lang=lang) in written[0]
    assert asked == {}


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (NEW, "propose.in_ward"),
        (dataclasses.replace(NEW, lon=None, lat=None), "propose.no_place"),
        (dataclasses.replace(NEW, lon=0.0, lat=0.0), "propose.in_no_ward"),
    ],
)
def test_where_it_lies_is_said(
    draft: drafts.Draft, key: str, see: See, written: list[str], asked: Asked
) -> None:
    state.set_draft(draft)
    form.draw(see())
    blanks = {"ward": "Phường 1.0"} if key == "propose.in_ward" else {}
    assert say(key, lang="vi", **blanks) in written[0]
    assert asked["put"]["disabled"] is (draft.lon is None)


def test_the_form_is_filled_with_the_draft(see: See, asked: Asked, written: list[str]) -> None:
    state.set_draft(NEW)
    form.draw(see())
    held = {key: state.held(f"draft_{key}") for key in ("rooms", "land", "lon", "lat", "name")}
    assert held == {"rooms": 15, "land": 4_200.0, "lon": LON, "lat": LAT, "name": ""}
    assert asked["draft_name"]["placeholder"]
    assert written


def test_a_proposal_being_edited_is_named_as_text(
    see: See, site: Proposal, written: list[str], asked: Asked
) -> None:
    state.set_draft(drafts.of(site))
    form.draw(see(proposals=(site,)))
    assert "&lt;b&gt;Trường&lt;/b&gt;" in written[0]
    assert asked["put"]["label"] == say("propose.save", lang="vi")


@pytest.mark.parametrize(
    ("field", "key", "value", "kept"),
    [
        ("rooms", "draft_rooms", 20, 20),
        ("land_m2", "draft_land", 5_000.0, 5_000.0),
        ("rooms", "draft_rooms", None, 15),
        ("name", "draft_name", "Trường A", "Trường A"),
    ],
)
def test_a_field_changed_is_kept_and_one_emptied_keeps_the_former(
    field: str, key: str, value: object, kept: object
) -> None:
    state.set_draft(NEW)
    state.hold(key, value)
    form._change(field, key)
    assert getattr(state.draft(), field) == kept


def test_another_level_gets_the_size_its_ward_lacks(see: See) -> None:
    """500 upper secondary pupils x 300 / 10,000 = 15 rooms; the ward has none."""
    state.set_draft(dataclasses.replace(NEW, rooms=3))
    state.hold("draft_level", Level.THPT)
    form._relevel(see())
    draft = state.draft()
    assert draft is not None
    assert (draft.level, draft.rooms) == (Level.THPT, 15)
    assert (draft.lon, draft.lat) == (LON, LAT)


def test_without_parcels_none_is_asked_for(see: See, asked: Asked, written: list[str]) -> None:
    state.set_draft(NEW)
    form.draw(see())
    assert "draft_parcel" not in asked
    assert written


def test_no_parcel_chosen_keeps_the_place(see: See) -> None:
    state.set_draft(dataclasses.replace(NEW, parcel_id="k"))
    state.hold("draft_parcel", None)
    form._reparcel(see())
    draft = state.draft()
    assert draft is not None
    assert (draft.parcel_id, draft.lon) == (None, LON)


def test_a_form_that_was_closed_meanwhile_changes_nothing(see: See) -> None:
    for act in (lambda: form._change("rooms", "k"), lambda: form._relevel(see())):
        state.hold("k", 5)
        state.hold("draft_level", Level.THCS)
        act()
        assert state.draft() is None


@pytest.mark.parametrize("year", [2030, None])
def test_the_year_of_opening_is_kept_and_an_emptied_one_is_none(
    year: int | None, see: See, asked: Asked
) -> None:
    state.set_draft(dataclasses.replace(NEW, open_year=2028))
    form.draw(see())
    assert state.held("draft_open_year") == 2028
    state.hold("draft_open_year", year)
    asked["draft_open_year"]["on_change"]()
    kept = state.draft()
    assert kept is not None
    assert kept.open_year == year
    assert kept.placed(proposal_id="p", name="P").open_year == year
