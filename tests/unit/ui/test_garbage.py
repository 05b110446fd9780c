"""Garbage is looked for at rest, after work, and seldom while the server is never at rest."""

from __future__ import annotations

import asyncio
import gc
import itertools
import time
from types import SimpleNamespace

import pytest

from spatial.ui import garbage
from spatial.ui.garbage import LATEST_S, Garbage


def test_a_server_that_did_nothing_does_not_look() -> None:
    resting = Garbage(0.0, 10.0)
    assert not any(resting.due(float(now), 10.0) for now in range(1, 100))


def test_it_looks_once_the_work_has_ended_and_not_again() -> None:
    server = Garbage(0.0, 10.0)
    assert not server.due(1.0, 10.6)  # six tenths of a second of work in one: somebody waits
    assert server.due(2.0, 10.6)
    server.looked(2.0, 10.7)
    assert not server.due(3.0, 10.7)


def test_a_server_that_is_never_at_rest_looks_nonetheless() -> None:
    busy = Garbage(0.0, 0.0)
    asked = [busy.due(float(now), float(now)) for now in range(1, int(LATEST_S) + 2)]
    assert asked == [False] * int(LATEST_S) + [True]


def test_the_first_hand_after_a_long_rest_does_not_wait_for_a_look() -> None:
    rested = Garbage(0.0, 10.0)
    assert not any(rested.due(float(now), 10.0) for now in range(1, 100))
    assert not rested.due(100.0, 10.6)  # the hand
    assert rested.due(101.0, 10.6)


def test_the_server_looks_by_itself_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bool] = []
    worked_s = itertools.chain([0.0, 1.0], itertools.repeat(1.0))
    monkeypatch.setattr(garbage, "LOOK_S", 0.0)
    clock = SimpleNamespace(monotonic=time.monotonic, process_time=lambda: next(worked_s))
    monkeypatch.setattr(garbage, "time", clock)  # other threads ask the real one

    async def serve() -> None:
        found = asyncio.Event()
        monkeypatch.setattr(gc, "isenabled", lambda: True)  # a measurement beside turns it off
        monkeypatch.setattr(gc, "collect", lambda: (looked.append(True), found.set()))
        looking = asyncio.create_task(garbage.collect())
        await asyncio.wait_for(found.wait(), 30.0)
        looking.cancel()

    asyncio.run(serve())
    assert looked == [True]
