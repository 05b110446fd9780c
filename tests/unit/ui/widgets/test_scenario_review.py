"""The review in the bar of scenarios: where it stands, what may be done, by whom."""

from __future__ import annotations

from typing import Any

import pytest
from towns import town

from spatial.records import Proposal
from spatial.ui.session import approval, history, proposals, scenario_list, state
from spatial.ui.widgets import scenario_review

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home")


def press(asked: Asked, key: str) -> None:
    """Press a button."""
    button = asked[key]
    button["on_click"](*button.get("args", ()))


def test_today_s_state_is_not_reviewed(popovers: dict[str, str], asked: Asked) -> None:
    scenario_review.chip(TOWN, "vi")
    scenario_review.head(TOWN, "vi")
    assert popovers == {}
    assert asked == {}


def test_one_submits_and_approves_by_name_and_the_page_says_so(
    popovers: dict[str, str], asked: Asked, written: list[str], site: Proposal
) -> None:
    proposals.put(TOWN, site)
    approval.begin(TOWN)
    scenario_review.chip(TOWN, "vi")
    assert popovers["scenario_review"] == "Xét duyệt: **bản nháp**"
    assert {"review_called", "review_note", "review_submitted"} <= asked.keys()
    state.hold("review_called", "<b>Hoa</b>")
    asked["review_called"]["on_change"](*asked["review_called"]["args"])
    assert state.recall(history.CALLED) == "<b>Hoa</b>"
    press(asked, "review_submitted")
    asked.clear()
    scenario_review.chip(TOWN, "vi")
    assert {"review_approved", "review_returned", "review_draft"} <= asked.keys()
    press(asked, "review_approved")
    asked.clear()
    written.clear()
    scenario_review.chip(TOWN, "vi")
    scenario_review.head(TOWN, "vi")
    assert popovers["scenario_review"] == "Xét duyệt: **đã duyệt**"
    assert asked.keys() == {"review_copy"}
    assert "&lt;b&gt;Hoa&lt;/b&gt; đã duyệt phương án này" in "".join(written)
    assert "<b>Hoa" not in "".join(written)
    asked["review_copy"]["on_click"]()
    assert list(scenario_list.names(TOWN).values()) == ["Hiện trạng", "Phương án 1", "Phương án 2"]
    told = [event.what for event in history.events(TOWN, lang="vi")]
    assert told == [f"thêm {site.name}; đổi tên phương án"]
