"""Jobs are checked before the first starts, with every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_jobs import towns

from spatial.commands import batch_jobs
from spatial.errors import InputFaults
from spatial.intake.single.job_table import JobLine


def test_each_place_goes_under_each_command(tmp_path: Path) -> None:
    towns(tmp_path, 2)
    commands = ("assess", "catchment --level thcs")
    jobs = batch_jobs.gather((), ("dia-ban-*",), commands, around=tmp_path)
    assert [(job.place.name, job.command, job.arguments) for job in jobs] == [
        ("dia-ban-0", "assess", ()),
        ("dia-ban-1", "assess", ()),
        ("dia-ban-0", "catchment", ("--level", "thcs")),
        ("dia-ban-1", "catchment", ("--level", "thcs")),
    ]


def test_a_place_a_command_and_an_option_nobody_knows_are_told_together(tmp_path: Path) -> None:
    towns(tmp_path, 1)
    lines = [
        JobLine(place="khong/co", command="assess", row=2),
        JobLine(place="dia-ban-0", command="serve", row=3),
        JobLine(place="dia-ban-0", command="assess", options=("--yeer", "2030"), row=4),
        JobLine(place="dia-ban-0", command="assess", options=("--year", "zwei"), row=5),
    ]
    with pytest.raises(InputFaults) as told:
        batch_jobs.gather(lines, (), (), around=tmp_path)
    assert [(fault.code, fault.row) for fault in told.value.faults] == [
        ("missing_folder", 2), ("job_command", 3), ("option_unknown_near", 4),
        ("option_whole_between", 5),
    ]  # fmt: skip


def test_a_wrong_option_is_said_as_the_command_line_says_it(tmp_path: Path) -> None:
    towns(tmp_path, 1)
    commands = ("assess --year abc", "assess --yeer 2030")
    with pytest.raises(InputFaults) as told:
        batch_jobs.gather((), ("dia-ban-0",), commands, around=tmp_path)
    value, name = told.value.say(lang="vi").splitlines()
    assert "“abc” của --year không dùng được. Cần một số nguyên từ 1900 đến 2200." in value
    assert name.endswith("truonglop assess --help.")


def test_a_file_an_option_names_goes_with_the_job(tmp_path: Path) -> None:
    towns(tmp_path, 1)
    (tmp_path / "rieng.yaml").write_bytes(b"profile: x")
    line = JobLine(place="dia-ban-0", command="assess", options=("--profile", "rieng.yaml"))
    (job,) = batch_jobs.gather([line], (), (), around=tmp_path)
    assert job.arguments == ("--profile", "aid:1-rieng.yaml")
    assert job.aids == {"1-rieng.yaml": b"profile: x"}


def test_no_place_is_no_batch(tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match="There is no job"):
        batch_jobs.gather((), (), ("assess",), around=tmp_path)
