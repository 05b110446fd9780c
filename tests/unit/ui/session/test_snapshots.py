"""A visit by the link of a snapshot shows the scenario as it was, and moves and saves nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from towns import proposal, town

from spatial.errors import UserError
from spatial.intake.answers.settings import Settings
from spatial.records import Outlook, Proposal
from spatial.scenario import ReviewState, Scenario
from spatial.store import Desk, Right, Workspace
from spatial.store.comments import CommentAbout, Comments, CommentSubject
from spatial.store.database import opened
from spatial.store.place import usual
from spatial.store.rights import NOT_SIGNED_IN, ONLY_READS
from spatial.store.snapshots import Snapshots
from spatial.store.transfer import facts
from spatial.ui.screens.recommend import near, project_list
from spatial.ui.session import (
    allowance,
    approval,
    comments,
    outlook,
    own_profiles,
    proposals,
    scenario_choice,
    snapshots,
    state,
    zone_plans,
)
from spatial.ui.session.assessments import Seen
from spatial.ui.session.saving import SavedWork

TOWN = town()
KEY = TOWN.locality.key
pytestmark = pytest.mark.usefixtures("home")


def word() -> str:
    """Return the word of the one link that holds."""
    kept = Snapshots(visitor="a" * 32).standing(locality=KEY, today=date(2026, 11, 28))
    ((found, _),) = kept.values()
    return found


def told() -> list[str]:
    """Return what is told, by key."""
    return [notice.key for notice in state.told()]


@pytest.fixture
def taken(site: Proposal, home: Path) -> str:
    """Give the link of a scenario with one proposal, as another visit comes by it."""
    proposals.put(TOWN, site)
    snapshots.take(TOWN, 7)
    found = word()
    assert home.is_dir()
    assert told() == ["notice.put", "notice.snapshot_taken"]
    st.session_state["work"] = SavedWork()
    st.session_state["snapshot"] = found
    return found


@pytest.mark.usefixtures("taken")
def test_it_shows_the_scenario_and_names_no_id_of_it(site: Proposal) -> None:
    proposals.begin(TOWN)
    assert state.scenario().proposals == (site,)
    assert state.work().linked is None
    assert proposals.right() is Right.READER
    snapshot = snapshots.shown()
    assert snapshot is not None
    assert (snapshot.made_on, snapshot.ends_on) == ("2026-11-28", "2026-12-05")
    assert told() == []


@pytest.mark.usefixtures("taken")
def test_it_moves_and_saves_nothing(site: Proposal, home: Path) -> None:
    proposals.begin(TOWN)
    before = Workspace().saved(locality=KEY)
    proposals.remove(TOWN, site.proposal_id, site.name)
    assert not proposals.put(TOWN, site)
    proposals.undo(TOWN)
    scenario_choice.begin(TOWN, "Của tôi", copy=True)
    scenario_choice.choose(TOWN, before[0].scenario_id)
    assert state.scenario().proposals == (site,)
    assert Workspace().saved(locality=KEY) == before
    assert told() == ["notice.snapshot_reads"]
    assert home.is_dir()


def profile(*_: object) -> None:
    own_profiles.save(TOWN, "Của tôi", "class_size: {tieu_hoc: 35}")


def upload(*_: object) -> None:
    with suppress(UserError):  # the page says it
        Desk("desk-of-a-visit", visitor=state.visitor()).put("schools.csv", b"a\n")


def answer(*_: object) -> None:
    with suppress(UserError):
        Desk("desk-of-a-visit", visitor=state.visitor()).answer(Settings())


def comment(seen: Seen, _: str) -> None:
    state.remember(comments.TEXT, "đất này ngập")
    comments.add(seen, CommentSubject(about=CommentAbout.WARD, of=seen.ward_id))


def settle(seen: Seen, comment_id: str) -> None:
    comments.turn(seen, comment_id, resolved=True)


NEW = proposal("build:x:tieu_hoc")
WRITES: dict[str, Callable[[Seen, str], object]] = {
    "a proposal put": lambda *_: proposals.put(TOWN, NEW),
    "one removed": lambda *_: proposals.remove(TOWN, "p1", "p1"),
    "the last move undone": lambda *_: proposals.undo(TOWN),
    "an earlier state restored": lambda *_: proposals.restore(TOWN, Scenario(), ""),
    "the working link taken back": lambda *_: proposals.close(),
    "a plan taken": lambda seen, _: near.take(seen, (NEW,)),
    "a project accepted": lambda seen, _: project_list._accept(seen, (NEW,)),
    "a scenario begun": lambda *_: scenario_choice.begin(TOWN, "Của tôi", copy=True),
    "a scenario renamed": lambda *_: scenario_choice.rename(TOWN, "Của tôi"),
    "a scenario described": lambda *_: scenario_choice.describe(TOWN, "Bờ sông"),
    "a scenario archived": lambda *_: scenario_choice.remove(TOWN),
    "a comment": comment,
    "a comment settled": settle,
    "a scenario submitted": lambda *_: approval.take(TOWN, ReviewState.SUBMITTED),
    "a snapshot": lambda *_: snapshots.take(TOWN, 7),
    "a profile": profile,
    "an outlook": lambda *_: outlook.keep(TOWN, Outlook(fertility=1.1)),
    "a zoning": lambda *_: zone_plans.lock(TOWN, "tieu_hoc", "c1", locked=True),
    "an upload": upload,
    "an answer about uploads": answer,
}


def lies(home: Path) -> tuple[object, dict[str, bytes]]:
    """Return every row of the store and every file beside it."""
    with opened(usual()) as store:
        rows = facts(store.connection)
    files = (path for folder in ("localities", "uploads") for path in (home / folder).rglob("*"))
    return rows, {str(path): path.read_bytes() for path in files if path.is_file()}


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("who", ["a" * 32, ONLY_READS, NOT_SIGNED_IN])
def test_no_deed_of_a_page_writes_for_who_only_reads(
    write: str,
    who: str,
    taken: str,
    home: Path,
    see: Callable[..., Seen],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Called past every screen, as a message made by hand would; for the owner each does."""
    (kept,) = [one.scenario_id for one in Workspace().saved(locality=KEY)]
    Workspace(visitor="a" * 32).work_key(kept)
    about = CommentSubject(about=CommentAbout.PLACE, lon=NEW.lon, lat=NEW.lat)
    said = Comments(visitor="a" * 32).add(kept, about, "x", locality=KEY)
    monkeypatch.setattr(state, "visitor", lambda: who)
    st.session_state["snapshot"] = taken if who == ONLY_READS else ""
    proposals.show(TOWN, kept)  # also who came by a snapshot may know the scenario's own link
    allowance.begin(TOWN)
    before = lies(home)
    WRITES[write](see(), said)
    assert (lies(home) == before) is (who != "a" * 32)


def test_a_link_taken_back_shows_today_s_state_still_for_reading(taken: str) -> None:
    ((name, _),) = (
        Snapshots(visitor="a" * 32).standing(locality=KEY, today=date(2026, 11, 28)).items()
    )
    st.session_state["snapshot"] = ""
    snapshots.take_back(TOWN, name)
    st.session_state["snapshot"] = taken
    proposals.begin(TOWN)
    assert state.scenario().proposals == ()
    assert snapshots.shown() is None
    assert snapshots.refused()
    assert told() == [
        "notice.snapshot_taken_back",
        "notice.snapshot_refused",
        "notice.snapshot_reads",
    ]


def test_the_address_goes_on_naming_the_snapshot(taken: str, session: Any) -> None:  # noqa: ANN401 - the module of the visit
    session.link(TOWN)
    assert st.query_params["snapshot"] == taken
    assert "scenario" not in st.query_params
    st.query_params.clear()  # whoever changes the address of a visit changes nothing
    assert session.snapshot() == taken


@pytest.mark.usefixtures("taken")
def test_links_are_listed_with_the_choices_shown_and_their_last_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("spatial.ui.session.address.of", "&".join)
    (link,) = snapshots.links(TOWN)
    assert link.ends_on == date(2026, 12, 5)
    assert {"year", "snapshot"} <= set(link.link.split("&"))
    assert "scenario" not in link.link.split("&")
