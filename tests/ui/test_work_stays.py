"""A tab is closed, the locality is updated under a scenario: the work is there, what fits is told.

A refresh stands in `test_propose_page`, a restarted server in `tests/hostile/test_restart.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import screens
from locality import Locality
from streamlit.testing.v1 import AppTest

from spatial.records import Level, Proposal, ProposedAction
from spatial.scenario import Scenario
from spatial.store import Workspace

Visit = Callable[..., AppTest]
MAIN = Path(__file__).parents[2] / "spatial" / "ui" / "main.py"


def test_who_closed_the_tab_finds_his_scenario_on_the_list_without_any_link(
    plan_visit: Visit,
) -> None:
    left = plan_visit()
    left.button(key="propose_here").click().run()
    left.button(key="put").click().run()
    secret = left.session_state["visitor"]  # what his browser keeps in a cookie
    back = AppTest.from_file(MAIN, default_timeout=60)
    back.session_state["visitor"] = secret
    back.run()
    back.switch_page("screens/propose/page.py").run()
    assert "Đề xuất (0)" in screens.words(back)
    chosen = back.radio(key="scenario")
    assert chosen.options == ["Hiện trạng", "Phương án 1"]
    chosen.set_value("Phương án 1").run()
    assert "Đề xuất (1)" in screens.words(back)


def test_of_a_locality_updated_under_a_scenario_what_no_longer_fits_is_told_and_the_rest_stands(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Locality()
    town.schools.append({"school_id": "d", "name": "Trường D", "lon": 106.612, "lat": 10.812})
    town.school_levels.append({"school_id": "d", "level": "tieu_hoc", "rooms": 5, "land_m2": 3000})
    folder = town.write(tmp_path / "town")
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(folder))
    place = {"level": Level.TIEU_HOC, "land_m2": 3_000.0, "lon": 106.61, "lat": 10.81}
    built = Proposal(proposal_id="p", name="Trường mới", rooms=6, **place)
    closed = Proposal(
        proposal_id="q", name="Đóng trường D", rooms=0, action=ProposedAction.CLOSE,
        school_id="d", **{**place, "land_m2": 0.0},
    )  # fmt: skip
    scenario = Scenario(name="A").put(built).put(closed)
    Workspace(visitor="o" * 32).save("s", scenario, locality="town")
    at = visit("propose", scenario="s")
    assert "Đề xuất (2)" in screens.words(at)
    town.schools.pop()
    town.school_levels.pop()
    town.write(folder)
    at.run()
    said = screens.words(at)
    assert "Đề xuất (1)" in said
    assert "Đóng trường D" in said  # listed with its reason: it is somebody's work
    kept = Workspace().latest("s", locality="town")
    assert (kept.revision, kept.scenario) == (1, scenario)
    again = visit(scenario="s")
    assert "không khớp với địa bàn hiện nay" in screens.words(again)
