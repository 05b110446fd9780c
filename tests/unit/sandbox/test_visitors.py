"""Whose work a thread does: told by the screen, bound for a while, nobody's otherwise."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from spatial.sandbox import visitors
from spatial.sandbox.visitors import Visitor, current, look_up, working_for


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Forget what a test told of threads."""
    kept = list(visitors._lookups)
    visitors._lookups.clear()
    yield
    visitors._lookups[:] = kept


def test_work_of_a_command_is_nobody_s_and_nobody_leaves() -> None:
    assert current().name == ""
    assert current().gone() is False


def test_the_screen_says_whose_thread_it_is() -> None:
    one = Visitor("a")
    look_up(lambda: one)
    assert current() is one


def test_a_thread_the_screen_does_not_know_is_nobody_s() -> None:
    look_up(lambda: None)
    assert current() == Visitor()


def test_the_last_to_say_is_believed() -> None:
    look_up(lambda: Visitor("a"))
    look_up(lambda: Visitor("b"))
    assert current().name == "b"
    assert len(visitors._lookups) == 1


def test_bound_work_is_that_visitor_s_whatever_the_screen_says() -> None:
    look_up(lambda: Visitor("a"))
    with working_for(Visitor("b")):
        assert current().name == "b"
        with working_for(Visitor("c")):
            assert current().name == "c"
        assert current().name == "b"
    assert current().name == "a"


def test_the_binding_ends_also_where_the_work_fails() -> None:
    with pytest.raises(ZeroDivisionError), working_for(Visitor("b")):
        1 / 0  # noqa: B018 - it fails
    assert current().name == ""


def test_another_thread_is_not_bound() -> None:
    seen: list[str] = []
    with working_for(Visitor("b")):
        thread = threading.Thread(target=lambda: seen.append(current().name))
        thread.start()
        thread.join()
    assert seen == [""]


def test_who_has_left_is_asked_each_time() -> None:
    left = threading.Event()
    visitor = Visitor("a", left.is_set)
    assert not visitor.gone()
    left.set()
    assert visitor.gone()
