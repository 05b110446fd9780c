"""What is written is the user's alone, and nothing half-written stays."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from spatial.store import copies, private


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_what_is_written_is_the_user_s_alone(file: Path) -> None:
    copies.make(file)
    for path in (file.parent, *file.parent.rglob("*")):
        expected = private.FOLDER if path.is_dir() else private.FILE
        assert path.stat().st_mode & 0o777 == expected, path


def test_what_a_killed_save_left_is_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    (tmp_path / ".writing-a").mkdir()
    (tmp_path / ".landing-b").write_bytes(b"x")
    at = (tmp_path / ".landing-b").stat().st_mtime
    assert private.sweep(tmp_path, now_s=at + 60) == 0
    assert private.sweep(tmp_path, now_s=at + 7200) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_what_a_former_version_left_open_is_shut(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b.txt"
    deep.parent.mkdir(mode=0o755)
    deep.write_bytes(b"x")
    deep.chmod(0o644)
    private.shut(tmp_path / "a")
    assert deep.stat().st_mode & 0o777 == private.FILE
    assert deep.parent.stat().st_mode & 0o777 == private.FOLDER
    private.shut(tmp_path / "gone")  # meanwhile removed: nothing to shut


def test_a_file_written_again_holds_the_new_content_alone(tmp_path: Path) -> None:
    file = private.folder(tmp_path / "a" / "b") / "c"
    private.write(file, b"a long text")
    private.write(file, b"short\r\n")
    assert file.read_bytes() == b"short\r\n"


def test_a_folder_that_is_not_there_needs_no_sweeping(tmp_path: Path) -> None:
    assert private.sweep(tmp_path / "nowhere") == 0
