"""Crews do the same work: here, in processes, or at a Dask scheduler."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool

import pytest
from batch_jobs import DAY, echo, jobs

from spatial.batch import BatchAnswer, BatchTask, Crew, DaskCrew, InlineCrew, ProcessCrew, task
from spatial.errors import UserError


def packed(name: str) -> BatchTask:
    """Pack a job of a place without files."""
    return task(next(iter(jobs(name).values())), lang="en", today=DAY)


def end_oneself(task: BatchTask) -> BatchAnswer:
    """End the worker as a machine out of memory does; the place ``x`` is done."""
    if task.place != "x":
        os.kill(os.getpid(), signal.SIGKILL)
    return echo(task)


@pytest.mark.parametrize("gather", [InlineCrew, lambda perform: ProcessCrew(perform, 1)])
def test_a_crew_brings_back_what_the_function_says(gather: Callable[..., Crew]) -> None:
    crew = gather(echo)
    try:
        assert crew.submit(packed("x")).result().files == {"name.txt": b"x"}
    finally:
        crew.close()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_process_is_told_as_a_broken_crew() -> None:
    crew = ProcessCrew(end_oneself, 1)
    try:
        with pytest.raises(BrokenProcessPool):
            crew.submit(packed("y")).result()
    finally:
        crew.close()


def test_a_scheduler_that_is_not_there_is_named_in_a_sentence() -> None:
    with pytest.raises(UserError, match=r"No scheduler or worker at “tcp://127.0.0.1:9”"):
        DaskCrew(echo, address="tcp://127.0.0.1:9", wait_s=0.5)
