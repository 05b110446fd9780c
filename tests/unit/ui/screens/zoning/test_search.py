"""A search for zones: begun with the locks, told how far it is, kept as the level's plan."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from spatial.ui.jobs import Job, Jobs
from spatial.ui.screens.zoning import model, search
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.zoning import Zones

Work = Callable[..., tuple[Seen, ZoneWork]]


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    """Give the page jobs of its own."""
    jobs = Jobs()
    monkeypatch.setattr(search, "jobs", lambda: jobs)
    return jobs


@pytest.mark.usefixtures("shelf")
def test_a_search_finds_zones_that_become_the_plan_of_its_level(work: Work) -> None:
    seen, _ = work(planned=False)
    search.start(seen)
    assert search.under_way()
    job: Job[Zones] = state.recall(search.SEARCH)
    found = job.result(60)
    search._keep(seen, job.about, found)
    one = model.work(seen)
    assert one.school.tolist() == [0] * 4 + [1] * 4  # each ward to the school in its middle
    assert [notice.key for notice in state.told()] == ["notice.zones_found"]
    assert one.standing is not None
    assert one.standing.run.complete


def test_before_a_search_none_is_under_way(work: Work) -> None:
    work(planned=False)
    assert not search.under_way()


def job(seen: Seen, one: ZoneWork, step: tuple[float, float] | None) -> Job[Zones]:
    """Make a search that is so far."""
    about = search.ZoneSearch(level=model.key(seen), work=one, limit_s=60.0)
    made: Job[Zones] = Job(key="k", about=about)
    made.step = step
    return made


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_how_far_it_is_is_said_by_what_is_known(lang: str, work: Work) -> None:
    seen, one = work(lang=lang)
    assert search._said(job(seen, one, None), lang) == say("zone.run.first", lang=lang)
    over = search._said(job(seen, one, (0.3, math.inf)), lang)
    gap = search._said(job(seen, one, (0.6, 0.0123)), lang)
    assert "60" in over
    assert "1,23" in gap or "1.23" in gap
    assert over != gap


def test_a_plan_searched_with_a_price_of_change_claims_no_floor(work: Work) -> None:
    """The floor is of the question without that price."""
    seen, one = work()
    state.remember(search.CHANGE, 300)
    search._keep(seen, search.ZoneSearch(level=model.key(seen), work=one, limit_s=1.0), one.judged)
    standing = model.work(seen).standing
    assert standing is not None
    assert standing.run.floor is None
