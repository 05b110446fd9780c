"""
What has a page hear that an upload of it was refused.

The browser tells, as it tells of any click: a run the server began by itself would not know which
page is shown nor what was chosen in it since, and would leave for the first page.
"""

from __future__ import annotations

import streamlit as st

from spatial.ui.widgets import component_files

NAME = "truonglop_uploads.refusal_watch"


def draw(key: str) -> None:
    """
    Watch the uploads of a page; nothing is seen of it.

    Parameters
    ----------
    key
        Name of the place the uploads are dropped on.
    """
    with st.container(key=f"refusal_watch_{key}"):
        component_files.renderer(NAME, "refusal_watch")(
            key=f"{key}_refused", on_refused_change=_again
        )


def _again() -> None:
    """Draw the page anew: why is told at its beginning."""
