"""All rows of a store in one SQLite file, from any database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace, database, transfer
from spatial.store.place import Place


def test_a_store_in_a_file_of_its_own_opens_as_the_store_itself(
    where: Place, tmp_path: Path, one: Proposal
) -> None:
    store = Workspace(where, visitor="an")
    store.save("s", Scenario(name="Phương án “A”").put(one), locality="town")
    key = store.work_key("s")
    file = tmp_path / "copy" / "all.sqlite"
    with database.opened(where) as transaction:
        transfer.to_file(transaction.connection, file)
    copy = Workspace(file, visitor="an")
    assert copy.load("s", locality="town") == store.load("s", locality="town")
    assert copy.work_key("s") == key
    assert copy.save("s", Scenario(), locality="town", began=1) == 2
    with closing(sqlite3.connect(file)) as other:
        entries = other.execute("SELECT entry FROM revisions ORDER BY entry").fetchall()
    assert entries == [(1,), (2,)]
