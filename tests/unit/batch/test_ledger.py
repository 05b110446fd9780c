"""The ledger knows a finished job again, and no half one."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_jobs import DAY, jobs
from command_line import rows

from spatial.batch import BatchAnswer, Ledger
from spatial.errors import UserError

ANSWER = BatchAnswer(files={"a.csv": b"1\n2\n", "b.json": b"{}"}, cpu_s=1.26, peak_mb=300.4)


def test_what_was_kept_is_given_back(tmp_path: Path) -> None:
    (key, job), ledger = next(iter(jobs("x").items())), Ledger(tmp_path)
    assert ledger.files(job, key) is None
    ledger.keep(job, key, ANSWER)
    assert ledger.files(job, key) == ANSWER.files


@pytest.mark.parametrize("name", ["a.csv", "b.json", "job.json"])
def test_a_file_a_power_cut_left_empty_is_no_finished_job(tmp_path: Path, name: str) -> None:
    (key, job), ledger = next(iter(jobs("x").items())), Ledger(tmp_path)
    ledger.keep(job, key, ANSWER)
    (ledger.place(job, key) / name).write_bytes(b"")
    assert ledger.files(job, key) is None


def test_a_run_goes_on_with_the_day_it_began_on(tmp_path: Path) -> None:
    assert Ledger(tmp_path).day(DAY) == DAY
    assert Ledger(tmp_path).day("2026-11-29") == DAY


def test_the_table_tells_done_faults_and_waiting_with_costs(tmp_path: Path) -> None:
    asked, ledger = jobs("x", "y", "z"), Ledger(tmp_path)
    first, second, _ = asked
    ledger.keep(asked[first], first, ANSWER)
    ledger.list(asked, {second: ("=1+1",)})
    table = rows(tmp_path / "jobs.csv")
    assert [(row["place"], row["state"], row["cpu_s"]) for row in table] == [
        ("x", "done", "1.3"),
        ("y", "faults", ""),
        ("z", "waiting", ""),
    ]
    assert table[1]["faults"] == "'=1+1"  # no formula


def test_a_disk_that_takes_no_more_leaves_no_finished_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (key, job), ledger = next(iter(jobs("x").items())), Ledger(tmp_path)
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "b.json":
            raise OSError(28, "No space left on device")
        return write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(UserError, match="the disk is full"):
            ledger.keep(job, key, ANSWER)
    assert ledger.files(job, key) is None
    assert list(ledger.place(job, key).iterdir()) == []
    ledger.keep(job, key, ANSWER)
    assert ledger.files(job, key) == ANSWER.files
