"""What was saved is taken up by one page for all; whoever may not see it gets none of it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from spatial.errors import Fault, UserError
from spatial.scenario import Scenario
from spatial.store.rows import Signature
from spatial.store.workspace import SignedRevision
from spatial.ui.session.news import MOST, NEW_S, News

PATIENCE_S = 30.0  # of a test that would fail


def saved(revision: int) -> SignedRevision:
    """Return a revision that tells its number."""
    return SignedRevision(
        scenario=Scenario(name=str(revision)),
        revision=revision,
        saved_at="2026-11-28T08:00:00Z",
        signature=Signature(),
    )


class Store:
    """A store of one scenario that counts how often it is read."""

    def __init__(self, newest: int = 1) -> None:
        self.newest, self.reads, self.now_s = newest, 0, 0.0

    def clock(self) -> float:
        return self.now_s

    def read(self) -> SignedRevision:
        self.reads += 1
        return saved(self.newest)

    def taken(self, news: News, *, shown: int, busy: bool = True, of: str = "s") -> int | None:
        """Take up what is new; tell its number."""
        one = news.since(of, shown=shown, newest=self.newest, busy=busy, read=self.read)
        return None if one is None else one.revision


def test_while_others_wait_a_page_shows_what_another_took_up_a_moment_ago() -> None:
    store = Store(newest=2)
    news = News(store.clock)
    assert store.taken(news, shown=1) == 2
    store.newest, store.now_s = 3, NEW_S - 0.1
    assert store.taken(news, shown=1) == 2
    assert store.taken(news, shown=2) is None
    assert store.reads == 1
    store.now_s = NEW_S
    assert store.taken(news, shown=2) == 3
    assert store.taken(news, shown=1) == 3
    assert store.reads == 2


def test_a_page_alone_takes_up_the_newest_at_once() -> None:
    store = Store(newest=2)
    news = News(store.clock)
    assert store.taken(news, shown=1, busy=False) == 2
    store.newest = 3
    assert store.taken(news, shown=2, busy=False) == 3
    assert store.taken(news, shown=3, busy=False) is None
    assert store.reads == 2


def test_whoever_shows_his_own_later_save_goes_back_to_none() -> None:
    store = Store(newest=2)
    news = News(store.clock)
    assert store.taken(news, shown=1) == 2
    store.newest = 5
    assert store.taken(news, shown=5) is None


def test_what_the_store_does_not_give_this_visitor_he_is_not_shown() -> None:
    """The newest he may see is older than what another took up: a store put back, or rights."""
    store = Store(newest=7)
    news = News(store.clock)
    assert store.taken(news, shown=1) == 7
    store.newest = 3
    assert store.taken(news, shown=1) == 3
    assert store.taken(news, shown=3) is None


def test_of_another_scenario_nothing_is_taken_up() -> None:
    store = Store(newest=4)
    news = News(store.clock)
    assert store.taken(news, shown=1, of="hers") == 4
    store.newest = 2
    assert store.taken(news, shown=1, of="his") == 2
    assert store.reads == 2


def test_one_page_reads_while_the_others_wait_for_what_it_reads() -> None:
    store, reading, go = Store(newest=2), threading.Event(), threading.Event()
    news = News(store.clock)

    def slowly() -> SignedRevision:
        reading.set()
        assert go.wait(PATIENCE_S)
        return store.read()

    with ThreadPoolExecutor(4) as pages:
        first = pages.submit(news.since, "s", shown=1, newest=2, busy=True, read=slowly)
        assert reading.wait(PATIENCE_S)
        others = [pages.submit(store.taken, news, shown=1) for _ in range(3)]
        go.set()
        one = first.result(PATIENCE_S)
        assert one is not None
        assert [other.result(PATIENCE_S) for other in others] == [2, 2, 2]
    assert store.reads == 1


def test_a_read_that_fails_is_told_and_the_next_page_reads_anew() -> None:
    store = Store(newest=2)
    news = News(store.clock)

    def broken() -> SignedRevision:
        raise UserError(Fault(code="workspace_locked", value="s"))

    with pytest.raises(UserError):
        news.since("s", shown=1, newest=2, busy=True, read=broken)
    assert store.taken(news, shown=1) == 2


def test_the_scenario_asked_for_longest_ago_gives_way() -> None:
    store = Store(newest=2)
    news = News(store.clock)
    for number in range(MOST + 1):
        store.taken(news, shown=1, of=f"s{number}")
    store.taken(news, shown=1, of=f"s{MOST}")
    assert store.reads == MOST + 1
    store.taken(news, shown=1, of="s0")
    assert store.reads == MOST + 2
