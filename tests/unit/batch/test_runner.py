"""The loop keeps what is finished, lists what is bad and goes on when a worker is lost."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import pytest
from batch_jobs import DAY, FrailCrew, echo, jobs

from spatial.batch import BatchAnswer, BatchTask, InlineCrew, Ledger, Progress, RunOutcome, run
from spatial.cancellation import cancelled_when
from spatial.errors import UserError


def outcome_of(out: Path, *names: str, perform: object = echo) -> RunOutcome:
    """Run places in this process."""
    assert callable(perform)
    return run(jobs(*names), Ledger(out), lambda: InlineCrew(perform), lang="en", today=DAY)


def test_a_finished_job_is_never_done_again(tmp_path: Path) -> None:
    asked: list[str] = []

    def counted(task: BatchTask) -> BatchAnswer:
        asked.append(task.place)
        return echo(task)

    outcome_of(tmp_path, "a", "b", perform=counted)
    second = outcome_of(tmp_path, "a", "b", "c", perform=counted)
    assert asked == ["a", "b", "c"]
    assert (second.kept, second.done) == (2, 1)


def test_a_bad_place_is_listed_with_its_faults_and_the_rest_goes_on(tmp_path: Path) -> None:
    outcome = outcome_of(tmp_path, "a", "bad", "c")
    assert (outcome.done, list(outcome.faults.values())) == (2, [("bad: row 2 is wrong",)])
    assert {path.parent.parent.name for path in tmp_path.rglob("name.txt")} == {"a", "c"}


def test_a_job_whose_worker_was_lost_is_handed_to_the_next_crew(tmp_path: Path) -> None:
    crews = [FrailCrew("b"), FrailCrew()]
    first = crews[0]
    outcome = run(jobs("a", "b"), Ledger(tmp_path), lambda: crews.pop(0), lang="en", today=DAY)
    assert (outcome.done, outcome.faults, first.closed) == (2, {}, True)


def test_a_job_that_ends_every_worker_is_listed_after_three(tmp_path: Path) -> None:
    called: list[FrailCrew] = []

    def gather() -> FrailCrew:
        called.append(FrailCrew("b"))
        return called[-1]

    outcome = run(jobs("a", "b", "c"), Ledger(tmp_path), gather, lang="en", today=DAY)
    assert outcome.done == 2
    assert "its worker was lost (killed)" in next(iter(outcome.faults.values()))[0]
    assert all(crew.closed for crew in called)


def test_a_full_disk_at_a_worker_stops_the_run_and_what_is_finished_stands(tmp_path: Path) -> None:
    def full(task: BatchTask) -> BatchAnswer:
        return BatchAnswer(faults=("full",), disk_full=True) if task.place == "b" else echo(task)

    with pytest.raises(UserError, match="Cannot write"):
        outcome_of(tmp_path, "a", "b", "c", perform=full)
    assert outcome_of(tmp_path, "a", "b", "c").kept == 1


def test_a_run_nobody_waits_for_hands_out_nothing_more(tmp_path: Path) -> None:
    done: list[str] = []
    with cancelled_when(lambda: len(done) == 1):
        outcome = run(
            jobs("a", "b", "c"),
            Ledger(tmp_path),
            lambda: InlineCrew(echo),
            lang="en",
            today=DAY,
            tell=lambda progress: done.append(progress.job.place.name),
        )
    assert (outcome.cancelled, outcome.done, done) == (True, 1, ["a"])


def test_what_is_told_counts_earlier_runs_and_ends_with_nothing_left(tmp_path: Path) -> None:
    outcome_of(tmp_path, "a")
    told: list[Progress] = []
    run(
        jobs("a", "b", "bad"),
        Ledger(tmp_path),
        lambda: InlineCrew(echo),
        lang="en",
        today=DAY,
        tell=told.append,
    )
    assert [(one.done, one.total, one.done_now) for one in told] == [(2, 3, 1), (3, 3, 2)]
    assert told[-1].left_s == 0


def test_the_jobs_of_a_place_follow_one_another_whatever_the_order_of_the_table(
    tmp_path: Path,
) -> None:
    asked: list[tuple[str, str]] = []

    def noted(task: BatchTask) -> BatchAnswer:
        asked.append((task.place, task.command))
        return echo(task)

    listed = [
        replace(job, command=command)
        for command in ("assess", "project")
        for job in jobs("a", "b").values()
    ]
    keyed = {f"{at}": job for at, job in enumerate(listed)}
    run(keyed, Ledger(tmp_path), lambda: InlineCrew(noted), lang="en", today=DAY)
    assert asked == [("a", "assess"), ("a", "project"), ("b", "assess"), ("b", "project")]


class PairLosingCrew(FrailCrew):
    """Asks for two parts of every job, and is lost over both at once; keeps what it was given."""

    size = 2

    def __init__(self, given: list[BatchTask]) -> None:
        super().__init__()
        self.given = given

    def submit(self, task: BatchTask) -> Future[BatchAnswer]:
        """Ask for two parts, or be lost over one."""
        self.given.append(task)
        future: Future[BatchAnswer] = Future()
        if task.part:
            future.set_exception(BrokenProcessPool("killed"))
        else:
            future.set_result(BatchAnswer(asked={"m1": {"a": b"1"}, "m2": {"a": b"2"}}))
        return future


def test_two_parts_lost_together_for_the_last_time_list_their_job_once(tmp_path: Path) -> None:
    given: list[BatchTask] = []
    told: list[Progress] = []
    outcome = run(
        jobs("a"),
        Ledger(tmp_path),
        lambda: PairLosingCrew(given),
        lang="en",
        today=DAY,
        tell=told.append,
    )
    assert len(outcome.faults) == len(told) == 1
    assert sum(not task.part for task in given) == 1  # never the whole job again
