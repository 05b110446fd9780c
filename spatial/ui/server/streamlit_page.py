"""Streamlit's own page as it comes, read without importing Streamlit."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

ROUTE = "/static"


@cache
def text() -> str:
    """
    Return the page.

    Raises
    ------
    ImportError
        If Streamlit is not installed.
    """
    return (_folder() / "index.html").read_text(encoding="utf-8")


def files() -> Path:
    """Return the folder of what the page names below `ROUTE`: its style and scripts."""
    return _folder() / "static"


def _folder() -> Path:
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        msg = "streamlit is not installed"
        raise ImportError(msg)
    return Path(spec.origin).parent / "static"
