"""A department's database: made by whoever comes first, brought up to date, told in words."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import former_stores
import pytest
from department import Department

from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import Meanwhile, Workspace, rights
from spatial.store.place import FORM, DatabaseServer
from spatial.store.rows import VERSION

AN = rights.digest("an")


def code_of(place: DatabaseServer) -> str:
    """Return what reading the database is refused with."""
    with pytest.raises(UserError) as refused:
        Workspace(place).load("s", locality="town")
    return refused.value.faults[0].code


def test_tables_are_made_once_however_many_come_first(department: Department) -> None:
    place = department.new()
    with ThreadPoolExecutor(8) as pool:
        found = list(
            pool.map(
                lambda number: Workspace(place, visitor="an").save(
                    f"s{number}", Scenario(), locality="town"
                ),
                range(8),
            )
        )
    assert found == [1] * 8
    assert len(Workspace(place, visitor="an").listed(locality="town")) == 8


def test_of_many_saves_from_one_revision_one_stands_and_the_others_are_told(
    department: Department,
) -> None:
    place = department.emptied()
    an = Workspace(place, visitor="an")
    an.save("s", Scenario(), locality="town", began=0)

    def save(number: int) -> bool:
        try:
            an.save("s", Scenario(name=str(number)), locality="town", began=1)
        except Meanwhile:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(save, range(8))) == 1
    assert an.revision("s", locality="town") == 2


def test_a_database_of_version_1_is_copied_and_then_brought_up_to_date(
    department: Department, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    place = department.new()
    former_stores.first_on_a_server(place.address, owner=AN)
    an = Workspace(place, visitor="an")
    assert [one.scenario_id for one in an.listed(locality="town")] == ["b", "a"]
    assert an.work_key("a") == "key-a"
    assert an.save("b", Scenario(), locality="town", began=2) == 3
    copy = tmp_path / "copies" / f"{place.name}.before-version-{VERSION}.sqlite"
    with closing(sqlite3.connect(copy)) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (1,)
        assert before.execute("SELECT count(*) FROM revisions").fetchone() == (3,)


def test_a_newer_database_is_told_and_left_as_it_is(department: Department) -> None:
    place = department.new()
    Workspace(place).save("s", Scenario(), locality="town")
    department.ask("UPDATE alembic_version SET version_num = '99'", database=place.name)
    assert code_of(place) == "workspace_newer"
    with pytest.raises(UserError):
        Workspace(place).save("s", Scenario(), locality="town")
    assert department.ask("SELECT count(*) FROM revisions", database=place.name) == [(1,)]


def test_a_database_that_is_not_there_and_a_server_that_is_not_are_told(
    department: Department, tmp_path: Path
) -> None:
    assert code_of(department.place("nowhere")) == "database_unreachable"
    socket = tmp_path / ".s.PGSQL.5432"
    assert code_of(DatabaseServer(f"{FORM}an@/x?unix_sock={socket}")) == "database_unreachable"


def test_whoever_may_not_write_is_told_the_server_s_reason(department: Department) -> None:
    place = department.new()
    Workspace(place).save("s", Scenario(), locality="town")
    department.ask(f"ALTER DATABASE {place.name} SET default_transaction_read_only = on")
    other = DatabaseServer(place.address + "&application_name=other")
    assert Workspace(other).revision("s", locality="town") == 1
    with pytest.raises(UserError) as refused:
        Workspace(other).save("s", Scenario(), locality="town")
    assert refused.value.faults[0].code == "cannot_write"


def test_a_database_without_postgis_is_told_and_left_empty(department: Department) -> None:
    department.ask("CREATE DATABASE khong_ban_do")
    assert code_of(department.place("khong_ban_do")) == "database_postgis"
    tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    assert department.ask(tables, database="khong_ban_do") == [(0,)]
