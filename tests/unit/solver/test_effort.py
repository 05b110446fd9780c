"""What a search may spend, and why it ended."""

from __future__ import annotations

from spatial.cancellation import cancelled_when
from spatial.solver.effort import Effort, End, Step


def test_a_search_with_time_left_goes_on() -> None:
    run = Effort(time_limit_s=3600.0).begin()
    assert not run.over()
    assert run.end is End.ROUNDS


def test_a_search_out_of_time_says_so_and_its_time_is_never_negative() -> None:
    run = Effort(time_limit_s=-1.0).begin()
    assert run.over()
    assert (run.end, run.left_s) == (End.TIME, 0.0)


def test_whoever_stops_a_search_is_named_before_the_clock() -> None:
    with cancelled_when(lambda: True):
        run = Effort(time_limit_s=-1.0).begin()
        assert run.over()
        assert run.end is End.CANCELLED


def test_a_search_once_stopped_stays_stopped() -> None:
    answers = iter([True, False])
    with cancelled_when(lambda: next(answers)):
        run = Effort().begin()
        assert run.over()
        assert run.over()
        assert next(answers) is False  # it was not asked again


def test_progress_is_told_and_never_beyond_the_whole() -> None:
    told: list[Step] = []
    run = Effort(progress=told.append).begin()
    run.tell("search", 1.5, value=3.0)
    assert told == [Step(stage="search", done=1.0, value=3.0, bound=None)]


def test_nobody_needs_to_listen() -> None:
    run = Effort().begin()
    run.tell("search", 0.5)
    assert not run.over()
