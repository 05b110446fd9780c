"""The workspace file: its version, its trouble in words."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace, copies, database


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


def test_a_locked_file_is_told_and_opens_when_it_is_free(file: Path, one: Proposal) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert code_of(file) == "workspace_locked"
    assert Workspace(file).load("s", locality="town").proposals == (one,)


def test_looking_whether_a_file_is_sound_does_not_let_another_program_tidy_its_log_away(
    file: Path, one: Proposal
) -> None:
    Workspace(file).save("s", Scenario().put(one), locality="town")  # holds a connection
    assert database.is_sound(file)
    assert database.trouble(file) is None
    another = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT 1 FROM owners')"
    subprocess.run([sys.executable, "-c", another, str(file)], check=True)
    assert file.with_name(f"{file.name}-wal").exists()
    assert Workspace(file).load("s", locality="town").proposals == (one,)


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


def test_a_field_this_version_does_not_know_is_told(file: Path) -> None:
    with database.opened(file, write=True) as connection:
        connection.execute("UPDATE revisions SET body = replace(body, 'rooms', 'storeys')")
    assert code_of(file) == "workspace_body"
