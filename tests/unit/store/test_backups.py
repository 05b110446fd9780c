"""Everything in one file, from any store to any, tried before it is called done."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import former_stores
import pytest
from department import Department

from spatial.errors import UserError
from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Localities, Profiles, Workspace, backups, idle, rights
from spatial.store.place import Place


def fill(where: Place, localities: Path, one: Proposal) -> None:
    """Save two scenarios, a profile and a locality."""
    an = Workspace(where, visitor="an")
    an.save("s", Scenario(name="Phương án “A”").put(one), locality="town", began=0)
    an.save("s", Scenario(name="Phương án “B”").put(one), locality="town", began=1)
    an.save("t", Scenario(), locality="town", began=0)
    an.work_key("s")
    Profiles(where, visitor="an").save("p", "text", locality="town")
    Localities(localities, visitor="an").keep("noi-a", "Nơi A", {"wards.csv": b"1,2\n"})


def code_of(file: Path, where: Place, localities: Path, *, replace: bool = False) -> str:
    """Return what bringing a file back is refused with."""
    with pytest.raises(UserError) as refused:
        backups.restore(file, where, localities, replace=replace)
    return refused.value.faults[0].code


def test_a_backup_goes_from_a_file_to_a_server_and_back_with_everything_in_it(
    department: Department, tmp_path: Path, one: Proposal
) -> None:
    first, second = tmp_path / "one" / "workspace.sqlite", department.emptied()
    third = tmp_path / "three" / "workspace.sqlite"
    fill(first, tmp_path / "one" / "localities", one)
    made = backups.make(tmp_path / "out" / "1.zip", first, tmp_path / "one" / "localities")
    assert (made.revisions, made.localities) == (3, 1)
    backups.restore(
        tmp_path / "out" / "1.zip", second, tmp_path / "two" / "localities", replace=False
    )
    again = backups.make(tmp_path / "out" / "2.zip", second, tmp_path / "two" / "localities")
    assert (again.tables, again.files.keys()) == (made.tables, made.files.keys())
    backups.restore(
        tmp_path / "out" / "2.zip", third, tmp_path / "three" / "localities", replace=False
    )
    for place in (second, third):
        an = Workspace(place, visitor="an")
        assert [one.name for one in an.listed(locality="town")] == ["Phương án “B”", ""]
        assert an.work_key("s") == Workspace(first, visitor="an").work_key("s")
        assert an.save("s", Scenario(), locality="town", began=2) == 3  # the numbers go on
    shown = department.ask("SELECT count(*) FROM proposal_places", database=second.name)
    assert shown == [(0,)]  # the last of "s" is empty
    content = Localities(tmp_path / "three" / "localities", visitor="an").content(
        "noi-a", "wards.csv"
    )
    assert content == b"1,2\n"
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == []


def test_a_store_that_holds_work_stays_unless_it_is_said_to_go(
    where: Place, tmp_path: Path, one: Proposal
) -> None:
    file, localities = tmp_path / "b.zip", tmp_path / "localities"
    fill(where, localities, one)
    backups.make(file, where, localities)
    an = Workspace(where, visitor="an")
    an.save("later", Scenario(), locality="town", began=0)
    Localities(localities, visitor="an").keep("noi-b", "Nơi B", {"wards.csv": b""})
    assert code_of(file, where, localities) == "restore_not_empty"
    assert an.revision("later", locality="town") == 1
    backups.restore(file, where, localities, replace=True)
    assert an.revision("later", locality="town") == 0
    assert an.revision("s", locality="town") == 2
    assert [path.name for path in localities.iterdir()] == ["noi-a"]


def test_where_the_rows_cannot_be_put_everything_is_as_it_was(
    where: Place, tmp_path: Path, one: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, localities = tmp_path / "b.zip", tmp_path / "localities"
    fill(where, localities, one)
    backups.make(file, where, localities)
    Workspace(where, visitor="an").save("later", Scenario(), locality="town", began=0)
    Localities(localities, visitor="an").keep("noi-b", "Nơi B", {"wards.csv": b""})
    facts, asked = backups.transfer.facts, []

    def other(connection: object) -> object:  # as if the second store had lost a row
        asked.append(1)
        return facts(connection) if len(asked) == 1 else {}

    monkeypatch.setattr(backups.transfer, "facts", other)
    assert code_of(file, where, localities, replace=True) == "backup_differs"
    monkeypatch.undo()
    assert Workspace(where, visitor="an").revision("later", locality="town") == 1
    assert {path.name for path in localities.iterdir()} == {"noi-a", "noi-b"}


@pytest.mark.parametrize("damage", ["cut", "byte", "escape", "newer", "text", "none", "more"])
def test_a_file_that_is_no_whole_backup_is_refused_and_changes_nothing(
    tmp_path: Path, one: Proposal, damage: str
) -> None:
    where, localities = tmp_path / "workspace.sqlite", tmp_path / "localities"
    fill(where, localities, one)
    file, spoilt = tmp_path / "b.zip", tmp_path / "spoilt.zip"
    backups.make(file, where, localities)
    _spoil(file, spoilt, damage)
    expected = {"newer": "workspace_newer", "none": "missing_file"}.get(damage, "backup_form")
    empty = tmp_path / "new" / "workspace.sqlite"
    assert code_of(spoilt, empty, empty.parent / "localities") == expected
    assert not empty.exists()
    assert not (tmp_path / "escaped").exists()


def _spoil(file: Path, spoilt: Path, damage: str) -> None:
    """Write a backup with something wrong in it."""
    content = file.read_bytes()
    if damage == "cut":
        spoilt.write_bytes(content[: len(content) // 2])
    elif damage == "text":
        spoilt.write_text("no zip at all")
    elif damage != "none":
        with zipfile.ZipFile(file) as source, zipfile.ZipFile(spoilt, "w") as target:
            listed = json.loads(source.read(backups.LIST))
            members = {name: source.read(name) for name in listed["files"]}
            if damage == "byte":
                members[backups.STORE] = members[backups.STORE][:-1] + b"?"
            if damage == "more":
                members["localities/a/more.csv"] = b""
            if damage == "escape":
                members["../escaped"] = b""
                listed["files"]["../escaped"] = backups.hashlib.sha256(b"").hexdigest()
            if damage == "newer":
                listed["version"] = 99
            for name, inside in members.items():
                target.writestr(name, inside)
            target.writestr(backups.LIST, json.dumps(listed))


def test_a_backup_has_an_ending_and_never_takes_the_place_of_the_store(
    tmp_path: Path, one: Proposal
) -> None:
    where = tmp_path / "workspace.sqlite"
    fill(where, tmp_path / "localities", one)
    with pytest.raises(UserError) as refused:
        backups.make(where, where, tmp_path / "localities")
    assert refused.value.faults[0].code == "backup_ending"
    assert Workspace(where).revision("s", locality="town") == 2


def test_a_store_of_a_former_version_is_backed_up_in_the_form_of_this_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old.sqlite", tmp_path / "new" / "workspace.sqlite"
    former_stores.first(old, owner=rights.digest("an"))
    backups.make(tmp_path / "b.zip", old, tmp_path / "none")
    backups.restore(tmp_path / "b.zip", new, new.parent / "localities", replace=False)
    idle.release()
    names = [one.scenario_id for one in Workspace(new, visitor="an").listed(locality="town")]
    assert names == ["b", "a"]
