"""Limits grow with what was brought, from a floor to a ceiling."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.sandbox import limits
from spatial.sandbox.limits import EXTRACT, LIMITS, MAX_LIMITS, for_files

MB = 1_000_000


def file_of(folder: Path, size: int, name: str = "a.csv") -> Path:
    """Make a file of a size without writing it: a hole takes no room."""
    file = folder / name
    with file.open("wb") as handle:
        handle.truncate(size)
    return file


def test_nothing_and_very_little_have_the_floor(tmp_path: Path) -> None:
    assert for_files([]) == LIMITS.__class__(
        memory_bytes=LIMITS.memory_bytes,
        cpu_s=LIMITS.cpu_s,
        wall_s=3 * LIMITS.cpu_s,
        answer_bytes=LIMITS.answer_bytes,
    )
    assert for_files([file_of(tmp_path, 0)]) == for_files([])


@pytest.mark.parametrize(
    ("size", "memory", "cpu_s", "answer"),
    [
        (10 * MB, 750 * MB, 18, 184 * MB),  # 450 + 30 x 10; 6 + 1.2 x 10; 64 + 12 x 10
        (20 * MB, 1_050 * MB, 30, 304 * MB),
        (500 * MB, MAX_LIMITS.memory_bytes, MAX_LIMITS.cpu_s, MAX_LIMITS.answer_bytes),
    ],
)
def test_limits_grow_by_the_byte_up_to_the_ceiling(
    size: int, memory: int, cpu_s: int, answer: int, tmp_path: Path
) -> None:
    given = for_files([file_of(tmp_path, size)])
    assert (given.memory_bytes, given.cpu_s, given.answer_bytes) == (memory, cpu_s, answer)
    assert given.wall_s == 3 * cpu_s


def test_a_folder_counts_with_all_it_holds(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    file_of(tmp_path, 4 * MB)
    file_of(tmp_path / "deep", 6 * MB)
    assert for_files([tmp_path]) == for_files([file_of(tmp_path / "deep", 10 * MB, "whole")])


def test_several_files_count_together(tmp_path: Path) -> None:
    parts = [file_of(tmp_path, 5 * MB, name) for name in ("a", "b")]
    whole = file_of(tmp_path, 10 * MB, "c")
    assert for_files(parts) == for_files([whole])


def test_a_file_that_is_not_there_weighs_nothing(tmp_path: Path) -> None:
    assert for_files([tmp_path / "nowhere"]) == for_files([])


def test_a_folder_of_very_many_files_is_weighed_up_to_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_FILES_WEIGHED", 3)
    for at in range(5):
        file_of(tmp_path, 2 * MB, f"{at}.csv")
    assert limits._bytes(tmp_path) == 6 * MB


def test_no_limit_of_one_reading_is_above_the_ceiling_and_the_clock_is_longer_than_work() -> None:
    for name in ("memory_bytes", "cpu_s", "wall_s", "answer_bytes"):
        assert getattr(LIMITS, name) <= getattr(MAX_LIMITS, name) <= getattr(EXTRACT, name)
    assert all(one.wall_s > one.cpu_s for one in (LIMITS, MAX_LIMITS, EXTRACT))
