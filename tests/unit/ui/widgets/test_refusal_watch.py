"""A page hears from its own browser that an upload was refused, and keeps its place."""

from __future__ import annotations

from typing import Any

import pytest

from spatial.ui.widgets import component_files, refusal_watch

pytestmark = pytest.mark.usefixtures("session")


def test_each_place_has_a_watch_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(component_files, "renderer", lambda *_: lambda **more: given.append(more))
    for key in ("files", "forecast_upload"):
        refusal_watch.draw(key)
    assert [one["key"] for one in given] == ["files_refused", "forecast_upload_refused"]
    assert all(one["on_refused_change"]() is None for one in given)


def test_the_watch_is_one_file_of_its_own_folder() -> None:
    """Given as text it would run from a blob, which the policy of the pages refuses."""
    folder = component_files.ASSETS / "refusal_watch"
    assert [file.name for file in folder.iterdir()] == ["entry.js"]
