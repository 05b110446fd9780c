"""What was made of an object once is found by the very object and by no other."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from spatial.ui import memo
from spatial.ui.memo import Same, once, shelf


class Counted:
    """Makes something new each time, and counts."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> int:
        self.made += 1
        return self.made


class Thing:
    """Something that can be let go."""


def test_the_second_time_nothing_is_made() -> None:
    town, make = {"a": 1}, Counted()
    assert [once(town, "b", make), once(town, "b", make)] == [1, 1]
    assert make.made == 1


def test_another_name_or_an_equal_object_is_another_result() -> None:
    town, twin, make = {"a": 1}, {"a": 1}, Counted()
    assert [once(town, "b", make), once(town, "c", make), once(twin, "b", make)] == [1, 2, 3]


def test_what_two_objects_gave_is_found_by_the_two_alone() -> None:
    """As long as it is held so are they: another can't come to stand under their number."""
    town, make = {"a": 1}, Counted()
    base, other = [1], [1]
    assert once(town, "b", make, beside=base) == 1
    assert once(town, "b", make, beside=other) == 2
    assert once(town, "b", make, beside=base) == 1
    assert once(town, "b", make) == 3
    thing = Thing()
    held = weakref.ref(thing)
    once(town, "b", make, beside=thing)
    del thing
    gc.collect()
    assert held() is not None


@pytest.mark.parametrize("result", [None, 0, "", False])
def test_nothing_is_a_result_too(result: object) -> None:
    town, make = [1], Counted()

    def work() -> object:
        make()
        return result

    assert [once(town, "b", work), once(town, "b", work)] == [result, result]
    assert make.made == 1


def test_what_failed_is_tried_again() -> None:
    town, make = [1], Counted()

    def work() -> int:
        if make() == 1:
            raise ValueError("lần đầu")  # noqa: EM101, TRY003 - its words are looked for
        return 7

    with pytest.raises(ValueError, match="lần đầu"):
        once(town, "b", work)
    assert once(town, "b", work) == 7


def test_a_key_is_the_object_itself_also_where_the_object_has_no_hash() -> None:
    one, twin = [1], [1]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(twin)
    assert Same(one) != one


def test_the_latest_results_are_kept_and_the_oldest_let_go() -> None:
    first, make = object(), Counted()
    once(first, "b", make)
    for _ in range(memo.MOST):
        once(object(), "b", lambda: None)
    once(first, "b", make)
    assert make.made == 2


def test_a_shelf_keeps_what_equal_values_gave_and_lets_the_oldest_go() -> None:
    make = Counted()

    @shelf(1)
    def work(name: str) -> tuple[str, int]:
        return name, make()

    assert [work("a"), work("a")] == [("a", 1), ("a", 1)]
    assert [work("b"), work("a")] == [("b", 2), ("a", 3)]


def test_a_shelf_keeps_no_failure() -> None:
    make = Counted()

    @shelf(2)
    def work() -> int:
        if make() == 1:
            raise ValueError("lần đầu")  # noqa: EM101, TRY003 - its words are looked for
        return 7

    with pytest.raises(ValueError, match="lần đầu"):
        work()
    assert work() == 7


def test_what_was_made_elsewhere_is_kept_unless_there_is_a_result() -> None:
    make = Counted()

    @shelf(2)
    def work(name: str) -> tuple[str, int]:
        return name, make()

    assert work.put(("a", 7), "a") == ("a", 7)
    assert work("a") == ("a", 7)
    assert work("b") == ("b", 1)
    assert work.put(("b", 7), "b") == ("b", 1)
    assert work.__name__ == "work"


def test_two_who_ask_at_once_make_it_once() -> None:
    """The second waits for the first: it begins while the first is at work."""
    make, at_work, go_on = Counted(), threading.Event(), threading.Event()

    @shelf(2)
    def work() -> int:
        at_work.set()
        go_on.wait(10)
        return make()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(work)
        assert at_work.wait(10)
        second = pool.submit(work)
        go_on.set()
        assert (first.result(10), second.result(10)) == (1, 1)
