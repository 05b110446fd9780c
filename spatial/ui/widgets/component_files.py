"""Components of ours: where the running server finds their files, and what mounts them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

ASSETS = Path(__file__).parents[1] / "assets"
ENTRY = "entry.js"


def renderer(name: str, folder: str) -> Callable[..., Any]:
    """
    Return what mounts a component, made once in a server.

    Streamlit looks for such folders among installed packages alone; a component given as text would
    be run from a ``blob:``, which our own policy refuses.

    Parameters
    ----------
    name
        Of the component: project, dot, its own.
    folder
        Among the assets.
    """
    return _made(get_bidi_component_manager(), name, folder)


@lru_cache(maxsize=8)
def _made(manager: Any, name: str, folder: str) -> Callable[..., Any]:  # noqa: ANN401 - Streamlit's
    """Tell a server where a component's files are, and make what mounts it."""
    if manager.get_component_path(name) is None:
        project, _, own = name.partition(".")
        config = ComponentConfig(name=own, asset_dir=folder)
        manager.register_from_manifest(
            ComponentManifest(name=project, version="", components=[config]), ASSETS
        )
    made: Callable[..., Any] = st.components.v2.component(name, js=ENTRY, isolate_styles=False)
    return made
