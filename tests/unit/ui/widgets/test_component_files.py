"""A component's folder is told to each server once, and it is mounted from there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st

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


def test_every_server_is_told_where_a_component_is_and_makes_it_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    monkeypatch.setattr(st.components.v2, "component", lambda name, **_: made.append(name))
    servers = [Manager(), Manager()]
    for server in (servers[0], servers[0], servers[1]):
        monkeypatch.setattr(
            component_files, "get_bidi_component_manager", lambda server=server: server
        )
        component_files.renderer("trial.map", "map_component")
    assert made == ["trial.map", "trial.map"]
    where = {"trial.map": component_files.ASSETS / "map_component"}
    assert [server.known for server in servers] == [where, where]
