"""The one room that touches session and link: kept, told once, gone along to another locality."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
import streamlit as st
from towns import town

from spatial.errors import Fault, UserError
from spatial.proposal import Draft
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.saving import SavedWork

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def test_what_is_remembered_is_recalled_and_nothing_else() -> None:
    assert state.recall("a") is None
    state.remember("a", (1, 2))
    assert state.recall("a") == (1, 2)
    assert state.recall("b") is None


def test_a_widget_holds_what_it_was_given_under_its_own_key() -> None:
    assert state.hold("k", 5) == "k"
    assert state.held("k") == 5
    assert state.recall("k") is None


def test_a_notice_is_handed_out_once() -> None:
    state.tell("notice.files_changed")
    state.done("notice.put", undo=True, name="A")
    first, second = state.told()
    assert (first.key, first.fleeting, first.offer) == ("notice.files_changed", False, "")
    assert (second.fleeting, second.offer, second.blanks) == (True, "undo", (("name", "A"),))
    assert state.told() == ()


def test_the_same_notice_told_twice_is_one() -> None:
    for _ in range(3):
        state.tell("notice.files_changed")
    state.tell("notice.link_refused", values="a")
    assert [one.key for one in state.told()] == ["notice.files_changed", "notice.link_refused"]


def test_a_refusal_carries_its_faults() -> None:
    fault = Fault(code="port_in_use")
    state.tell("notice.refused", faults=(fault,), offer="retry")
    (one,) = state.told()
    assert (one.faults, one.offer) == ((fault,), "retry")


def test_a_change_touches_only_what_it_names() -> None:
    before = state.view()
    state.change(TOWN, ward="w10")
    assert state.view().ward == "w10"
    assert state.view().level is before.level


def test_a_profile_that_cannot_be_used_is_told_and_nothing_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = state.view()

    def fail(*_: object, **__: object) -> None:
        raise UserError(Fault(code="port_in_use"))

    monkeypatch.setattr(state.views, "change", fail)
    state.change(TOWN, profile="x")
    assert state.view() is before
    assert state.told()[0].key == "notice.profile_refused"


def test_a_store_that_cannot_be_read_leaves_the_shipped_profiles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> dict[str, str]:
        raise UserError(Fault(code="workspace_damaged"))

    monkeypatch.setattr(state.Profiles, "saved", fail)
    assert state.profiles(TOWN) == {}
    assert state.told()[0].key == "notice.store_unread"


def test_the_link_reopens_the_choices_and_more_of_the_visit() -> None:
    state.change(TOWN, ward="w10", lang="en")
    state.link(TOWN, {"desk": "abc"})
    assert st.query_params["ward"] == "w10"
    assert st.query_params["desk"] == "abc"
    assert "scenario" not in st.query_params
    state.set_work(SavedWork(scenario_id="s1"))
    state.link(TOWN)
    assert st.query_params["scenario"] == "s1"
    assert "desk" not in st.query_params


def test_a_click_changes_its_part_of_the_link_and_nothing_else() -> None:
    st.query_params.clear()
    state.link(TOWN, {"desk": "abc"})
    state.change(TOWN, ward="w10")
    state.link_again(TOWN)
    assert (st.query_params["ward"], st.query_params["desk"]) == ("w10", "abc")


def test_a_new_visit_is_read_from_its_link_and_what_was_refused_is_told(
    see: Callable[..., Seen],
) -> None:
    usual = see().view
    del st.session_state["view"]
    st.query_params.from_dict({"ward": "w10", "level": "đại học", "year": "1800"})
    state.begin(TOWN, usual, "files")
    assert (state.view().ward, state.view().level) == ("w10", Level.TIEU_HOC)
    (notice,) = state.told()
    assert notice.key == "notice.link_refused"
    assert "level = “đại học”" in str(dict(notice.blanks)["values"])
    assert state.arrived()["ward"] == "w10"


def test_a_profile_that_is_gone_is_told_by_its_name(see: Callable[..., Seen]) -> None:
    usual = see().view
    del st.session_state["view"]
    st.query_params.from_dict({"profile": "của tôi"})
    state.begin(TOWN, usual, "files")
    assert [(one.key, dict(one.blanks)) for one in state.told()] == [
        ("notice.profile_gone", {"name": "của tôi"})
    ]


def test_files_that_changed_are_told_once_and_the_choices_stay(see: Callable[..., Seen]) -> None:
    usual = see().view
    state.begin(TOWN, usual, "one")
    state.told()
    state.change(TOWN, ward="w10")
    state.begin(TOWN, usual, "two")
    state.begin(TOWN, usual, "two")
    assert [one.key for one in state.told()] == ["notice.files_changed"]
    assert state.view().ward == "w10"


@pytest.mark.parametrize(("given", "lang"), [("en", "en"), ("vi", "vi"), ("fr", "vi"), ("", "vi")])
def test_the_language_is_the_link_s_before_there_is_a_view(given: str, lang: str) -> None:
    del st.session_state["view"]
    st.query_params["lang"] = given
    assert state.language() == lang


def test_another_locality_takes_along_language_level_and_its_own_scenario(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "locality", lambda: st.session_state.get("locality", ""))
    state.change(TOWN, lang="en", level=Level.THCS)
    state.set_work(SavedWork(scenario=Scenario().put(site), scenario_id="s1"))
    state.remember("flow.model", "best")
    state.remember("files.desk", "d")
    state.set_draft(Draft(level=Level.THCS, rooms=1, land_m2=0.0))
    state.move("quan-9")
    assert st.session_state["arriving"] == {"lang": "en", "level": "thcs"}
    assert "view" not in st.session_state
    assert state.draft() is None
    assert state.recall("flow.model") is None
    assert state.recall("files.desk") == "d"  # uploads belong to the visit
    st.session_state["view"], st.session_state["work"] = None, SavedWork()
    del st.session_state["view"]
    st.session_state["arriving"] = None
    state.move("")
    assert st.session_state["locality"] == ""


def test_coming_back_reopens_the_scenario_left_there(
    see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "locality", lambda: st.session_state.get("locality", ""))
    state.set_work(SavedWork(scenario_id="s1"))
    state.move("quan-9")
    st.session_state["view"], st.session_state["work"] = see().view, SavedWork()
    state.move("")
    assert st.session_state["arriving"]["scenario"] == "s1"


def test_beside_the_pages_nobody_visits_and_no_locality_is_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    assert state.visitor() == ""
    assert state.locality() == ""


@pytest.mark.parametrize(("cookie", "kept"), [("b" * 32, True), ("short", False), ("", False)])
def test_a_browser_s_secret_is_believed_only_in_its_form(
    cookie: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    context = SimpleNamespace(cookies={state.VISITOR_COOKIE: cookie})
    monkeypatch.setattr(state, "get_script_run_ctx", lambda **_: object())
    monkeypatch.setattr(st, "context", context)
    first, second = state.visitor(), state.visitor()
    assert first == second
    assert (first == cookie) is kept
    assert len(first) >= 20


@pytest.mark.usefixtures("session")
def test_a_widget_is_not_told_again_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    hold = state.hold

    def noted(key: str, value: object) -> str:
        told.append(value)
        return hold(key, value)

    monkeypatch.setattr(state, "hold", noted)
    for year, among in ((2030, "a"), (2030, "a"), (2031, "a"), (2031, "b"), (2031, "b")):
        assert state.hold_still("year", year, among) == "year"
    assert told == [2030, 2031, 2031]


@pytest.mark.usefixtures("session")
def test_a_widget_that_was_gone_meanwhile_is_given_its_value_anew() -> None:
    state.hold_still("year", 2030, "a")
    del st.session_state["year"]
    state.hold_still("year", 2030, "a")
    assert state.held("year") == 2030
