"""Work shared by visitors ends when the last no longer wants it; a search keeps its best."""

import threading

import pytest

from spatial.cancellation import Cancelled, check_cancelled, is_cancelled
from spatial.errors import Fault, UserError
from spatial.ui.jobs import LANES, SEARCH, SHORT, Job, Jobs

LONG_S = 60.0  # never reached: a test that hangs fails


class Endless:
    """Work that goes on until it is stopped, and notes that it was begun and how it ended."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __call__(self, _job: Job[object]) -> object:
        self.begun.set()
        try:
            while not self.ended.is_set():
                check_cancelled()
        finally:
            self.ended.set()
        return "made"


def best_so_far(job: Job[str]) -> str:
    """Search until told to end, and hand over the best."""
    job.hear("under way")
    assert job.stopping.wait(LONG_S)
    return "best" if is_cancelled() else "not told"


@pytest.fixture
def jobs() -> Jobs:
    return Jobs()


def test_leaving_stops_the_work_itself(jobs: Jobs) -> None:
    work = Endless()
    job = jobs.begin("a", work)
    assert work.begun.wait(LONG_S)
    jobs.leave("a")
    with pytest.raises(Cancelled):
        job.result(LONG_S)
    assert work.ended.is_set()
    assert not jobs.done("a")


def test_work_another_visitor_waits_for_goes_on(jobs: Jobs) -> None:
    work = Endless()
    job = jobs.begin("a", work)
    assert work.begun.wait(LONG_S)
    with jobs.waited(job, "theirs"):
        jobs.leave("a", "ours")
        assert not job.stopping.is_set()
    work.ended.set()
    assert job.result(LONG_S) == "made"
    assert jobs.done("a")


def test_a_page_whose_former_run_still_counts_stops_its_work_all_the_same() -> None:
    jobs, held = Jobs(), threading.Event()
    job = jobs.begin("a", lambda _: held.wait(60))
    with jobs.waited(job, "ours"):
        jobs.leave("a", "ours")
        assert job.stopping.is_set()
    held.set()


def test_stopped_work_is_begun_anew_when_asked_for_again(jobs: Jobs) -> None:
    work = Endless()
    jobs.begin("a", work)
    assert work.begun.wait(LONG_S)
    jobs.leave("a")
    assert jobs.begin("a", lambda _job: "second").result(LONG_S) == "second"


def test_the_same_key_is_the_same_work(jobs: Jobs) -> None:
    assert jobs.begin("a", lambda _job: 1).result(LONG_S) == 1
    assert jobs.begin("a", lambda _job: 2).result(LONG_S) == 1


def test_work_that_failed_raises_where_it_is_asked_for_and_is_begun_anew(jobs: Jobs) -> None:
    def wrong(_job: Job[int]) -> int:
        raise UserError(Fault(code="siting_no_plan"))

    job = jobs.begin("a", wrong)
    with pytest.raises(UserError):
        job.result(LONG_S)
    assert job.failed
    assert jobs.begin("a", lambda _job: 2).result(LONG_S) == 2


def test_the_oldest_gives_way_but_never_one_that_is_waited_for(jobs: Jobs) -> None:
    kept = jobs.begin("kept", lambda _job: 0)
    with jobs.waited(kept):
        for at in range(LANES[SHORT].kept + 3):
            jobs.begin(str(at), lambda _job: 0)
        assert jobs.of("kept") is kept
        assert jobs.of("0") is None


def test_a_search_told_to_end_hands_over_its_best(jobs: Jobs) -> None:
    job = jobs.begin("a", best_so_far, lane=SEARCH, about="question")
    job.stop()
    assert job.result(LONG_S) == "best"
    assert (job.step, job.about, job.failed) == ("under way", "question", False)


def test_a_search_under_way_is_not_pushed_out_by_later_ones(jobs: Jobs) -> None:
    first = jobs.begin("first", best_so_far, lane=SEARCH)
    for at in range(LANES[SEARCH].kept + 3):
        jobs.begin(str(at), lambda _job: at, lane=SEARCH).result(LONG_S)  # noqa: B023 - ended here
    assert jobs.of("first") is first
    assert first.running
    first.stop()
    assert first.result(LONG_S) == "best"


def test_long_searches_do_not_hold_up_what_takes_a_moment(jobs: Jobs) -> None:
    searches = [
        jobs.begin(str(at), best_so_far, lane=SEARCH) for at in range(LANES[SEARCH].threads + 1)
    ]
    assert jobs.begin("short", lambda _job: 1).result(LONG_S) == 1
    for job in searches:
        job.stop()
    assert [job.result(LONG_S) for job in searches] == ["best"] * len(searches)
