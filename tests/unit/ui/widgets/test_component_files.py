"""A component's folder is declared to the running server once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from spatial.ui.widgets import component_files


class Manager:
    """What knows the components of a server."""

    def __init__(self) -> None:
        self.known: dict[str, Path] = {}

    def get_component_path(self, name: str) -> Path | None:
        return self.known.get(name)

    def register_from_manifest(self, manifest: Any, root: Path) -> None:  # noqa: ANN401 - Streamlit's
        for one in manifest.components:
            self.known[f"{manifest.name}.{one.name}"] = root / one.asset_dir


def test_a_component_is_found_where_it_was_declared_first(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = Manager()
    monkeypatch.setattr(component_files, "get_bidi_component_manager", lambda: manager)
    for folder in ("map_component", "refusal_watch"):
        component_files.declare("trial.map", folder)
    assert manager.known == {"trial.map": component_files.ASSETS / "map_component"}
