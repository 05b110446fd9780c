"""``batch`` does what is not done, lists what is bad, and joins the rest."""

from __future__ import annotations

from pathlib import Path

from batch_jobs import towns
from click.testing import CliRunner, Result
from command_line import rows

from spatial.cli import truonglop


def batch(*words: str) -> Result:
    """Run ``truonglop batch`` in this process."""
    given = ["--lang", "en", "batch", *words, "--workers", "0"]
    return CliRunner().invoke(truonglop, given, catch_exceptions=False)


def test_a_bad_place_is_listed_the_rest_is_joined_and_the_next_run_goes_on(tmp_path: Path) -> None:
    made, out = towns(tmp_path / "in", 2), tmp_path / "out"
    held = (made[1] / "schools.csv").read_bytes()
    (made[1] / "schools.csv").unlink()
    asked = (str(tmp_path / "in" / "*"), "--out", str(out))

    first = batch(*asked)
    assert first.exit_code == 2
    assert "1 jobs done in this run, 0 done before, 1 with faults" in first.output
    assert [row["state"] for row in rows(out / "jobs.csv")] == ["done", "faults"]
    assert "schools" in rows(out / "jobs.csv")[1]["faults"]
    assert len(rows(out / "joined" / "by_commune.csv")) == 8

    (made[1] / "schools.csv").write_bytes(held)
    second = batch(*asked)
    assert second.exit_code == 0, second.output
    assert "1 jobs done in this run, 1 done before, 0 with faults" in second.output
    assert [row["state"] for row in rows(out / "jobs.csv")] == ["done", "done"]
    assert len(rows(out / "joined" / "by_commune.csv")) == 16


def test_check_writes_nothing(tmp_path: Path) -> None:
    towns(tmp_path / "in", 1)
    done = batch(str(tmp_path / "in" / "*"), "--check", "--out", str(tmp_path / "out"))
    assert "The jobs can be used: 1 of them." in done.output
    assert not (tmp_path / "out").exists()


def test_without_a_job_nothing_is_done(tmp_path: Path) -> None:
    (tmp_path / "viec.csv").write_text("place,command\nx,serve\n", encoding="utf-8")
    words = ["batch", "--jobs", str(tmp_path / "viec.csv"), "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(truonglop, words)
    assert "serve" in str(done.exception)
    assert not (tmp_path / "out").exists()
