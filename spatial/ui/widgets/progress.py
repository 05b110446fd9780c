"""How far long work is, a way out of it, and what it gave or why not."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import wait
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spatial import words
from spatial.errors import UserError
from spatial.ui import compilation
from spatial.ui.jobs import READING, SHORT, Job, jobs
from spatial.ui.session import state, visitor
from spatial.ui.text import say
from spatial.ui.widgets import faults
from spatial.ui.widgets.markup import tag, text

T = TypeVar("T")
PATIENCE_S, LOOK_S = 0.3, 0.25  # before progress is shown; between two looks
STOPPED = "forecast.stopped"
READERS = frozenset({"reading", "rereading"})
COMPILING = "compiling"


def run(lang: str, sort: str, key: str, work: Callable[[], T]) -> T | None:
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
    shelf = jobs()
    if state.recall(STOPPED) == key:
        if not shelf.done(key):
            _stopped(lang)
            return None
        state.remember(STOPPED, None)
    lane = READING if sort in READERS or sort == COMPILING else SHORT
    job = shelf.begin(key, lambda _job: work(), lane=lane, sort=sort)
    with shelf.waited(job, _page()):
        wait([job.future], timeout=PATIENCE_S)
        if job.running:
            _wait(lang, sort, job)
        return job.result()


def compiled(lang: str) -> bool:
    """
    Tell whether what numba compiles is ready, waiting for it under progress, beside everybody else.

    All visitors wait for the same; ``False`` after the planner stopped waiting.
    """
    if not compilation.is_busy():
        return True

    def work() -> bool:
        compilation.wait()
        return True

    return run(lang, COMPILING, COMPILING, work) is not None


def watch(
    job: Job[Any],
    *,
    said: Callable[[], str],
    stop: Mapping[str, Any],
    share: Callable[[], float] | None = None,
    key: str = "waiting",
    place: DeltaGenerator | None = None,
) -> None:
    """
    Show how far a job is until it ends, and a way out.

    Parameters
    ----------
    said
        Gives how far it is in words.
    stop
        The button that ends it, as `streamlit.button` takes it.
    share
        Gives how much of it is done [0..1]; if not given, what a solver tells (`Step.done`).
    key
        Name of the container.
    place
        Where it is shown; here if not given.
    """
    with st.container(key=key) if place is None else place.container(key=key):
        share = share or (lambda: 0.0 if job.step is None else job.step.done)
        bar = st.progress(_within(share()), text=said())
        st.button(**stop)
        while job.running:
            bar.progress(_within(share()), text=said())
            wait([job.future], timeout=LOOK_S)


def result(job: Job[T], *, lang: str) -> T | None:
    """Return what a job that ended gave; what was wrong with the data is shown as sentences."""
    try:
        return job.result()
    except UserError as problem:
        st.html(faults.items(problem.faults, lang=lang))
        return None


def _within(share: float) -> float:
    """Keep a share between nothing and everything."""
    return min(max(share, 0.0), 1.0)


def _page() -> str:
    """Return which open page this is."""
    visit = visitor.of_thread()
    return "" if visit is None else visit.name


def _stop(key: str) -> None:
    """Stop waiting for the work of a key, and the work."""
    state.remember(STOPPED, key)
    jobs().leave(key, _page())


def _wait(lang: str, sort: str, job: Job[Any]) -> None:
    """Show what is done, an estimate by the last of its kind, and a way out."""
    began, took_s = time.perf_counter(), jobs().took_s.get(sort)
    sentence = say(f"forecast.run.{sort}", lang=lang)
    if took_s is not None:
        usual = words.number(took_s, lang=lang, decimals=1)
        sentence += " " + say("forecast.run.usual", lang=lang, seconds=usual)

    def share() -> float:
        spent = time.perf_counter() - began
        return 0.5 if took_s is None else min((PATIENCE_S + spent) / took_s, 0.95)

    place = st.empty()
    button = {
        "label": say("forecast.run.stop", lang=lang),
        "key": f"stop_{sort}",
        "icon": ":material/close:",
        "on_click": _stop,
        "args": (job.key,),
    }

    watch(job, share=share, said=lambda: sentence, stop=button, key=f"waiting_{sort}", place=place)
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
