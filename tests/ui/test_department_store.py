"""The app on a department's database: saved there, opened there, and shown without it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import screens
from department import Department
from streamlit.testing.v1 import AppTest

from spatial.store import place
from spatial.store import server as servers

Visit = Callable[..., AppTest]


def test_what_is_put_is_kept_on_the_server_and_opens_from_its_link(
    plan_visit: Visit, home: Path, department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = department.emptied()
    monkeypatch.setenv(place.SETTING, server.address)
    at = plan_visit()
    at.button(key="propose_here").click().run()
    at.button(key="put").click().run()
    assert not at.exception
    assert not (home / "workspace.sqlite").exists()
    (shown,) = department.ask(
        "SELECT scenario_id, rooms FROM proposal_places", database=server.name
    )
    name, rooms = shown
    assert rooms == 30  # what the form came filled with: see tests/ui/test_propose_page.py
    again = plan_visit(scenario=str(name))
    found = re.search(r"Thiếu phòng học ⓘ (?:[−+][\d.]+ )?([\d.]+) phòng", screens.words(again))
    assert found is not None
    assert found.group(1) == "896"  # 926 without it


def test_a_server_that_is_down_is_told_and_the_figures_are_there(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    socket = tmp_path / ".s.PGSQL.5432"
    monkeypatch.setenv(place.SETTING, f"{place.FORM}an:bi-mat@/so?unix_sock={socket}")
    said = screens.words(visit())
    assert "Không kết nối được cơ sở dữ liệu “so”" in said
    assert "Quận 12" in said
    assert "bi-mat" not in said
    servers.release()
