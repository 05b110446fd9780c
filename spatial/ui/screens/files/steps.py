"""Three steps: bring, check, use; where the planner is and what waits in each."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from spatial.ui.screens.files import desk
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import inputs
from spatial.ui.widgets.markup import tag, text

UPLOAD, CHECK, USE = STEPS = ("upload", "check", "use")
STEP = "files.step"


def current() -> str:
    """Return the step shown: the one chosen, after a reload that of whoever has files there."""
    if not desk.uploaded():
        return UPLOAD
    chosen = state.recall(STEP)
    return chosen if chosen in STEPS else CHECK


def draw(lang: str, waiting: Mapping[str, int]) -> None:
    """
    Draw the way through the page.

    Parameters
    ----------
    waiting
        How much waits for the planner, by step.
    """
    if not desk.uploaded():
        names = [f"{at}. {say(f'files.step.{name}', lang=lang)}" for at, name in _numbered()]
        inner = (tag("li", text(name), css="" if at else "tl-on") for at, name in enumerate(names))
        lead = tag("p", text(say("files.lead", lang=lang)), css="tl-lead")
        st.html(tag("ol", *inner, css="tl-steps") + lead)
        return
    state.remember(STEP, current())
    numbers = {name: at for at, name in _numbered()}

    def label(name: str) -> str:
        count = waiting.get(name, 0)
        mark = f" ({count})" if count else ""
        return f"{numbers[name]}. {say(f'files.step.{name}', lang=lang)}{mark}"

    inputs.segments(
        say("files.steps", lang=lang), list(STEPS), key=STEP, usual=current(), name=label
    )


def _numbered() -> list[tuple[int, str]]:
    """Give each step its number."""
    return list(enumerate(STEPS, start=1))


def onward(lang: str, step: str, *, primary: bool = True) -> None:
    """Offer the next step."""
    st.button(
        say(f"files.onward.{step}", lang=lang),
        key=f"files_onward_{step}",
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:",
        on_click=state.remember,
        args=(STEP, step),
    )
