"""
Long work beside the page: one runner for all of it; `spatial.ui.widgets.progress` draws it.

A job is found again by its key, so what two visitors ask alike is done once, and a page opened anew
finds its own. Work is told to end by `spatial.cancellation`: what has a best answer by then hands
it over, what has none ends where it next asks.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import streamlit as st

from spatial import sandbox
from spatial.cancellation import cancelled_when

T = TypeVar("T")
SHORT, SEARCH, READING, AHEAD = "short", "search", "reading", "ahead"


@dataclass(frozen=True, slots=True)
class Lane:
    """
    Jobs that wait for each other and for no others.

    Attributes
    ----------
    threads
        How many run at once.
    kept
        How many are remembered, the latest.
    """

    threads: int
    kept: int


# Readers only wait for the process that reads: its own queue is fair to every visitor.
LANES = {SHORT: Lane(2, 6), SEARCH: Lane(2, 12), READING: Lane(64, 6), AHEAD: Lane(8, 8)}


@dataclass(eq=False)
class Job(Generic[T]):
    """
    One piece of work beside the page.

    Attributes
    ----------
    key
        What it is found by.
    about
        What the page that began it has to know of it.
    step
        How far it is, as the work itself tells; ``None`` before it has.
    stopping
        Set once it was told to end.
    waiting
        Pages that wait for it; one whose run is being taken over by its next stands here twice.
    """

    key: str
    lane: str = SHORT
    about: Any = None
    step: Any = None
    stopping: threading.Event = field(default_factory=threading.Event)
    began_s: float = field(default_factory=time.monotonic)
    waiting: list[str] = field(default_factory=list)
    future: Future[T] = field(default_factory=Future)

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return not self.future.done()

    @property
    def failed(self) -> bool:
        """Whether it ended without what it was begun for."""
        ended = self.future.done()
        return ended and (self.future.cancelled() or self.future.exception() is not None)

    @property
    def usable(self) -> bool:
        """Whether it gave, or may still give, what it was begun for."""
        return not self.failed if self.future.done() else not self.stopping.is_set()

    @property
    def spent_s(self) -> float:
        """Time since it was begun [s]."""
        return time.monotonic() - self.began_s

    def hear(self, step: object) -> None:
        """Hear how far the work is."""
        self.step = step

    def stop(self) -> None:
        """Tell the work to end; a search hands over what is best by then."""
        self.stopping.set()

    def drop(self) -> None:
        """Tell the work to end, and do not begin it if it has not begun: nobody wants it."""
        self.stopping.set()
        self.future.cancel()

    def result(self, timeout_s: float | None = None) -> T:
        """Return what it gave, waiting for it; what went wrong is raised here."""
        return self.future.result(timeout_s)


class Jobs:
    """Jobs under way or done, shared by all visitors; the oldest gives way."""

    def __init__(self, lanes: Mapping[str, Lane] = LANES) -> None:
        """Open the lanes."""
        self.lanes = dict(lanes)
        self._pools = {
            name: ThreadPoolExecutor(max_workers=lane.threads, thread_name_prefix=name)
            for name, lane in lanes.items()
        }
        self._jobs: dict[str, Job[Any]] = {}
        self.took_s: dict[str, float] = {}
        self._lock = threading.Lock()

    def begin(
        self,
        key: str,
        work: Callable[[Job[T]], T],
        *,
        lane: str = SHORT,
        sort: str = "",
        about: object = None,
    ) -> Job[T]:
        """
        Return the job of a key, begun if there is none, or the last one failed or was stopped.

        Parameters
        ----------
        key
            The same key is the same result.
        work
            Is handed its job, to tell it how far it is; runs beside the page and must not touch it.
        lane
            Whom it waits for.
        sort
            What is done; the time it took is remembered under this name.
        about
            What the page has to know of it.
        """
        with self._lock:
            job: Job[T] | None = self._jobs.pop(key, None)
            if job is None or not job.usable:
                job = Job(key=key, lane=lane, about=about)
                job.future = self._pools[lane].submit(self._timed(job, work, sort))
            self._jobs[key] = job
            self._forget(lane)
        return job

    def _timed(self, job: Job[T], work: Callable[[Job[T]], T], sort: str) -> Callable[[], T]:
        """Let the work be cancelled, for its visitor, and note the time it took."""
        who = sandbox.current()
        # Somebody else may wait for the same, so not the visit that began it says when to stop.
        visitor = sandbox.Visitor(
            who.name, lambda: job.stopping.is_set() or self._left(job.key, who)
        )

        def timed() -> T:
            start = time.perf_counter()
            with cancelled_when(job.stopping.is_set), sandbox.working_for(visitor):
                made = work(job)
            self.took_s[sort] = time.perf_counter() - start
            return made

        return timed

    def _forget(self, lane: str) -> None:
        """Let the oldest of a lane give way; a search under way is never forgotten."""
        there = [job for job in self._jobs.values() if job.lane == lane]
        for job in there[: -self.lanes[lane].kept]:
            if job.waiting or (lane == SEARCH and job.running):
                continue
            del self._jobs[job.key]
            job.drop()

    def _left(self, key: str, who: sandbox.Visitor) -> bool:
        """Tell whether the visit that began a job has ended and nobody else waits for it."""
        if not who.gone():
            return False
        with self._lock:
            job = self._jobs.get(key)
            return job is None or len(set(job.waiting)) <= 1

    def of(self, key: str) -> Job[Any] | None:
        """Return the job of a key."""
        return self._jobs.get(key)

    def done(self, key: str) -> bool:
        """Tell whether the result of a key is there."""
        job = self.of(key)
        return job is not None and not job.running and job.usable

    @contextmanager
    def waited(self, job: Job[Any], page: str = "") -> Iterator[None]:
        """Note the page that waits for a job."""
        with self._lock:
            job.waiting.append(page)
        try:
            yield
        finally:
            with self._lock:
                job.waiting.remove(page)

    def leave(self, key: str, page: str = "") -> None:
        """
        Stop the work of a key, unless another page still waits for it.

        The page that leaves may still be counted: its button is heard before its former run ends.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is not None and not set(job.waiting) - {page} and job.running:
                job.drop()


@st.cache_resource(show_spinner=False)
def jobs() -> Jobs:
    """Return the jobs of this server."""
    return Jobs()
