"""The folder of each of the five plans, opened in the app: its map, its targets, its land."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import screens
from streamlit.testing.v1 import AppTest

from spatial import plan_folder
from spatial.export import atomic
from spatial.targets.pack import localities, pack


@pytest.mark.parametrize("name", localities())
def test_a_plan_s_folder_opens_with_its_targets_under_its_own_name(
    name: str, visit: Callable[..., AppTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    atomic.write(plan_folder.files(name, year=2026), tmp_path / name)
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(tmp_path / name))
    at = visit()
    assert not at.exception
    for page in ("targets", "schools", "land"):
        at.switch_page(f"screens/{page}/page.py").run()
        assert not at.exception
    at.switch_page("screens/targets/page.py").run()
    assert pack(name).name["vi"] in screens.words(at)
