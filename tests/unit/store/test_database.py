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
from spatial.store.place import Place


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


def test_a_field_this_version_does_not_know_is_told(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE revisions SET body = replace(body, 'rooms', 'storeys')")
    assert code_of(file) == "workspace_body"


def test_a_look_at_what_is_not_there_loads_no_database_toolkit() -> None:
    asked = (
        "import sys; from pathlib import Path; from spatial.store import Workspace;"
        "Workspace(Path('nowhere.sqlite'), visitor='an').listed(locality='town');"
        "print([name for name in ('sqlalchemy', 'alembic', 'geoalchemy2', 'pg8000')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_what_goes_wrong_inside_a_transaction_leaves_a_store_as_it_was(where: Place) -> None:
    store = Workspace(where, visitor="an")
    store.save("s", Scenario(), locality="town")
    with pytest.raises(ZeroDivisionError):
        _fail_after_writing(where)
    assert store.revision("s", locality="town") == 1


def _fail_after_writing(where: Place) -> None:
    """Write a revision, then let something go wrong before the transaction ends."""
    with database.opened(where, write=True) as transaction:
        transaction.append("revisions", "s", revision=2, locality="town", body="{}")
        raise ZeroDivisionError


def test_what_the_first_look_loads_can_be_loaded_before_it(tmp_path: Path) -> None:
    asked = (
        "import sys; from pathlib import Path; from spatial.store import database;"
        f"file = Path({str(tmp_path / 'nowhere.sqlite')!r}); database.warm(file);"
        "print(all(name in sys.modules for name in ('sqlalchemy', 'alembic')), file.exists())"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["True", "False"]
