"""A key changes with all a job depends on, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spatial.batch import BatchJob, BatchPlace, key

PLACE = BatchPlace(key="x", name="X", digest="1", codes=("26785",))
JOB = BatchJob(place=PLACE, command="assess", arguments=("--year", "2030"), aids={"p": b"1"})


def key_of(job: BatchJob, *, lang: str = "vi", today: str = "2026-11-28") -> str:
    """Hash a job of one day in one language."""
    return key(job, lang=lang, today=today)


@pytest.mark.parametrize(
    "other",
    [
        key_of(replace(JOB, command="project")),
        key_of(replace(JOB, arguments=("--year", "2031"))),
        key_of(replace(JOB, aids={"p": b"2"})),
        key_of(replace(JOB, place=replace(PLACE, digest="2"))),
        key_of(replace(JOB, place=replace(PLACE, codes=("26782",)))),
        key_of(JOB, lang="en"),
        key_of(JOB, today="2027-01-01"),
    ],
)
def test_a_key_follows_the_content(other: str) -> None:
    assert other != key_of(JOB)


def test_where_a_folder_stands_does_not_change_its_key() -> None:
    assert key_of(replace(JOB, place=replace(PLACE, key="x-2"))) == key_of(JOB)
