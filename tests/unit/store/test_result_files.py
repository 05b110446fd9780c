"""Results are read back as they stand."""

from __future__ import annotations

from pathlib import Path

from spatial.store import result_files


def test_what_is_not_there_reads_as_none(tmp_path: Path) -> None:
    assert result_files.read(tmp_path / "a") is None
    assert result_files.read_all(tmp_path / "b") == {}


def test_plain_files_are_read_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b", "a", ".c"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "d").mkdir()
    assert list(result_files.read_all(tmp_path).items()) == [("a", b"a"), ("b", b"b")]
    assert result_files.read(tmp_path / "a") == b"a"
