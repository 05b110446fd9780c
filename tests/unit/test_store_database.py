"""The workspace file: its version, its trouble in words, its copies, closed to others."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace, copies, database, idle, private

ONE = Proposal(
    proposal_id="a", name="A", level=Level.THCS, rooms=1, land_m2=1.0, lon=106.6, lat=10.8
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a workspace with one scenario of one revision, nothing of it open."""
    file = tmp_path / "home" / "workspace.sqlite"
    Workspace(file).save("s", Scenario().put(ONE), locality="town")
    idle.release()
    return file


def code_of(file: Path) -> str:
    """Return what reading the file is refused with."""
    with pytest.raises(UserError) as refused:
        Workspace(file).load("s", locality="town")
    assert str(file.parent) not in refused.value.say(lang="vi")
    return refused.value.faults[0].code


def test_an_empty_file_is_told_and_not_silently_made_new(file: Path) -> None:
    file.write_bytes(b"")
    assert code_of(file) == "workspace_empty"
    assert file.stat().st_size == 0


@pytest.mark.parametrize("size", [50, 700, 5000])
def test_a_truncated_file_is_told(file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])
    assert code_of(file) == "workspace_damaged"


def test_a_newer_file_is_told_and_left_as_it_is(file: Path) -> None:
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    assert code_of(file) == "workspace_newer"
    with pytest.raises(UserError):
        Workspace(file).save("s", Scenario(), locality="town")
    assert copies.repair(file).aside == ""
    assert file.read_bytes() == before


def test_a_locked_file_is_told_and_opens_when_it_is_free(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert code_of(file) == "workspace_locked"
    assert Workspace(file).load("s", locality="town").proposals == (ONE,)


def test_a_file_of_a_former_version_is_copied_and_then_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    body = '{"cursor": 0, "moves": []}'
    with closing(sqlite3.connect(file)) as old, old:
        old.execute(
            "CREATE TABLE revisions (scenario_id TEXT NOT NULL, revision INTEGER NOT NULL,"
            " saved_at TEXT NOT NULL, locality TEXT NOT NULL, body TEXT NOT NULL,"
            " PRIMARY KEY (scenario_id, revision))"
        )
        old.execute("INSERT INTO revisions VALUES ('s', 1, '2026-01-01', 'town', ?)", (body,))
    assert Workspace(file).load("s", locality="town") == Scenario()
    with closing(sqlite3.connect(file)) as now:
        assert now.execute("PRAGMA user_version").fetchone() == (database.VERSION,)
    with closing(sqlite3.connect(tmp_path / "workspace.before-version-1.sqlite")) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (0,)
        assert before.execute("SELECT body FROM revisions").fetchone() == (body,)


def test_a_damaged_file_is_repaired_from_the_last_good_copy_and_kept(file: Path) -> None:
    assert copies.make(file) is not None
    file.write_bytes(b"nothing of sense" * 100)
    assert copies.make(file) is None  # a damaged file never replaces a good copy
    done = copies.repair(file)
    assert done.copied_at
    assert file.with_name(done.aside).read_bytes() == b"nothing of sense" * 100
    assert Workspace(file).load("s", locality="town").proposals == (ONE,)


def test_a_damaged_copy_is_passed_over_for_an_older_good_one(file: Path) -> None:
    good = copies.make(file)
    assert good is not None
    (good.parent / "workspace-99991231T000000000000.sqlite").write_bytes(b"")
    assert copies.last_good(file) == good


def test_only_the_last_copies_stay(file: Path) -> None:
    for _ in range(copies.STAY + 3):
        copies.make(file)
    assert len(copies.listed(file)) == copies.STAY


def test_a_field_this_version_does_not_know_is_told(file: Path) -> None:
    with database.opened(file, write=True) as connection:
        connection.execute("UPDATE revisions SET body = replace(body, 'rooms', 'storeys')")
    assert code_of(file) == "workspace_body"


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
