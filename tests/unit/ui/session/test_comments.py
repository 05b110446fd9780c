"""Comments of a visit: about what, refused with a reason, kept with the scenario."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import streamlit as st
from towns import lonlat

from spatial import proposal as drafts
from spatial.proposal import Draft
from spatial.records import Level, Proposal
from spatial.store.comments import CommentAbout
from spatial.ui.session import comments, history, proposals, state
from spatial.ui.session.assessments import Seen

See = Callable[..., Seen]
pytestmark = pytest.mark.usefixtures("home")


def told() -> list[str]:
    """Return what is told, by key."""
    return [notice.key for notice in state.told()]


def said(seen: Seen, about: CommentAbout, text: str) -> None:
    """Say something about the first thing of a kind."""
    subject = next(one for one in comments.subjects(seen) if one.about is about)
    state.remember(comments.TEXT, text)
    comments.add(seen, subject)


def test_ward_place_and_proposal_are_commented_on_by_name(see: See, site: Proposal) -> None:
    proposals.put(see().after.network, site)
    state.remember(history.CALLED, "An")
    lon, lat = lonlat(0.5, 0.5)
    state.set_draft(Draft(level=Level.TIEU_HOC, rooms=1, land_m2=1.0, lon=lon, lat=lat))
    seen = see(proposals=(site,))
    for about in CommentAbout:
        said(seen, about, f"về {about}")
    assert told() == ["notice.put", *["notice.comment_added"]]  # the same note once
    listed = comments.listed(seen.after.network)
    assert [one.text for one in listed] == [f"về {about}" for about in CommentAbout]
    names = [comments.named(seen, one) for one in listed]
    assert names == [f"Vị trí {lat:.5f}; {lon:.5f}", seen.ward, "Đề xuất “<b>Trường</b>”"]
    assert comments.named(see(), listed[2]) == "Đề xuất đã bỏ"
    east, west = comments.ward_of(seen, listed[2]), comments.ward_of(seen, listed[0])
    assert len({east, west}) == len([one for one in (east, west) if one]) == 2
    comments.turn(seen, listed[0].comment_id, resolved=True)
    assert [one.is_resolved for one in comments.listed(seen.after.network)] == [True, False, False]
    comments.turn(seen, listed[0].comment_id, resolved=False)
    assert told() == ["notice.comment_resolved", "notice.comment_reopened"]


def test_what_is_refused_is_told_and_stays_typed(see: See, site: Proposal) -> None:
    seen = see()
    said(seen, CommentAbout.WARD, "chưa có phương án")
    assert comments.listed(seen.after.network) == []
    proposals.put(seen.after.network, site)
    told()
    said(seen, CommentAbout.WARD, "a\u202eb")
    assert told() == ["notice.comment_refused"]
    assert state.recall(comments.TEXT) == "a\u202eb"
    comments.turn(seen, "none", resolved=True)
    assert told() == ["notice.comment_refused"]
    st.session_state["snapshot"] = "word"
    said(seen, CommentAbout.WARD, "x")
    assert told() == ["notice.snapshot_reads"]
    assert comments.listed(seen.after.network) == []


def test_only_what_is_said_since_it_was_last_asked_is_news(see: See, site: Proposal) -> None:
    seen = see()
    town = seen.after.network
    assert not comments.follow(town)  # no scenario
    proposals.put(town, site)
    assert not comments.follow(town)  # asked for the first time
    said(seen, CommentAbout.WARD, "đất này ngập")
    assert comments.follow(town)
    assert not comments.follow(town)
    (one,) = comments.listed(town)
    comments.turn(seen, one.comment_id, resolved=True)
    assert comments.follow(town)


def test_where_a_ward_is_commented_on_is_found_once_whatever_becomes_of_its_schools(
    see: See, site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = list(comments.subjects(see()))
    monkeypatch.setattr(drafts, "ward_place", lambda *_: pytest.fail("found a second time"))
    assert list(comments.subjects(see(proposals=(site,))))[:1] == places
