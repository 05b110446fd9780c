"""A folder is read byte for byte, within its bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.errors import InputFaults
from spatial.intake.single import locality_bytes


def test_hidden_files_and_links_out_of_the_folder_stay_at_home(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret").write_bytes(b"s")
    (folder / "sub" / "b.csv").write_bytes(b"2")
    (folder / "a.csv").write_bytes(b"1")
    (folder / ".kept").write_bytes(b"h")
    (folder / "out").symlink_to(tmp_path / "secret")
    assert locality_bytes.read(folder) == {"a.csv": b"1", "sub/b.csv": b"2"}


def test_the_digest_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    first = locality_bytes.digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    second = locality_bytes.digest(tmp_path)
    (tmp_path / "b").write_bytes(b"2")
    assert len({first, second, locality_bytes.digest(tmp_path)}) == 3


def test_more_than_the_bound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"12")
    monkeypatch.setattr(locality_bytes, "MOST_BYTES", 1)
    with pytest.raises(InputFaults):
        locality_bytes.digest(tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match="khong-co"):
        locality_bytes.read_one(tmp_path / "khong-co")
