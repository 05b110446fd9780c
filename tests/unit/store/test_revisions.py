"""Each save is a revision beside the former ones, in the user's own folder."""

from pathlib import Path

import platformdirs
import pytest

from spatial.errors import UserError
from spatial.store import Outlooks, home
from spatial.store.place import Place
from spatial.store.revisions import Revisions


def test_the_user_s_folder_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    assert home() == tmp_path


class Notes(Revisions):
    """Texts kept in the table of outlooks."""

    table = "outlooks"
    key = "outlook_id"


def notes(folder: Path) -> Notes:
    """Open the kind of work in a folder."""
    return Notes(folder / "w.sqlite")


def test_without_a_name_the_folder_is_the_usual_one_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TRUONGLOP_HOME", raising=False)
    assert home() == platformdirs.user_data_path("truonglop", appauthor=False)


def test_each_save_counts_on_and_localities_do_not_meet(tmp_path: Path) -> None:
    store = Outlooks(tmp_path / "w.sqlite")
    assert store.revision("a", locality="town") == 0
    assert not store.place.exists()  # asking makes no file
    assert store.save("a", "{}", locality="town") == 1
    assert store.save("a", "{}", locality="town") == 2
    assert store.save("b", "{}", locality="town") == 1
    assert store.revision("a", locality="town") == 2
    assert store.revision("a", locality="city") == 0


@pytest.mark.parametrize("body", ["{", "[]", '{"other": 1}'])
def test_a_text_that_is_not_what_this_version_writes_is_told(tmp_path: Path, body: str) -> None:
    with pytest.raises(UserError) as problem:
        notes(tmp_path).decoded("a", body, lambda tree: tree["known"])
    assert problem.value.faults[0].code == "workspace_body"
    assert problem.value.faults[0].value == "a"


def test_what_belongs_to_nobody_yet_is_nobodys(where: Place) -> None:
    store = Outlooks(where, visitor="an")
    assert store.right("a") == "nobodys"
    store.save("a", "{}", locality="town")
    assert store.right("a") == "owner"
    assert Outlooks(where, visitor="binh").right("a") == "reader"
