"""A job is told once and cannot be changed on its way."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from spatial.sandbox.jobs import ReadingJob
from spatial.sandbox.limits import LIMITS
from spatial.sandbox.targets import ReaderTarget

JOB = ReadingJob(
    target=ReaderTarget.EXAMINE,
    args=("du-lieu",),
    kwargs={"lang": "vi"},
    progress=True,
    reads=("du-lieu",),
    writes=(),
    home="/tmp/nha",  # noqa: S108 - a name, nothing is written
    folder="/",
    limits=LIMITS,
)


def test_a_job_reaches_the_other_process_as_it_was() -> None:
    assert pickle.loads(pickle.dumps(JOB)) == JOB  # noqa: S301 - what was just written here


def test_a_job_cannot_be_changed_on_its_way() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        JOB.home = "/"  # type: ignore[misc]


def test_a_job_names_everything_by_its_field() -> None:
    with pytest.raises(TypeError):
        ReadingJob(ReaderTarget.EXAMINE)  # type: ignore[call-arg, misc]
