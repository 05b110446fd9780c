"""How pupils are sent: the model, the longest walk, the shares of a mix; and waiting for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from spatial import norms
from spatial.records import Level
from spatial.ui.screens.catchment import controls
from spatial.ui.session import pupil_flows, state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import MIX, WAYS, Way

See = Callable[..., Seen]
pytestmark = pytest.mark.usefixtures("session")


@pytest.mark.parametrize(
    ("times", "part"), [(1.0, "500"), (2.0, "1.000"), (3.0, "1.500"), (5.0, "2.500")]
)
def test_a_longest_walk_is_said_in_metres(times: float, part: str, see: See) -> None:
    assert part in controls.limit(see(), times, lang="vi")


def test_the_usual_walk_is_that_of_every_command(see: See) -> None:
    usual_m = norms.longest_walk_m(Level.TIEU_HOC)
    case = pupil_flows.case(see(), Way().times)
    assert case.level is Level.TIEU_HOC
    assert case.question.limit_m == usual_m == 4_000.0
    assert "4.000" in controls.limit(see(), Way().times, lang="vi")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_limit_and_every_model_have_words(lang: str, see: See) -> None:
    assert controls.limit(see(), 0.0, lang=lang)
    names = [controls.name_of(model, lang=lang) for model in WAYS]
    assert len(set(names)) == len(WAYS)


def test_without_a_choice_pupils_are_sent_as_usual(see: See, asked: dict[str, Any]) -> None:
    assert controls.draw(see()) == Way()
    assert {"flow.model", "flow.times"} <= asked.keys()


def test_a_mix_asks_for_private_schools_only_where_there_are_some(
    see: See, asked: dict[str, Any]
) -> None:
    state.remember("flow.model", MIX)
    state.remember("flow.private", 40)
    way = controls.draw(see())
    assert (way.crossing, way.private) == (10, 0)
    assert "flow.private" not in asked


def test_shares_of_a_mix_never_make_more_than_a_hundred(
    see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pupil_flows, "private", lambda _: np.array([True]))
    for name, share in (("model", MIX), ("crossing", 70), ("private", 70)):
        state.remember(f"flow.{name}", share)
    way = controls.draw(see())
    assert state.held("flow.private") == 30
    assert way.crossing + way.private == 100


def test_without_proposals_before_and_now_are_one_answer(see: See) -> None:
    found = controls.looked(see(), Way(times=0.0))
    assert found is not None
    assert found.before is found.outcome


def test_an_answer_the_planner_does_not_wait_for_is_none(
    see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controls.progress, "run", lambda *_: None)
    assert controls.looked(see(), Way(model="best", times=3.0)) is None


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_walk_inside_a_sentence_is_a_limit_or_any(lang: str, see: See) -> None:
    any_walk, within = (pupil_flows.case(see(), times) for times in (0.0, 1.0))
    assert "500" in controls.walk_text(within, lang=lang)
    assert "500" not in controls.walk_text(any_walk, lang=lang)
