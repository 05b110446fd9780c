"""Pages are drawn in the order they asked, so many at once; one that takes long keeps nobody."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from spatial.ui import page_turns
from spatial.ui.page_turns import LONGEST_S, PageTurns

PATIENCE_S = 30.0  # of a test that would fail: no thread of one that passes waits for it


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


class Page(threading.Thread):
    """A page that tells when it is drawn and ends when it is told to."""

    def __init__(self, turns: PageTurns, told: Callable[[], object] = lambda: None) -> None:
        super().__init__(daemon=True)
        self.turns, self.told = turns, told
        self.drawn, self.enough = threading.Event(), threading.Event()

    def run(self) -> None:
        with self.turns.taken():
            self.told()
            self.drawn.set()
            assert self.enough.wait(PATIENCE_S)

    def end(self) -> None:
        self.enough.set()
        self.join(PATIENCE_S)
        assert not self.is_alive()


@contextmanager
def asking(turns: PageTurns, page: Page) -> Iterator[Page]:
    """Let a page ask for its turn; go on once it is counted, and end it at last."""
    before = turns.others()
    page.start()
    while turns.others() == before:
        assert page.is_alive()
    try:
        yield page
    finally:
        page.end()


def test_so_many_pages_are_drawn_at_once_and_the_next_when_one_ends() -> None:
    turns = PageTurns(2, Clock())
    with asking(turns, Page(turns)) as first, asking(turns, Page(turns)) as second:
        assert first.drawn.wait(PATIENCE_S)
        assert second.drawn.wait(PATIENCE_S)
        with asking(turns, Page(turns)) as third:
            assert turns.others() == 3
            assert not third.drawn.is_set()
            first.end()
            assert third.drawn.wait(PATIENCE_S)


def test_pages_are_drawn_in_the_order_they_asked() -> None:
    turns, drawn = PageTurns(1, Clock()), list[int]()
    with asking(turns, Page(turns)) as first:
        assert first.drawn.wait(PATIENCE_S)
        with (
            asking(turns, Page(turns, lambda: drawn.append(2))) as second,
            asking(turns, Page(turns, lambda: drawn.append(3))) as third,
        ):
            assert drawn == []
            second.enough.set()
            third.enough.set()
            first.end()
    assert drawn == [2, 3]


def test_a_page_that_takes_long_keeps_nobody_from_beginning() -> None:
    clock = Clock()
    turns = PageTurns(1, clock)
    with asking(turns, Page(turns)) as first:
        assert first.drawn.wait(PATIENCE_S)
        clock.now_s = LONGEST_S
        with asking(turns, Page(turns)) as second:
            assert second.drawn.wait(PATIENCE_S)
            assert not first.enough.is_set()


def test_a_page_that_takes_long_counts_no_more_so_that_nobody_waits_with_a_look_for_it() -> None:
    clock = Clock()
    turns = PageTurns(1, clock)
    with asking(turns, Page(turns)) as first:
        assert first.drawn.wait(PATIENCE_S)
        clock.now_s = 0.4
        assert turns.others() == 1
        clock.now_s = 40.0
        assert turns.others() == 0
        assert not first.enough.is_set()


def test_a_page_counts_the_others_alone_and_gives_its_turn_back_when_it_breaks() -> None:
    turns = PageTurns(1, Clock())

    def broken() -> None:
        with turns.taken():
            assert turns.others() == 0
            raise LookupError

    with pytest.raises(LookupError):
        broken()
    with asking(turns, Page(turns)) as other:
        assert other.drawn.wait(PATIENCE_S)
        assert turns.others() == 1
    assert turns.others() == 0


def test_the_server_has_one_queue() -> None:
    assert page_turns.turns() is page_turns.turns()
