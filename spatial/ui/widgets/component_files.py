"""Where the running server finds the files of a component of ours."""

from __future__ import annotations

from pathlib import Path

from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

ASSETS = Path(__file__).parents[1] / "assets"


def declare(name: str, folder: str) -> None:
    """
    Tell the running server where a component's files are.

    Streamlit looks for such folders among installed packages alone; a component given as text would
    be run from a ``blob:``, which our own policy refuses.

    Parameters
    ----------
    name
        Of the component: project, dot, its own.
    folder
        Among the assets.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_path(name) is None:
        project, _, own = name.partition(".")
        config = ComponentConfig(name=own, asset_dir=folder)
        manifest = ComponentManifest(name=project, version="", components=[config])
        manager.register_from_manifest(manifest, ASSETS)
