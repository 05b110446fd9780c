"""What was saved comes back, and nothing saved is lost."""

from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace

PROPOSAL = Proposal(
    proposal_id="a",
    name="Trường “mới”",
    level=Level.THCS,
    rooms=24,
    land_m2=8_000.5,
    lon=106.6,
    lat=10.8,
    parcel_id="kd-1",
)


def _workspace(folder: Path) -> Workspace:
    return Workspace(folder / "deep" / "workspace.sqlite")


def test_a_scenario_comes_back_with_its_undone_moves(tmp_path: Path) -> None:
    moves = Scenario().put(PROPOSAL).remove("a").undo()
    _workspace(tmp_path).save("s", moves, locality="town")
    assert _workspace(tmp_path).load("s", locality="town") == moves


def test_each_save_is_a_new_revision_and_the_newest_opens(tmp_path: Path) -> None:
    store = _workspace(tmp_path)
    assert store.save("s", Scenario(), locality="town") == 1
    assert store.save("s", Scenario().put(PROPOSAL), locality="town") == 2
    assert store.load("s", locality="town").proposals == (PROPOSAL,)
    assert [saved.revision for saved in store.saved(locality="town")] == [2]


def test_a_scenario_of_another_locality_is_not_opened(tmp_path: Path) -> None:
    store = _workspace(tmp_path)
    store.save("s", Scenario(), locality="town")
    with pytest.raises(UserError, match="s"):
        store.load("s", locality="city")


def test_an_unknown_scenario_is_refused_and_no_file_is_made(tmp_path: Path) -> None:
    store = _workspace(tmp_path)
    with pytest.raises(UserError):
        store.load("never", locality="town")
    assert store.saved(locality="town") == []
    assert not store.file.exists()


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "deep").write_text("a file where the folder should be")
    with pytest.raises(UserError) as refused:
        _workspace(tmp_path).save("s", Scenario(), locality="town")
    assert "workspace.sqlite" in refused.value.say(lang="vi")


def test_ids_are_long_enough_not_to_be_guessed() -> None:
    ids = {Workspace(Path("unused")).new_id() for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 12
