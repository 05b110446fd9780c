"""Work saved whole and read back whole, by how its kind says it is written."""

from __future__ import annotations

import pytest

from spatial.errors import UserError
from spatial.store import Meanwhile, NotYours
from spatial.store.kinds import SavedKind, as_it_is
from spatial.store.place import Place


class Numbers(SavedKind[list[int]]):
    """Lists of numbers, as a kind of work."""

    table = "outlooks"
    key = "outlook_id"
    unknown = "outlook_unknown"

    @staticmethod
    def encode(work: list[int]) -> str:
        return ",".join(map(str, work))

    @staticmethod
    def decode(body: str) -> list[int]:
        return [int(one) for one in body.split(",")]


@pytest.fixture
def kept(where: Place) -> Numbers:
    """Give a store of one's own."""
    return Numbers(where, visitor="a" * 32)


def test_what_is_saved_is_read_back_and_each_save_is_a_revision(kept: Numbers) -> None:
    assert kept.save("n", [1, 2], locality="q") == 1
    assert kept.save("n", [3], locality="q") == 2
    assert kept.load("n", locality="q") == [3]


def test_a_name_nobody_saved_is_a_fault_of_its_kind(kept: Numbers) -> None:
    with pytest.raises(UserError) as problem:
        kept.load("nobody", locality="q")
    (fault,) = problem.value.faults
    assert (fault.code, fault.value) == ("outlook_unknown", "nobody")


def test_work_of_another_locality_is_unknown_here(kept: Numbers) -> None:
    kept.save("n", [1], locality="q")
    with pytest.raises(UserError):
        kept.load("n", locality="r")


def test_a_text_that_cannot_be_read_is_a_fault_and_no_traceback(kept: Numbers) -> None:
    kept._save("n", "một", locality="q")
    with pytest.raises(UserError) as problem:
        kept.load("n", locality="q")
    assert problem.value.say(lang="vi")


def test_a_save_in_between_is_not_written_over(kept: Numbers) -> None:
    kept.save("n", [1], locality="q", began=0)
    kept.save("n", [2], locality="q", began=1)
    with pytest.raises(Meanwhile):
        kept.save("n", [3], locality="q", began=1)
    assert kept.load("n", locality="q") == [2]


def test_another_s_work_may_be_read_and_not_written(kept: Numbers) -> None:
    kept.save("n", [1], locality="q")
    other = Numbers(kept.place, visitor="b" * 32)
    assert other.load("n", locality="q") == [1]
    with pytest.raises(NotYours):
        other.save("n", [2], locality="q")


@pytest.mark.parametrize("text", ["", "{}", "Hiệp Thành\n"])
def test_a_text_with_a_door_of_its_own_is_kept_as_it_is(text: str) -> None:
    assert as_it_is(text) == text


@pytest.mark.parametrize("step", ["encode", "decode"])
def test_a_kind_that_does_not_say_how_it_is_written_is_a_defect(step: str) -> None:
    with pytest.raises(NotImplementedError):
        getattr(SavedKind, step)("x")
