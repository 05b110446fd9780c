"""What was saved comes back, and nothing saved is lost."""

from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.store.place import Place

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


def test_a_scenario_comes_back_with_its_undone_moves(where: Place) -> None:
    moves = Scenario().put(PROPOSAL).remove("a").undo()
    Workspace(where).save("s", moves, locality="town")
    assert Workspace(where).load("s", locality="town") == moves


def test_each_save_is_a_new_revision_and_the_newest_opens(where: Place) -> None:
    store = Workspace(where)
    assert store.save("s", Scenario(), locality="town") == 1
    assert store.save("s", Scenario().put(PROPOSAL), locality="town") == 2
    assert store.load("s", locality="town").proposals == (PROPOSAL,)
    assert [saved.revision for saved in store.saved(locality="town")] == [2]


def test_a_scenario_of_another_locality_is_not_opened(where: Place) -> None:
    store = Workspace(where)
    store.save("s", Scenario(), locality="town")
    with pytest.raises(UserError, match="s"):
        store.load("s", locality="city")


def test_an_unknown_scenario_is_refused_and_no_file_is_made(tmp_path: Path) -> None:
    store = _workspace(tmp_path)
    with pytest.raises(UserError):
        store.load("never", locality="town")
    assert store.saved(locality="town") == []
    assert not store.place.exists()


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "deep").write_text("a file where the folder should be")
    with pytest.raises(UserError) as refused:
        _workspace(tmp_path).save("s", Scenario(), locality="town")
    assert "workspace.sqlite" in refused.value.say(lang="vi")


def test_ids_are_long_enough_not_to_be_guessed() -> None:
    ids = {Workspace(Path("unused")).new_id() for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 12


MINE, HERS = "a" * 32, "b" * 32


def _as(where: Place, visitor: str) -> Workspace:
    return Workspace(where, visitor=visitor)


def test_a_name_comes_back_and_a_scenario_saved_before_there_were_names_has_none(
    where: Place,
) -> None:
    store = Workspace(where)
    named = Scenario(name="Phương án “A”").put(PROPOSAL)
    store.save("s", named, locality="town")
    assert store.load("s", locality="town") == named
    store._save("former", '{"cursor": 0, "moves": []}', locality="town")
    assert store.load("former", locality="town") == Scenario()


def test_the_list_holds_what_the_visitor_may_change_in_the_order_it_was_begun(
    where: Place,
) -> None:
    mine, hers = _as(where, MINE), _as(where, HERS)
    mine.save("s1", Scenario(name="một"), locality="town")
    mine.save("s2", Scenario(), locality="town")
    mine.save("s1", Scenario(name="một, sửa"), locality="town")
    mine.save("elsewhere", Scenario(name="nơi khác"), locality="city")
    hers.save("h1", Scenario(name="của bạn"), locality="town")
    hers.save("h2", Scenario(name="không chia sẻ"), locality="town")
    assert mine.join("h1", hers.work_key("h1"))
    assert [(one.scenario_id, one.name, one.own) for one in mine.listed(locality="town")] == [
        ("s1", "một, sửa", True),
        ("s2", "", True),
        ("h1", "của bạn", False),
    ]
    assert _as(where, "").listed(locality="town") == []


def test_a_scenario_its_owner_also_joined_by_the_link_is_listed_once_as_his(where: Place) -> None:
    mine = _as(where, MINE)
    mine.save("s1", Scenario(name="một"), locality="town")
    assert mine.join("s1", mine.work_key("s1"))
    assert [(one.scenario_id, one.own) for one in mine.listed(locality="town")] == [("s1", True)]


def test_what_is_taken_off_the_list_still_opens_and_can_come_back(where: Place) -> None:
    store = _as(where, MINE)
    store.save("s", Scenario(name="cũ", archived=True).put(PROPOSAL), locality="town")
    assert store.listed(locality="town") == []
    assert store.load("s", locality="town").proposals == (PROPOSAL,)
    store.save("s", Scenario(name="cũ").put(PROPOSAL), locality="town")
    assert [one.name for one in store.listed(locality="town")] == ["cũ"]


def test_one_text_that_cannot_be_read_hides_no_other(where: Place) -> None:
    store = _as(where, MINE)
    store._save("broken", "{", locality="town")
    store.save("s", Scenario(name="một"), locality="town")
    assert [one.name for one in store.listed(locality="town")] == ["", "một"]


def test_no_file_is_made_to_list_nothing(tmp_path: Path) -> None:
    store = _as(tmp_path / "workspace.sqlite", MINE)
    assert store.listed(locality="town") == []
    assert not store.place.exists()


def test_the_history_says_who_saved_what_and_why_newest_first(where: Place) -> None:
    mine, hers = _as(where, MINE), _as(where, HERS)
    mine.save("s", Scenario(), locality="town", called="An", reason="bắt đầu")
    assert hers.join("s", mine.work_key("s"))
    hers.save("s", Scenario().put(PROPOSAL), locality="town", called="Bình")
    told = [
        (one.revision, one.signature.called, one.signature.reason, len(one.scenario.proposals))
        for one in mine.history("s", locality="town")
    ]
    assert told == [(2, "Bình", "", 1), (1, "An", "bắt đầu", 0)]
    authors = [one.signature.author for one in mine.history("s", locality="town")]
    assert authors == [hers.visitor, mine.visitor]
    assert len(mine.history("s", locality="town", most=1)) == 1
