"""A search: how much of it is done, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from towns import town

from spatial.cancellation import Cancelled
from spatial.recommend import Recommendation
from spatial.roles import Right, Role
from spatial.solver.effort import Step
from spatial.store import rights
from spatial.store.people import GivenRoles
from spatial.store.recommendations import Recommendations
from spatial.ui.jobs import Job
from spatial.ui.screens.recommend import search
from spatial.ui.screens.recommend.search import PlanSearch
from spatial.ui.session import allowance, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

AN = rights.secret_of("an@so.example")


def begun(found: Recommendation) -> PlanSearch:
    """Begin a search of two points."""
    return PlanSearch(name="x", digest="d", request=found.request, visitor=AN)


def step(stage: str, done: float, value: float | None = 100.0, bound: float | None = 90.0) -> Step:
    """Be so far with one aim."""
    return Step(stage=stage, value=value, bound=bound, done=done)


def test_the_share_grows_with_aims_and_points(found: Recommendation) -> None:
    one = begun(found)
    shares = [one.share(None), one.share(step("seats", 0.5)), one.share(step("metres", 1.0))]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    one.take(found.plans)
    assert one.share(step("metres", 1.0)) == 1.0


def test_what_is_done_is_said_with_value_bound_and_gap(found: Recommendation) -> None:
    job: Job[Recommendation] = Job(key="k", about=begun(found))
    first = search.said(job, lang="vi")
    assert first.startswith(say("recommend.run.first", lang="vi"))
    job.about.hear(step("seats", 0.5))
    said = search.said(job, lang="vi")
    assert "100" in said
    assert "90" in said
    job.stop()
    assert search.said(job, lang="vi").startswith(say("recommend.run.stopping", lang="vi"))


def test_the_best_so_far_stays_when_a_step_begins_without_one(found: Recommendation) -> None:
    job: Job[Recommendation] = Job(key="k", about=begun(found))
    job.about.hear(step("money", 0.5, value=12.34e9, bound=None))
    before = search.said(job, lang="vi")
    job.about.take(found.plans[:1])
    job.about.hear(step("seats", 0.0, value=None, bound=None))
    assert "12,3 tỷ đồng" in before
    assert search.said(job, lang="vi") == before  # the first amount of money, not yet the second


def test_amounts_are_pupils_billions_or_kilometres() -> None:
    assert search._amount("seats", 1_234.0, lang="vi") == "1.234"
    assert search._amount("money", 12.34e9, lang="vi") == "12,3"
    assert search._amount("metres", 45_000.0, lang="en") == "45"


def test_a_search_begins_once_all_is_compiled(
    found: Recommendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is let go while the code is still compiled has searched nothing."""

    def gone() -> None:
        raise Cancelled

    monkeypatch.setattr(search.compilation, "wait", gone)
    one = begun(found)
    with pytest.raises(Cancelled):
        one.run(None, None, None, None)  # type: ignore[arg-type]


def test_what_is_found_is_his_who_asked_and_nobody_s_else(
    found: Recommendation, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not home.exists()
    monkeypatch.setattr(search.compilation, "wait", lambda: None)
    monkeypatch.setattr(search.recommend, "recommend", lambda *_, **__: found)
    job: Job[Recommendation] = Job(key="k", about=begun(found))
    job.about.run(town(), None, None, job)
    assert job.about.unsaved == ()
    assert Recommendations(visitor=AN).right("x") is Right.OWNER
    GivenRoles().give("an@so.example", Role.VIEWER)
    again = begun(found)
    again.run(town(), None, None, job)  # type: ignore[arg-type]
    assert [fault.code for fault in again.unsaved] == ["role_short_planner"]


@pytest.mark.usefixtures("home")
def test_who_only_views_begins_no_search_and_is_told(
    seen_town: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(search, "jobs", begin)
    state.remember(allowance.PLANS, False)  # noqa: FBT003 - what is remembered
    search.start(seen_town())
    assert [notice.key for notice in state.told()] == ["sign_in.look_only"]
