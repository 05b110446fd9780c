"""A search beside the plan, on its panel: how far it is, what it gave, and what to know of that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from spatial.ui.jobs import Job
from spatial.ui.text import say
from spatial.ui.widgets import progress
from spatial.ui.widgets.markup import tag, text

T = TypeVar("T")


def step(job: Job[T], *, lang: str) -> str:
    """Say what a search is doing."""
    now = job.step
    key = "recommend.run.first" if now is None else f"siting.step.{now.stage}"
    return say(key, lang=lang)


def asked(
    job: Job[T] | None,
    *,
    name: str,
    icon: str,
    start: Callable[[], None],
    rests_on: str,
    lang: str,
) -> T | None:
    """
    Offer a search by its button, show how far it is, then give what it gave.

    Parameters
    ----------
    name
        Of the search, in the keys of its button and texts (``recommend.<name>.start``).
    start
        What the button does.
    rests_on
        As in `outcome`.
    """
    st.button(
        say(f"recommend.{name}.start", lang=lang),
        key=f"{name}_start",
        icon=icon,
        disabled=job is not None and job.running,
        on_click=start,
    )
    if job is None:
        return None
    stop = f"{name}_stop"
    return outcome(
        job, rests_on=rests_on, stop_key=stop, lang=lang, said=lambda: step(job, lang=lang)
    )


def outcome(
    job: Job[T], *, rests_on: str, stop_key: str, lang: str, said: Callable[[], str]
) -> T | None:
    """
    Show how far a search is until it ends, then give what it gave.

    Parameters
    ----------
    rests_on
        What an answer would rest on now: one that rests on something else is marked.
    stop_key
        Of the button that ends it.
    said
        Gives how far it is in words.
    """
    if job.running:
        button = {
            "label": say("recommend.stop", lang=lang),
            "key": stop_key,
            "on_click": job.stop,
        }
        progress.watch(job, said=said, stop=button)
        st.rerun()
    answer = progress.result(job, lang=lang)
    if answer is None:
        return None
    if job.about != rests_on:
        _warn("changed", lang)
    if job.stopping.is_set():
        _warn("stopped", lang)
    return answer


def _warn(what: str, lang: str) -> None:
    """Mark an answer."""
    st.html(tag("p", text("⚠ " + say(f"recommend.warn.{what}", lang=lang)), css="tl-quiet"))
