"""Above and below every page: title, notices told once, and in one line what is estimated."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import RerunData, RerunException, StopException
from towns import town

from spatial.errors import Fault, UserError
from spatial.locality import Locality
from spatial.network import Network
from spatial.records import Proposal
from spatial.ui import places
from spatial.ui.session import state
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.saving import SavedWork
from spatial.ui.text import say
from spatial.ui.widgets import frame
from spatial.ui.widgets.markup import stylesheet


class Page:
    """Stands for a page of Streamlit's."""

    title, icon = "x", ":material/map:"


@pytest.fixture(autouse=True)
def _links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw no link: there is no server that knows the pages."""
    monkeypatch.setattr(st, "page_link", lambda *_, **__: None)


See = Callable[..., Seen]
pytestmark = pytest.mark.usefixtures("home", "asked")


def named(**about: Any) -> Network:  # noqa: ANN401 - fields of a locality
    """Draw the town under another description."""
    locality = Locality(key="town", **{"name": {"vi": "Thị trấn", "en": "Town"}, **about})
    return dataclasses.replace(town(), locality=locality)


def source(see: See, network: Network | None = None) -> LocalitySource:
    """Return the source of a town."""
    return (see() if network is None else see(network)).source


def head(place: LocalitySource, view: str = "map") -> None:
    """Draw what stands above a view."""
    notices = frame.head(place, places.VIEWS[view], dict.fromkeys(places.VIEWS, Page()))
    frame.tell(place, notices)


def test_what_stands_above_a_view_is_drawn_behind_it() -> None:
    drawn: list[str] = []
    with frame.drawn_first(lambda: drawn.append("above")):
        drawn.append("view")
    assert drawn == ["view", "above"]


@pytest.mark.parametrize("end", [StopException(), UserError(Fault(code="port_in_use"))])
def test_it_is_drawn_above_a_view_that_ends_early(end: BaseException) -> None:
    drawn: list[str] = []
    with pytest.raises(type(end)), frame.drawn_first(lambda: drawn.append("above")):
        raise end
    assert drawn == ["above"]


def test_it_is_not_drawn_where_all_is_drawn_anew() -> None:
    with pytest.raises(RerunException), frame.drawn_first(pytest.fail):
        raise RerunException(RerunData())


def test_the_title_says_view_place_level_year_and_method(see: See, written: list[str]) -> None:
    head(source(see))
    said = "· Thị trấn · Tiểu học · 2030 · 300 phòng/10.000 học sinh"
    assert f"<h1>Thiếu hụt <span>{said}</span></h1>" in written


def test_the_title_names_only_choices_that_act_on_the_view(see: See, written: list[str]) -> None:
    head(source(see), "files")
    assert written[0].endswith("<span>· Thị trấn</span></h1>")


def test_the_ward_everything_is_narrowed_to_is_in_the_title(see: See, written: list[str]) -> None:
    network = see().after.network
    state.change(network, home_ward="w10")
    head(source(see))
    assert f"· Thị trấn · {network.wards('wards').loc['w10', 'ward']} · Tiểu học" in written[0]


def test_the_window_is_named_after_the_view_and_the_locality(see: See) -> None:
    network = see().after.network
    named_window = frame.window_title(network, places.VIEWS["map"])
    assert named_window.startswith("Thiếu hụt · ")
    assert named_window.endswith(" – Trường Lớp")


def test_the_title_is_in_the_language_of_the_view(see: See, written: list[str]) -> None:
    state.change(see().after.network, lang="en")
    head(source(see))
    assert "· Town · Primary · 2030 · 300 rooms/10,000 pupils" in written[0]


def test_a_locality_without_a_name_in_the_language_goes_by_its_key(
    see: See, written: list[str]
) -> None:
    head(source(see, named(name={"en": "Town"})))
    assert "<span>· town · " in written[0]


def test_a_projection_is_named_in_the_title(see: See, written: list[str]) -> None:
    network = see().after.network
    future = dataclasses.replace(state.view().future, scenario="base")
    state.change(network, future=future)
    head(source(see))
    assert say("forecast.title.base", lang="vi") in written[0]


def test_what_a_locality_wants_told_stands_below_as_text(see: See, written: list[str]) -> None:
    head(source(see, named(notice={"vi": "<b>Dữ liệu minh hoạ</b>"})))
    inner = "<summary>&lt;b&gt;Dữ liệu minh hoạ&lt;/b&gt;</summary>"
    assert f'<details class="tl-notice">{inner}</details>' in written


def test_something_done_is_a_passing_note_with_its_way_back(
    see: See, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    state.done("notice.put", undo=True, name="<A>")
    head(source(see))
    assert '<div role="status"><p>' in written[-1]
    assert "&lt;A&gt;" in written[-1]
    assert "toast_undo" in asked


def test_a_refusal_is_a_panel_with_every_fault(see: See, written: list[str]) -> None:
    fault = Fault(code="port_in_use", value="8501", blanks={"address": "x"})
    state.tell("notice.refused", faults=(fault, dataclasses.replace(fault, value="8502")))
    head(source(see))
    assert 'class="tl-panel" role="alert"' in written[-1]
    assert "8501" in written[-1]
    assert "8502" in written[-1]


def test_a_warning_without_faults_has_no_empty_list(see: See, written: list[str]) -> None:
    state.tell("notice.files_changed")
    head(source(see))
    assert "<ol>" not in written[-1]


def test_what_was_told_once_is_not_told_again(see: See, written: list[str]) -> None:
    state.tell("notice.files_changed")
    head(source(see))
    told = len(written)
    head(source(see))
    assert len(written) == told + 1  # the title alone


def test_several_notices_have_buttons_of_their_own(
    see: See, asked: dict[str, dict[str, Any]]
) -> None:
    state.tell("notice.scenario_clash", offer="mine", names="A", who="Bình", at="08:00 28/11/2026")
    state.tell("notice.scenario_refused", offer="retry")
    head(source(see))
    assert {"notice_0_mine", "notice_1_retry"} <= asked.keys()


def test_the_foot_says_the_year_of_the_residents_where_it_is_another(
    see: See, written: list[str]
) -> None:
    """The drawn town counts pupils of 2030 on residents of 2025."""
    frame.foot(source(see))
    assert "2025" in written[0]
    assert say("map.no_tiles", lang="vi") in written[0]


def test_the_foot_credits_whom_it_must_and_nobody_otherwise(see: See, written: list[str]) -> None:
    frame.foot(source(see))
    frame.foot(source(see, named(attribution=("© A", "<B>"))))
    plain, credited = written
    assert say("foot.source", lang="vi") not in plain
    assert "© A; &lt;B&gt;" in credited


def test_what_a_run_shows_has_the_proposals_of_the_visit(see: See, site: Proposal) -> None:
    state.set_work(SavedWork(scenario=state.scenario().put(site)))
    shown = frame.seen(source(see))
    assert shown.proposals == (site,)
    assert shown.after is not shown.before


def test_the_icon_is_a_file_of_ours_and_the_style_asks_for_none() -> None:
    assert frame.icon().endswith("icon.svg")
    with open(frame.icon(), encoding="utf-8") as icon:  # noqa: PTH123 - as Streamlit opens it
        assert "<svg" in icon.read()
    assert "url(http" not in stylesheet("page.css")
