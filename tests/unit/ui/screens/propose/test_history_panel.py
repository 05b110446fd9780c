"""The panel of the history: shown when asked for, each event with the way back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.records import Proposal
from spatial.ui.screens.propose import history_panel
from spatial.ui.session import assessments, history, proposals, state
from spatial.ui.session.assessments import Seen

See = Callable[..., Seen]
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home")


def test_nothing_is_asked_before_a_scenario_is_saved(see: See, asked: Asked) -> None:
    history_panel.draw(see())
    assert asked == {}


def test_nothing_is_read_before_the_history_is_asked_for(
    see: See, asked: Asked, site: Proposal, written: list[str]
) -> None:
    seen = see()
    proposals.put(assessments.town(seen.source), site)
    history_panel.draw(seen)
    assert set(asked) == {history_panel.OPEN}
    assert written == []


def test_each_event_but_the_newest_leads_back_to_itself(
    see: See, asked: Asked, site: Proposal, written: list[str]
) -> None:
    seen = see()
    network = assessments.town(seen.source)
    proposals.put(network, site)
    proposals.remove(network, site.proposal_id, site.name)
    state.hold(history_panel.OPEN, value=True)
    history_panel.draw(seen)
    assert len([one for one in written if "tl-item" in one]) == 2
    assert "&lt;b&gt;Trường" in "".join(written)
    assert "history_restore_2" not in asked
    back = asked["history_restore_1"]
    back["on_click"](*back["args"])
    assert state.scenario().proposals == (site,)


def test_a_name_entered_is_kept(see: See, asked: Asked, site: Proposal, written: list[str]) -> None:
    seen = see()
    proposals.put(assessments.town(seen.source), site)
    state.hold(history_panel.OPEN, value=True)
    history_panel.draw(seen)
    state.hold("history_called", "An")
    field = asked["history_called"]
    field["on_change"](*field["args"])
    assert state.recall(history.CALLED) == "An"
    assert written
