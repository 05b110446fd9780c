"""
Batch: any number of localities under any commands, each job done once.

A job is a locality, a command and its options. What travels to a worker is a plain function and
bytes (the planner's own files), what comes back is bytes (the files the command writes). The key of
a job is a hash of all it depends on, so that a finished job is never done again.
"""

from __future__ import annotations

from spatial.batch.crews import Crew, DaskCrew, InlineCrew, ProcessCrew, usual_workers
from spatial.batch.jobs import EVERY_PROVINCE, BatchJob, BatchPlace, places
from spatial.batch.keys import key
from spatial.batch.ledger import Ledger
from spatial.batch.roll_up import Contained, joined
from spatial.batch.runner import Progress, RunOutcome, run
from spatial.batch.tasks import BatchAnswer, BatchTask, task
from spatial.store.program_sources import program_mark

__all__ = [
    "EVERY_PROVINCE",
    "BatchAnswer",
    "BatchJob",
    "BatchPlace",
    "BatchTask",
    "Contained",
    "Crew",
    "DaskCrew",
    "InlineCrew",
    "Ledger",
    "ProcessCrew",
    "Progress",
    "RunOutcome",
    "joined",
    "key",
    "places",
    "program_mark",
    "run",
    "task",
    "usual_workers",
]
