"""A place for one file: what is dropped is heard once, and the place is free again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import refusal_watch

Hear = Callable[[UploadedFile], None]


def draw(
    label: str,
    endings: Sequence[str],
    *,
    key: str,
    hear: Hear,
    lang: str,
    about: str | None = None,
) -> None:
    """
    Take one file.

    Parameters
    ----------
    endings
        Of the names that may be chosen.
    key
        Name of the place.
    hear
        Takes the file; whatever is wrong with it is its business.
    about
        Help beside the label.
    """
    words_of_button(say("propose.load_button", lang=lang))
    turn = f"{key}_{state.recall(_turns(key)) or 0}"
    st.file_uploader(
        label, list(endings), key=turn, help=about, on_change=take, args=(key, turn, hear)
    )
    refusal_watch.draw(key)


def words_of_button(text: str) -> None:
    """Say what stands on the button of the place, which Streamlit writes in English."""
    st.html(f"<style>.stApp {{ --tl-choose: '{text}' }}</style>")


def take(key: str, turn: str, hear: Hear) -> None:
    """Hand over what was dropped, if anything was, and make the place free for the next."""
    file = state.held(turn)
    if file is None:
        return
    state.remember(_turns(key), (state.recall(_turns(key)) or 0) + 1)
    hear(file)


def _turns(key: str) -> str:
    """Name how many files the place has taken."""
    return f"turns.{key}"
