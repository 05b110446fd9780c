"""A task carries the planner's files as they are."""

from __future__ import annotations

from pathlib import Path

from batch_jobs import DAY

from spatial.batch import BatchJob, places, program_mark, task


def test_a_task_carries_the_bytes_of_the_folder_and_the_mark_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "x" / "sub").mkdir(parents=True)
    (tmp_path / "x" / "sub" / "a.csv").write_bytes(b"\xef\xbb\xbf1")
    (place,) = places("x", around=tmp_path)
    packed = task(BatchJob(place=place, command="assess"), lang="vi", today=DAY)
    assert packed.files == {"sub/a.csv": b"\xef\xbb\xbf1"}
    assert (packed.place, packed.today, packed.mark) == ("x", DAY, program_mark())
