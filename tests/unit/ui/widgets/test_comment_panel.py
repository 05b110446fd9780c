"""The panel of comments: open ones first, hostile words as they are, nothing where none belong."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from spatial.records import Proposal
from spatial.store.comments import CommentAbout
from spatial.ui.map import comment_signs
from spatial.ui.session import comments, proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.widgets import comment_panel

See = Callable[..., Seen]
HOSTILE = '<img src=x onerror="alert(1)"> =HYPERLINK("//a") **x**'
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what opens."""
    found: list[str] = []

    def expander(title: str, **_: object) -> contextlib.nullcontext[None]:
        found.append(title)
        return contextlib.nullcontext()

    monkeypatch.setattr(st, "expander", expander)
    return found


def said(seen: Seen, about: CommentAbout, text: str) -> None:
    """Say something about the first thing of a kind."""
    subject = next(one for one in comments.subjects(seen) if one.about is about)
    state.remember(comments.TEXT, text)
    comments.add(seen, subject)


def test_without_a_scenario_and_in_a_snapshot_there_is_no_panel(
    see: See, titles: list[str], site: Proposal
) -> None:
    comment_panel.draw(see())
    proposals.put(see().after.network, site)
    st.session_state["snapshot"] = "word"
    comment_panel.draw(see())
    assert titles == []


def test_hostile_words_stand_as_they_were_said_on_the_card_and_on_the_map(
    see: See, titles: list[str], written: list[str], asked: dict[str, Any], site: Proposal
) -> None:
    proposals.put(see().after.network, site)
    seen = see(proposals=(site,))
    assert comment_signs.layer(seen) is None
    said(seen, CommentAbout.WARD, HOSTILE)
    comment_panel.draw(seen)
    page = "".join(written)
    assert "<img" not in page
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; =HYPERLINK" in page
    assert titles == ["Ý kiến chưa giải quyết: 1"]
    assert {"comment_subject", "comment_text", "comment_add"} <= asked.keys()
    signs = comment_signs.layer(seen)
    assert signs is not None
    (feature,) = signs.data["features"]
    assert feature["properties"]["kind"] == "comment"
    assert feature["properties"]["lines"][1].endswith(HOSTILE)  # the map writes lines as text


def test_whatever_the_panel_is_asked_has_the_whole_page_tell_what_came_of_it(
    see: See,
    asked: dict[str, Any],
    site: Proposal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proposals.put(see().after.network, site)
    runs: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        st, "rerun", lambda *_, **__: runs.append(tuple(one.key for one in state.told()))
    )
    state.told()
    for typed, of_ward in (("", True), ("thứ nhất", False)):
        comment_panel.draw(see(proposals=(site,)), of_ward=of_ward)
        state.hold(comment_panel.TEXT, typed)
        asked["comment_add"]["on_click"](*asked["comment_add"]["args"])
    comment_panel.draw(see(proposals=(site,)))
    (turn,) = (one for key, one in asked.items() if key.startswith("comment_turn_"))
    turn["on_click"](*turn["args"], **turn["kwargs"])
    keys = ("refused", "added", "resolved")
    assert runs == [(f"notice.comment_{key}",) for key in keys]


def test_a_resolved_one_is_off_the_map_and_below_the_open_ones(
    see: See, titles: list[str], written: list[str], asked: dict[str, Any], site: Proposal
) -> None:
    proposals.put(see().after.network, site)
    seen = see(proposals=(site,))
    said(seen, CommentAbout.WARD, "thứ nhất")
    said(seen, CommentAbout.PROPOSAL, "thứ hai")
    first, _ = comments.listed(seen.after.network)
    comments.turn(seen, first.comment_id, resolved=True)
    comment_panel.draw(seen)
    page = "".join(written)
    assert page.index("thứ hai") < page.index("thứ nhất")
    assert titles == ["Ý kiến chưa giải quyết: 1"]
    assert asked[f"comment_turn_{first.comment_id}"]["label"] == "Mở lại"
    signs = comment_signs.layer(seen)
    assert signs is not None
    assert len(signs.data["features"]) == 1


def test_beside_a_ward_only_what_is_about_it_or_lies_in_it_is_shown(
    see: See, titles: list[str], written: list[str], asked: dict[str, Any], site: Proposal
) -> None:
    proposals.put(see().after.network, site)
    seen = see(proposals=(site,))
    for about in (CommentAbout.WARD, CommentAbout.PROPOSAL):
        said(seen, about, f"về {about}")
    east = comments.ward_of(seen, comments.listed(seen.after.network)[1])
    wards = [str(ward) for ward in seen.after.network.wards(seen.view.units).index]
    (west,) = [ward for ward in wards if ward != east]
    for ward, title in ((str(east), "về proposal"), (west, "")):
        written.clear()
        asked.clear()
        comment_panel.draw(see(proposals=(site,), ward=ward), of_ward=True)
        assert ("về proposal" in "".join(written)) is bool(title)
        assert "comment_subject" not in asked
    assert len(titles) == 2


@pytest.mark.usefixtures("titles")
def test_the_name_of_what_is_commented_on_is_no_markdown(
    see: See, asked: dict[str, Any], site: Proposal
) -> None:
    named = dataclasses.replace(site, name="![x](//a/b.png) [y](//a)")
    proposals.put(see().after.network, named)
    seen = see(proposals=(named,))
    subject = next(one for one in comments.subjects(seen) if one.about is CommentAbout.PROPOSAL)
    st.session_state[comment_panel.SUBJECT] = subject
    comment_panel.draw(seen)
    assert r"\!\[x\]" in asked["comment_text"]["label"]
