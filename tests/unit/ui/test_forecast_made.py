"""Work shared by visitors stops when the last of them no longer wants it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from spatial.projection import stopping
from spatial.ui.screens.forecast.result import MOST, Shelf

LONG_S = 60.0  # never reached: a test that hangs fails


class Endless:
    """Work that goes on until it is stopped, and notes that it was begun and how it ended."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __call__(self) -> object:
        self.begun.set()
        try:
            while not self.ended.is_set():
                stopping.heed()
        finally:
            self.ended.set()
        return "made"


@pytest.fixture
def shelf() -> Shelf:
    pool = ThreadPoolExecutor(max_workers=1)
    return Shelf(workers=pool, readers=pool)


def test_leaving_stops_the_work_itself(shelf: Shelf) -> None:
    work = Endless()
    task = shelf.task("forecast", "a", work)
    assert work.begun.wait(LONG_S)
    shelf.leave("a")
    with pytest.raises(stopping.Stopped):
        task.job.result(LONG_S)
    assert work.ended.is_set()
    assert not shelf.done("a")


def test_work_another_visitor_waits_for_goes_on(shelf: Shelf) -> None:
    work = Endless()
    task = shelf.task("forecast", "a", work)
    assert work.begun.wait(LONG_S)
    with shelf.waited(task):
        shelf.leave("a")
        assert not task.gone.is_set()
    work.ended.set()
    assert task.job.result(LONG_S) == "made"
    assert shelf.done("a")


def test_stopped_work_is_begun_anew_when_asked_for_again(shelf: Shelf) -> None:
    work = Endless()
    shelf.task("forecast", "a", work)
    assert work.begun.wait(LONG_S)
    shelf.leave("a")
    again = shelf.task("forecast", "a", lambda: "second")
    assert again.job.result(LONG_S) == "second"


def test_the_same_key_is_the_same_work(shelf: Shelf) -> None:
    first = shelf.task("forecast", "a", lambda: 1)
    assert first.job.result(LONG_S) == 1
    assert shelf.task("forecast", "a", lambda: 2).job.result(LONG_S) == 1


def test_the_oldest_gives_way_but_never_one_that_is_waited_for(shelf: Shelf) -> None:
    kept = shelf.task("forecast", "kept", lambda: 0)
    with shelf.waited(kept):
        for at in range(MOST + 3):
            shelf.task("forecast", str(at), lambda: 0)
        assert "kept" in shelf.tasks
        assert "0" not in shelf.tasks
