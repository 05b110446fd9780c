"""A task runs the command itself; whatever goes wrong comes back as sentences."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from batch_jobs import DAY, towns
from command_line import run

from spatial import intake
from spatial.batch import BatchJob, BatchPlace, BatchTask, places, program_mark, task
from spatial.commands import batch_task
from spatial.intake import last_locality


def packed(folder: Path, command: str = "assess", *arguments: str) -> BatchTask:
    """Pack a job of a folder."""
    (place,) = places(str(folder), around=folder)
    job = BatchJob(place=place, command=command, arguments=arguments)
    return task(job, lang="en", today=DAY)


def test_a_task_brings_back_the_files_the_command_writes(tmp_path: Path) -> None:
    (folder,) = towns(tmp_path / "in", 1)
    answer = batch_task.perform(packed(folder))
    run("assess", str(folder), "--out", str(tmp_path / "out"))
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    del written["manifest.json"]  # a batch has a ledger of its own
    more = {"deficit.parquet", "said.txt"}
    assert {name: held for name, held in answer.files.items() if name not in more} == written
    assert set(answer.files) - set(written) == more
    assert str(tmp_path) not in answer.files["said.txt"].decode()
    assert answer.cpu_s > 0
    assert answer.peak_mb > 0


def test_what_a_reader_s_own_child_did_before_it_ended_is_counted() -> None:
    """A reader forks itself for every file: the fork has ended, the reader still stands."""
    spin = "import time\nwhile time.process_time() < 0.5: pass"
    reader = (
        "import subprocess, sys\n"
        f"subprocess.run([sys.executable, '-c', {spin!r}], check=True)\n"
        "print('read', flush=True)\n"
        "sys.stdin.read()"
    )
    before_s = batch_task.processor_s()
    with subprocess.Popen(
        [sys.executable, "-c", reader], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as standing:
        assert standing.stdout is not None
        assert standing.stdout.readline() == b"read\n"
        assert batch_task.processor_s() - before_s >= 0.5
        standing.communicate()


def test_norms_bring_what_they_say(tmp_path: Path) -> None:
    (folder,) = towns(tmp_path, 1)
    answer = batch_task.perform(packed(folder, "norms", "--schools"))
    assert list(answer.files) == ["said.txt"]
    assert "Closest to the national standard" in answer.files["said.txt"].decode()


def test_faults_of_a_place_come_back_as_sentences(tmp_path: Path) -> None:
    (folder,) = towns(tmp_path, 1)
    (folder / "schools.csv").unlink()
    answer = batch_task.perform(packed(folder))
    assert answer.files == {}
    assert any("schools" in sentence for sentence in answer.faults)
    assert not answer.disk_full


def test_a_worker_of_another_version_refuses(tmp_path: Path) -> None:
    (folder,) = towns(tmp_path, 1)
    answer = batch_task.perform(replace(packed(folder), mark="older"))
    (sentence,) = answer.faults
    assert sentence.startswith(f"The worker has another version of the program ({program_mark()})")


def test_a_file_that_goes_with_the_job_is_where_the_option_names_it(tmp_path: Path) -> None:
    (folder,) = towns(tmp_path, 1)
    job = replace(
        packed(folder, "assess", "--profile", "aid:1-rieng.yaml"),
        aids={"1-rieng.yaml": b"profile: [not one]\n"},
    )
    assert any("rieng.yaml" in sentence for sentence in batch_task.perform(job).faults)


@pytest.mark.parametrize("number", [28, 122])
def test_a_worker_without_room_on_its_disk_says_so(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(**_: object) -> None:
        raise OSError(number, "no room")

    monkeypatch.setattr(batch_task, "TemporaryDirectory", full)
    job = BatchJob(place=BatchPlace(key="x", name="x"), command="assess")
    assert batch_task.perform(task(job, lang="en", today=DAY)).disk_full


def test_jobs_of_one_locality_read_it_once_and_bring_what_each_alone_brings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder,) = towns(tmp_path, 1)
    tasks = [packed(folder), packed(folder, "catchment", "--level", "tieu_hoc")]
    alone = []
    for each in tasks:
        monkeypatch.setattr(last_locality, "_kept", {})
        alone.append(batch_task.perform(each).files)
    monkeypatch.setattr(last_locality, "_kept", {})
    first = batch_task.perform(tasks[0]).files
    monkeypatch.setattr(intake, "_read", lambda _: pytest.fail("read again"))
    assert [first, batch_task.perform(tasks[1]).files] == alone
    changed = replace(tasks[1], files={**tasks[1].files, "schools.csv": b""})
    with pytest.raises(pytest.fail.Exception, match="read again"):
        batch_task.perform(changed)
