"""
Widgets of one page whose value outlives the page.

Streamlit forgets a widget's value when another page is shown; these keep it with the session, drawn
from what is kept and never the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import streamlit as st

from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

T = TypeVar("T")
FIRST, LAST = date(2010, 1, 1), date(2050, 12, 31)  # days a planner may ask about


def keep(key: str) -> None:
    """Keep what a widget holds."""
    state.remember(key, state.held(key))


def _among(key: str, options: Sequence[T], usual: T) -> T:
    """Return what is kept, the usual where it is none of the options."""
    value = state.recall(key)
    return value if value in options else usual


def select(
    label: str, options: Sequence[T], *, key: str, usual: T, name: Callable[[T], str] = str
) -> T:
    """Choose one of several from a list."""
    value = _among(key, options, usual)
    held = state.hold(key, value)
    st.selectbox(label, options, key=held, format_func=name, on_change=keep, args=(key,))
    return value


def segments(
    label: str, options: Sequence[T], *, key: str, usual: T, name: Callable[[T], str] = str
) -> T:
    """Choose one of a few that stand side by side; the label is for screen readers."""
    value = _among(key, options, usual)
    st.segmented_control(
        label,
        options,
        required=True,
        key=state.hold(key, value),
        format_func=name,
        on_change=keep,
        args=(key,),
        label_visibility="collapsed",
    )
    return value


@dataclass(frozen=True)
class Segments:
    """A choice of a few: where it is kept, what there is, what is taken first, its words."""

    key: str
    options: Sequence[str]
    usual: str
    label: str
    words: str  # beginning of the keys that name the options

    def draw(self, lang: str) -> str:
        """Let one be chosen."""
        return segments(
            say(self.label, lang=lang),
            self.options,
            key=self.key,
            usual=self.usual,
            name=lambda option: say(f"{self.words}.{option}", lang=lang),
        )


def sections(parts: Segments, layers: Segments, *, lang: str) -> str:
    """Choose the part of a page, and beside the first, the map, what it shows."""
    with st.container(horizontal=True, vertical_alignment="center", key="flow_sections"):
        chosen = parts.draw(lang)
        if chosen == parts.usual:
            layers.draw(lang)
    return chosen


def day(label: str, *, key: str, usual: date) -> date:
    """Choose a day."""
    value: date = state.recall(key) or usual
    held = state.hold(key, value)
    st.date_input(
        label, None, FIRST, LAST, key=held, format="DD/MM/YYYY", on_change=keep, args=(key,)
    )
    return value


def toggle(label: str, *, key: str, usual: bool = False) -> bool:
    """Switch something on or off."""
    kept = state.recall(key)
    value = usual if kept is None else bool(kept)
    st.toggle(label, key=state.hold(key, value), on_change=keep, args=(key,))
    return value


def part(label: str, *, key: str, show: Callable[[], None]) -> None:
    """Show a part of the page that is made only while it is open; its label may change."""
    opened = bool(state.recall(key))
    box = st.expander(label, key=state.hold(key, opened), on_change=keep, args=(key,))
    if opened:
        with box:
            show()


def question(
    label: str,
    asked: str,
    *,
    lang: str,
    key: str,
    on_click: Callable[..., None],
    args: tuple[object, ...],
) -> None:
    """Ask once more before something is removed: the first click only opens the question."""
    with st.popover(label, icon=":material/delete:", key=f"{key}_ask"):
        st.html(tag("p", text(asked)))
        st.button(say("side.sure", lang=lang), key=key, on_click=on_click, args=args)
