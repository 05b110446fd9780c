"""Nobody is waited for without end: not for a head, not for a body, not for a reader."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from spatial.ui.server.connections import LOOK_EVERY_S, TimedConnection
from spatial.ui.server.limits import SERVER


class Clock:
    """A loop whose time is told by hand, which notes what it is to call later."""

    def __init__(self) -> None:
        self.now, self.later = 1_000.0, []
        self.cancelled = 0

    def time(self) -> float:
        return self.now

    def call_later(self, after_s: float, work: Any) -> Any:  # noqa: ANN401 - as asyncio's
        self.later.append((after_s, work))
        return SimpleNamespace(cancel=lambda: setattr(self, "cancelled", self.cancelled + 1))


class Transport:
    """A connection that notes that it was closed and how much it has not sent."""

    def __init__(self) -> None:
        self.aborted, self.unsent = False, 0

    def abort(self) -> None:
        self.aborted = True

    def get_write_buffer_size(self) -> int:
        return self.unsent


@pytest.fixture
def timed() -> TimedConnection:
    """Give a connection that was just made, on a clock told by hand."""
    made = TimedConnection.__new__(TimedConnection)
    made.loop, made.transport, made.cycle = Clock(), Transport(), None  # type: ignore[assignment]
    made.flow = SimpleNamespace(read_paused=False)  # type: ignore[assignment]
    now = made.loop.time()
    made._waiting_since = made._heard_at = made._taken_at = now
    made._request_began, made._unsent_bytes, made._look = (None, now), 0, None
    return made


def request(*, more_body: bool) -> Any:  # noqa: ANN401 - what uvicorn keeps of a request
    """Give a request under way."""
    return SimpleNamespace(response_complete=False, more_body=more_body)


def test_a_head_that_does_not_come_ends_the_connection(timed: TimedConnection) -> None:
    began = timed.loop.time()
    assert not timed._is_past_its_time(began + SERVER.head_s)
    assert timed._is_past_its_time(began + SERVER.head_s + 0.1)


def test_after_an_answer_the_wait_for_the_next_request_begins_anew(timed: TimedConnection) -> None:
    timed.cycle = SimpleNamespace(response_complete=True)  # type: ignore[assignment]
    timed._waiting_since += 100
    assert not timed._is_past_its_time(timed.loop.time() + 100)


def test_a_body_that_pauses_ends_the_connection(timed: TimedConnection) -> None:
    timed.cycle = request(more_body=True)
    now = timed.loop.time()
    assert not timed._is_past_its_time(now + SERVER.quiet_s)
    assert timed._is_past_its_time(now + SERVER.quiet_s + 0.1)


def test_a_body_that_trickles_ends_at_its_own_limit(timed: TimedConnection) -> None:
    timed.cycle = request(more_body=True)
    now = timed.loop.time()
    assert not timed._is_past_its_time(now)  # the request begins here
    for after in (SERVER.body_s, SERVER.body_s + 0.1):
        timed._heard_at = now + after
        assert timed._is_past_its_time(now + after) is (after > SERVER.body_s)


def test_a_body_nobody_reads_here_is_not_the_sender_s_fault(timed: TimedConnection) -> None:
    timed.cycle = request(more_body=True)
    timed.flow.read_paused = True
    timed._taken_at = now = timed.loop.time() + SERVER.quiet_s + 1
    assert not timed._is_past_its_time(now)


def test_a_reader_who_takes_nothing_of_the_answer_ends_the_connection(
    timed: TimedConnection,
) -> None:
    timed.cycle = request(more_body=False)
    timed.transport.unsent = timed._unsent_bytes = 500  # type: ignore[attr-defined]
    now = timed.loop.time()
    assert not timed._is_past_its_time(now + SERVER.quiet_s)
    assert timed._is_past_its_time(now + SERVER.quiet_s + 0.1)


def test_a_slow_reader_who_takes_a_little_stays(timed: TimedConnection) -> None:
    timed.cycle = request(more_body=False)
    timed._unsent_bytes = 500
    timed.transport.unsent = 499  # type: ignore[attr-defined]
    now = timed.loop.time() + SERVER.quiet_s + 1
    assert not timed._is_past_its_time(now)
    assert timed._taken_at == now


def test_a_page_that_computes_long_is_waited_for(timed: TimedConnection) -> None:
    """Nothing lies unsent: it is the server that is at work."""
    timed.cycle = request(more_body=False)
    assert not timed._is_past_its_time(timed.loop.time() + 3_600)


def test_the_clock_is_looked_at_every_second_until_the_end(timed: TimedConnection) -> None:
    timed._look_at_the_clock()
    ((after_s, work),) = timed.loop.later  # type: ignore[attr-defined]
    assert after_s == LOOK_EVERY_S
    timed.loop.now += SERVER.head_s + 1  # type: ignore[attr-defined]
    work()
    assert timed.transport.aborted  # type: ignore[attr-defined]
    assert len(timed.loop.later) == 1  # type: ignore[attr-defined]


def test_a_connection_handed_over_is_looked_at_no_more(timed: TimedConnection) -> None:
    timed._look_at_the_clock()
    timed._stop_looking()
    timed._stop_looking()
    assert timed.loop.cancelled == 1  # type: ignore[attr-defined]
    assert timed._look is None
