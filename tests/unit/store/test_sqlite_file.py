"""One file, opened through SQLAlchemy: made whole, brought up to date, never without a copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import former_stores
import pytest

from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import Workspace, idle, rights, sqlite_file
from spatial.store.rows import VERSION

AN = rights.digest("an")


def asked(file: Path, statement: str) -> list[tuple[object, ...]]:
    """Ask a file past the program."""
    with closing(sqlite3.connect(file)) as other:
        return other.execute(statement).fetchall()


def test_a_file_nobody_numbered_is_copied_and_then_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    former_stores.unnumbered(file)
    assert Workspace(file).load("s", locality="town") == Scenario()
    assert asked(file, "PRAGMA user_version") == [(VERSION,)]
    before = tmp_path / f"workspace.before-version-{VERSION}.sqlite"
    assert asked(before, "PRAGMA user_version") == [(0,)]
    assert asked(before, "SELECT body FROM revisions") == [(former_stores.BODY,)]


def test_a_file_of_version_1_keeps_its_work_its_owners_and_their_order(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    former_stores.first(file, owner=AN)
    an = Workspace(file, visitor="an")
    assert [one.scenario_id for one in an.listed(locality="town")] == ["b", "a"]
    assert an.revision("b", locality="town") == 2
    assert an.work_key("a") == "key-a"
    assert an.save("b", Scenario(name="new"), locality="town", began=2) == 3
    assert asked(file, "SELECT entry, scenario_id FROM revisions ORDER BY entry") == [
        (1, "b"),
        (2, "a"),
        (3, "b"),
        (4, "b"),
    ]
    before = tmp_path / f"workspace.before-version-{VERSION}.sqlite"
    assert asked(before, "PRAGMA user_version") == [(1,)]
    assert len(asked(before, "SELECT * FROM revisions")) == 3


def test_a_step_that_fails_leaves_the_file_of_the_former_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "workspace.sqlite"
    former_stores.first(file, owner=AN)
    run = sqlite_file.upgrade.run

    def half(*given: object, **named: int) -> None:
        run(*given, **named)
        raise sqlite3.OperationalError

    monkeypatch.setattr(sqlite_file.upgrade, "run", half)
    with pytest.raises(UserError):
        Workspace(file, visitor="an").listed(locality="town")
    assert asked(file, "PRAGMA user_version") == [(1,)]
    assert len(asked(file, "SELECT * FROM revisions")) == 3
    monkeypatch.undo()
    assert len(Workspace(file, visitor="an").listed(locality="town")) == 2


def test_a_new_file_logs_ahead_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "home" / "workspace.sqlite"
    with sqlite_file.opened(file, write=False) as store:
        assert store.last("revisions", "s") == 0
    idle.release()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert asked(file, "PRAGMA journal_mode") == [("wal",)]


def busy(code: int) -> sqlite3.OperationalError:
    """Be refused with a code of SQLite."""
    problem = sqlite3.OperationalError("database is locked")
    problem.sqlite_errorcode = code
    return problem


@pytest.mark.parametrize("code", [sqlite3.SQLITE_BUSY_RECOVERY, sqlite3.SQLITE_BUSY_SNAPSHOT])
def test_a_file_busy_for_a_reason_of_its_own_is_asked_again(code: int) -> None:
    refusals = iter([busy(code), busy(sqlite3.SQLITE_BUSY)])
    begun: list[str] = []

    class Raw:
        """A file that is busy twice."""

        def execute(self, statement: str) -> Raw:
            if statement.startswith("BEGIN"):
                if (problem := next(refusals, None)) is not None:
                    raise problem
                begun.append(statement)
            return self

        def fetchone(self) -> None:
            """Give nothing."""

    sqlite_file._begin_writing(Raw())  # type: ignore[arg-type]
    assert begun == ["BEGIN IMMEDIATE"]
    refusals = iter([busy(sqlite3.SQLITE_READONLY)])
    with pytest.raises(sqlite3.OperationalError):
        sqlite_file._begin_writing(Raw())  # type: ignore[arg-type]
