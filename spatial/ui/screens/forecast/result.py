"""The forecast the page shows, made once and kept; a long one under progress, with a way out."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future as Job
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st

from spatial import forecast, projection, sandbox, words
from spatial.export import projection as files
from spatial.forecast import Forecast
from spatial.projection import stopping
from spatial.records import Options
from spatial.ui.session import assessed, state
from spatial.ui.session import pupils as futures
from spatial.ui.session.assessed import Seen
from spatial.ui.session.view import rules_of
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

LAST = projection.HORIZON  # one run serves every year of the slider
PATIENCE_S, LOOK_S = 0.3, 0.25  # before progress is shown; between two looks
MOST = 6  # results kept, the latest
STOPPED = "forecast.stopped"
# Threads that only wait for the process that reads: its own queue is fair to every visitor.
READING, READERS = frozenset({"reading", "rereading"}), 64


@dataclass
class Task:
    """One piece of work: what it will give, who waits for it, whether it was told to stop."""

    job: Job[object]
    gone: threading.Event
    waiting: int = 0

    @property
    def usable(self) -> bool:
        """Whether it gave, or may still give, what it was begun for."""
        if self.job.done():
            return not self.job.cancelled() and self.job.exception() is None
        return not self.gone.is_set()

    def stop(self) -> None:
        """Tell it to stop: at once if it has not begun, else where it next asks."""
        self.gone.set()
        self.job.cancel()


@dataclass
class Shelf:
    """Jobs under way or done, shared by all visitors; the oldest gives way. Readers wait apart."""

    workers: ThreadPoolExecutor
    readers: ThreadPoolExecutor
    tasks: dict[str, Task] = field(default_factory=dict)
    took_s: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def task(self, sort: str, key: str, work: Callable[[], object]) -> Task:
        """Return the task of a key, begun if there is none, the last one failed or was stopped."""
        gone = threading.Event()
        who = sandbox.current()
        # Somebody else may wait for the same, so not the visit that began it says when to stop.
        visitor = sandbox.Visitor(who.name, lambda: gone.is_set() or self._left(key, who))

        def timed() -> object:
            start = time.perf_counter()
            with stopping.when(gone.is_set), sandbox.working_for(visitor):
                made = work()
            self.took_s[sort] = time.perf_counter() - start
            return made

        with self.lock:
            found = self.tasks.pop(key, None)
            if found is None or not found.usable:
                workers = self.readers if sort in READING else self.workers
                found = Task(job=workers.submit(timed), gone=gone)
            self.tasks[key] = found
            for old in list(self.tasks)[:-MOST]:
                if not self.tasks[old].waiting:
                    self.tasks.pop(old).stop()
        return found

    def _left(self, key: str, who: sandbox.Visitor) -> bool:
        """Tell whether the visit that began a task has ended and nobody else waits for it."""
        if not who.gone():
            return False
        with self.lock:
            found = self.tasks.get(key)
            return found is None or found.waiting <= 1

    def done(self, key: str) -> bool:
        """Tell whether the result of a key is there."""
        found = self.tasks.get(key)
        return found is not None and found.job.done() and found.usable

    @contextmanager
    def waited(self, task: Task) -> Iterator[None]:
        """Count somebody who waits for a task."""
        with self.lock:
            task.waiting += 1
        try:
            yield
        finally:
            with self.lock:
                task.waiting -= 1

    def leave(self, key: str) -> None:
        """Stop the work of a key, unless another visitor still waits for it."""
        with self.lock:
            found = self.tasks.get(key)
            if found is not None and not found.waiting and not found.job.done():
                found.stop()


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """Return the one shelf of this server."""
    return Shelf(
        workers=ThreadPoolExecutor(max_workers=2, thread_name_prefix="forecast"),
        readers=ThreadPoolExecutor(max_workers=READERS, thread_name_prefix="readers"),
    )


def options(seen: Seen) -> Options:
    """Return what is forecast: the choices, ``base`` in place of the known totals."""
    view = seen.view
    if view.future.projects:
        return view.options
    years = futures.horizon(seen.after.network).years["base"]
    year = futures.nearest(years, view.year)
    outlook = view.future.outlook
    return dataclasses.replace(view.options, scenario="base", year=year, outlook=outlook)


def made(seen: Seen) -> Forecast | None:
    """
    Return the forecast of the choices, ``None`` while the planner does not want to wait.

    The projection, its paths and its back-test are made once to the last year; the year chosen only
    changes which assessment stands beside them.

    Raises
    ------
    UserError
        As `spatial.forecast.forecast`.
    """
    wanted = options(seen)
    far = dataclasses.replace(wanted, year=LAST)
    town, rules = assessed.town(seen.source), rules_of(wanted.profile, seen.view.own)
    key = f"{seen.source}{far}{seen.view.own}"

    def work() -> Forecast:
        return forecast.forecast(town, far, last=LAST, rules=rules)

    core = run(seen.lang, "forecast", key, work)
    if not isinstance(core, Forecast):
        return None
    found = assessed.assess(seen.source, wanted, seen.proposals, seen.view.own)
    return dataclasses.replace(core, found=found)


def bundle(seen: Seen, forecast_: Forecast) -> dict[str, bytes] | None:
    """Return the files of ``truonglop project``, ``None`` while the planner does not wait."""
    lang = seen.lang
    key = f"files{lang}{seen.source}{options(seen)}{seen.view.own}{seen.proposals}"
    found = run(lang, "files", key, lambda: files.bundle(forecast_, lang=lang))
    return found if isinstance(found, dict) else None


def run(lang: str, sort: str, key: str, work: Callable[[], object]) -> object | None:
    """
    Return what a piece of work makes, showing progress when it takes longer than a moment.

    Parameters
    ----------
    lang
        Language of what is said meanwhile.
    sort
        Names what is done, and the time the last one of its kind took.
    key
        The same key is the same result.
    work
        Runs beside the page and must not touch it.

    Returns
    -------
    object or None
        ``None`` after the planner stopped it; the work is left where it was, unless another visitor
        waits for the same.
    """
    shelf_ = shelf()
    if state.recall(STOPPED) == key:
        if not shelf_.done(key):
            _stopped(lang)
            return None
        state.remember(STOPPED, None)
    task = shelf_.task(sort, key, work)
    with shelf_.waited(task):
        wait([task.job], timeout=PATIENCE_S)
        if not task.job.done():
            _watch(lang, sort, key, task.job, shelf_.took_s.get(sort))
        return task.job.result()


def _stop(key: str) -> None:
    """Stop waiting for the work of a key, and the work."""
    state.remember(STOPPED, key)
    shelf().leave(key)


def _watch(lang: str, sort: str, key: str, job: Job[object], took_s: float | None) -> None:
    """Show what is done, for how long, an estimate, and a way out."""
    began = time.perf_counter()
    place = st.empty()
    with place.container(key=f"waiting_{sort}"):
        bar = st.progress(0.0, text=say(f"forecast.run.{sort}", lang=lang))
        st.button(
            say("forecast.run.stop", lang=lang),
            key=f"stop_{sort}",
            icon=":material/close:",
            on_click=_stop,
            args=(key,),
        )
        while not job.done():
            spent = time.perf_counter() - began
            share = 0.5 if took_s is None else min((PATIENCE_S + spent) / took_s, 0.95)
            said = say(f"forecast.run.{sort}", lang=lang)
            if took_s is not None:
                usual = words.number(took_s, lang=lang, decimals=1)
                said += " " + say("forecast.run.usual", lang=lang, seconds=usual)
            bar.progress(share, text=said)
            wait([job], timeout=LOOK_S)
    place.empty()


def _stopped(lang: str) -> None:
    """Say that the work was stopped, and offer to begin it again."""
    st.html(tag("section", tag("p", text(say("forecast.run.stopped", lang=lang))), css="tl-panel"))
    st.button(
        say("forecast.run.again", lang=lang),
        key="again",
        icon=":material/refresh:",
        on_click=state.remember,
        args=(STOPPED, None),
    )
