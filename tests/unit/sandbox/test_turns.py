"""Nobody's work holds another's: one reading of each visitor, whoever waited longest first."""

from __future__ import annotations

import threading

import pytest

from spatial.sandbox.turns import Left, Turns


def never() -> bool:
    return False


def test_two_long_readings_of_one_visitor_do_not_hold_anothers() -> None:
    turns, done = Turns(places=2), threading.Event()
    began: list[str] = []

    def long() -> None:
        with turns.turn("a", never):
            began.append("a")
            done.wait(60)

    workers = [threading.Thread(target=long) for _ in range(2)]
    for worker in workers:
        worker.start()
    with turns.turn("b", never):
        began.append("b")
    assert began.count("a") <= 1
    done.set()
    for worker in workers:
        worker.join(60)
    assert began.count("a") == 2


def test_who_was_served_longest_ago_is_next() -> None:
    turns = Turns(places=1)
    with turns._free:
        a, b = ("a", object()), ("b", object())
        turns._waiting += [a, b]
        turns._served["a"] = 1
        assert turns._next() is b


def test_who_leaves_while_he_waits_gives_his_place_up() -> None:
    turns = Turns(places=1)
    with turns.turn("a", never):
        with pytest.raises(Left), turns.turn("b", lambda: True):
            raise AssertionError
        assert turns.waiting() == 0
