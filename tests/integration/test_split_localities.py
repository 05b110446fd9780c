"""A locality too large for one worker is cut where no walk leads: the same bytes, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from batch_jobs import DAY, DIES, dies_once, results, two_towns
from command_line import rows

from spatial.batch import (
    BatchAnswer,
    BatchJob,
    BatchTask,
    InlineCrew,
    Ledger,
    ProcessCrew,
    places,
    run,
)
from spatial.batch import key as key_of
from spatial.batch.runner import RunOutcome
from spatial.commands import batch_task

ASKED = ("--level", "tieu_hoc", "--limit", "2000")


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BatchJob]:
    """Give the catchments of a locality of four communes, in several models, and its deficits."""
    folder = tmp_path_factory.mktemp("in")
    (place,) = places(str(two_towns(folder)), around=folder)
    more = [(), ("--model", "ward_bound"), ("--model", "nearest_first"), ("--room-seats", "12.5")]
    asked = [BatchJob(place=place, command="catchment", arguments=(*ASKED, *each)) for each in more]
    asked.append(BatchJob(place=place, command="assess"))
    return {key_of(job, lang="vi", today=DAY): job for job in asked}


class PartLosingCrew(InlineCrew):
    """A crew that is lost over every part."""

    def submit(self, task: BatchTask) -> Future[BatchAnswer]:
        """Do a whole task, or be lost over a part."""
        if not task.part:
            return super().submit(task)
        future: Future[BatchAnswer] = Future()
        future.set_exception(BrokenProcessPool("killed"))
        return future


def run_by(
    jobs: dict[str, BatchJob],
    out: Path,
    perform: Callable[[BatchTask], BatchAnswer] = batch_task.perform,
    *,
    largest: int = 0,
) -> RunOutcome:
    def gather() -> InlineCrew:
        return InlineCrew(perform)

    return run(jobs, Ledger(out), gather, lang="vi", today=DAY, largest=largest)


@pytest.fixture(scope="module")
def whole(jobs: dict[str, BatchJob], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the results of the locality in one piece."""
    out = tmp_path_factory.mktemp("whole")
    assert run_by(jobs, out).done == len(jobs)
    return out


def test_cut_and_joined_is_the_same_to_the_byte(
    jobs: dict[str, BatchJob], whole: Path, tmp_path: Path
) -> None:
    asked: list[tuple[str, int]] = []

    def noted(task: BatchTask) -> BatchAnswer:
        answer = batch_task.perform(task)
        asked.append((task.command, -len(answer.asked) if answer.asked else len(task.part)))
        return answer

    outcome = run_by(jobs, tmp_path, noted, largest=1)
    assert (outcome.done, outcome.faults) == (len(jobs), {})
    assert results(tmp_path) == results(whole)
    # both towns were handed out, then the rooms to be checked; the deficits were not cut
    assert ("catchment", -2) in asked
    assert ("assess", 0) in asked
    assert not [command for command, files in asked if command == "assess" and files]


def test_on_the_seam_pupils_cross_from_commune_to_commune(
    jobs: dict[str, BatchJob], whole: Path
) -> None:
    first = next(iter(jobs))
    matrix = rows(Ledger(whole).place(jobs[first], first) / "matrix.csv")
    sent = {row["ward_id"]: row for row in matrix}
    assert int(sent["00001"]["00002"]) > 0
    assert int(sent["00003"]["00004"]) > 0
    assert int(sent["00001"]["00003"] or 0) == 0  # 6 km of nothing


def test_a_process_that_dies_over_a_part_loses_that_part_alone(
    jobs: dict[str, BatchJob], whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DIES, str(tmp_path / "died"))
    one = dict([*jobs.items()][:1])
    ledger = Ledger(tmp_path / "out")

    def gather() -> ProcessCrew:
        return ProcessCrew(dies_once, 1)

    outcome = run(one, ledger, gather, lang="vi", today=DAY, largest=1)
    assert (tmp_path / "died").exists()
    assert (outcome.done, outcome.faults) == (1, {})
    ((key, job),) = one.items()
    assert ledger.files(job, key) == Ledger(whole).files(job, key)


def test_a_run_that_was_stopped_goes_on_with_the_parts_it_has(
    jobs: dict[str, BatchJob], whole: Path, tmp_path: Path
) -> None:
    one = dict([*jobs.items()][:1])
    solved: list[str] = []

    def stopped(task: BatchTask) -> BatchAnswer:
        if task.part and solved:
            raise KeyboardInterrupt
        solved.extend(["part"] if task.part else [])
        return batch_task.perform(task)

    assert run_by(one, tmp_path, stopped, largest=1).cancelled
    assert [path.name for path in tmp_path.rglob("*-parts/*")]

    again: list[str] = []

    def noted(task: BatchTask) -> BatchAnswer:
        again.extend(["part"] if task.part else [])
        return batch_task.perform(task)

    def all_of_them(task: BatchTask) -> BatchAnswer:
        fresh.extend(["part"] if task.part else [])
        return batch_task.perform(task)

    fresh: list[str] = []
    run_by(one, tmp_path, noted, largest=1)
    run_by(one, tmp_path / "anew", all_of_them, largest=1)
    assert len(again) == len(fresh) - 1  # one was solved before the stop
    ((key, job),) = one.items()
    assert Ledger(tmp_path).files(job, key) == Ledger(whole).files(job, key)
    assert not [*tmp_path.rglob("*-parts")]


def test_a_part_with_a_fault_lists_its_job_and_the_rest_goes_on(
    jobs: dict[str, BatchJob], tmp_path: Path
) -> None:
    def faulty(task: BatchTask) -> BatchAnswer:
        return BatchAnswer(faults=("too large",)) if task.part else batch_task.perform(task)

    outcome = run_by(jobs, tmp_path, faulty, largest=1)
    assert outcome.done == 1  # the deficits
    assert [*outcome.faults.values()] == [("too large",)] * (len(jobs) - 1)


def test_a_part_that_ends_every_process_lists_its_job_once(
    jobs: dict[str, BatchJob], tmp_path: Path
) -> None:
    def gather() -> InlineCrew:
        return PartLosingCrew(batch_task.perform)

    outcome = run(jobs, Ledger(tmp_path), gather, lang="en", today=DAY, largest=1)
    assert outcome.done == 1
    assert len(outcome.faults) == len(jobs) - 1
    assert all("killed" in said for (said,) in outcome.faults.values())
