"""Files as they arrive: looked at and unpacked, refused in words."""

from __future__ import annotations

import zipfile
from pathlib import Path

from spatial.intake.door import arrivals


def test_sound_files_are_refused_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert arrivals.refusals({"a.csv": tmp_path / "a.csv"}) == ()


def test_every_file_that_is_not_what_it_says_is_told_by_the_name_given(tmp_path: Path) -> None:
    (tmp_path / "x1").with_suffix(".gpkg").write_bytes(b"not a package")
    (tmp_path / "x2").with_suffix(".parquet").write_bytes(b"PAR1")
    found = arrivals.refusals(
        {"bản đồ.gpkg": tmp_path / "x1.gpkg", "b.parquet": tmp_path / "x2.parquet"}
    )
    assert [(fault.code, fault.file) for fault in found] == [
        ("not_what_it_says", "bản đồ.gpkg"),
        ("not_what_it_says", "b.parquet"),
    ]
    assert all(fault.say(lang="vi") != fault.say(lang="en") for fault in found)


def test_an_archive_is_unpacked_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "1")
    assert arrivals.unpacked(path, tmp_path / "out") is None
    assert (tmp_path / "out" / "a.csv").read_text(encoding="utf-8") == "1"


def test_a_hostile_archive_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../a.csv", "1")
    fault = arrivals.unpacked(path, tmp_path / "out")
    assert fault is not None
    assert (fault.code, fault.file) == ("zip_climbs", "a.zip")
    assert "../a.csv" in fault.say(lang="en")


def test_a_damaged_archive_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    fault = arrivals.unpacked(path, tmp_path / "out")
    assert fault is not None
    assert (fault.code, fault.blanks) == ("unreadable", {"reason": "BadZipFile"})
