"""A search on its panel: what it gave, and what to know of that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.errors import Fault, UserError
from spatial.solver.effort import Step
from spatial.ui.jobs import SEARCH, Job, Jobs
from spatial.ui.screens.recommend import search_panel
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def search(work: Callable[[Job[int]], int], *, about: str = "a") -> Job[int]:
    """Begin a search, and wait until it ended."""
    job = Jobs().begin("k", work, lane=SEARCH, sort="cover", about=about)
    job.future.exception()
    return job


def outcome(job: Job[int], *, rests_on: str = "a") -> int | None:
    """Ask for what it gave."""
    return search_panel.outcome(job, rests_on=rests_on, stop_key="stop", lang="vi", said=lambda: "")


def test_an_answer_to_the_question_asked_stands_alone(written: list[str]) -> None:
    assert outcome(search(lambda _: 7)) == 7
    assert written == []


def test_an_answer_to_another_question_is_marked(written: list[str]) -> None:
    assert outcome(search(lambda _: 7), rests_on="b") == 7
    assert say("recommend.warn.changed", lang="vi") in written[0]


def test_an_answer_cut_short_is_marked(written: list[str]) -> None:
    job = search(lambda _: 7)
    job.stopping.set()
    assert outcome(job) == 7
    assert say("recommend.warn.stopped", lang="vi") in written[0]


def test_a_search_that_cannot_be_made_says_why_and_gives_nothing(written: list[str]) -> None:
    fault = Fault(code="cover_nothing", blanks={"level": "thcs"})

    def fail(_: Job[int]) -> int:
        raise UserError(fault)

    assert outcome(search(fail)) is None
    assert fault.part("what", lang="vi").split("{")[0][:10] in written[0]


def test_a_step_is_said_by_its_stage_and_the_first_before_any(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = search(lambda job: job.hear(Step(stage="proof", done=0.5)) or 7)
    assert search_panel.step(job, lang="vi") == say("siting.step.proof", lang="vi")
    monkeypatch.setattr(job, "step", None)
    assert search_panel.step(job, lang="vi") == say("recommend.run.first", lang="vi")
