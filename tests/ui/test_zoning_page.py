"""The page of enrolment zones: searched, moved by hand, locked, kept, judged as the core judges."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import map_bytes
import numpy as np
import pytest
import screens
from district import PLAN
from streamlit.testing.v1 import AppTest

from spatial import assess, budget, network, questions, read_network, words, zoning
from spatial.export import catchment as writer
from spatial.network import Network
from spatial.records import Level
from spatial.store.zone_plans import ZonePlans
from spatial.ui import prefetch
from spatial.ui.screens.zoning import last_year, model, search
from spatial.ui.session import pupil_flows
from spatial.zoning.edits import ZonePlan, ZoneRun

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search a hundredth as hard, and assess no other years beside the page."""
    monkeypatch.setattr(prefetch, "LIMIT_S", 0.0)
    monkeypatch.setattr(search, "EFFORT", 0.01)


def found(at: AppTest) -> AppTest:
    """Search for zones."""
    return at.button(key="zone_start").click().run()


@cache
def district() -> Network:
    """Read the embedded district once."""
    return read_network()


@cache
def problem() -> zoning.Zoning:
    """Put the question of upper secondary schools as the page does."""
    town = district()
    asked = questions.of_level(assess(town, PLAN), Level.THPT)
    return questions.zoning_problem(asked, network.xy(town.cells))


def link(at: AppTest) -> str:
    """Return the id of the zones in the address."""
    given = at.query_params["zones"]
    return given if isinstance(given, str) else given[0]


def saved(at: AppTest) -> dict[str, str]:
    """Return the school of every neighbourhood as the workspace has it."""
    return dict(standing(at).school)


def standing(at: AppTest):  # noqa: ANN201 - a record of the core
    """Return how the saved plan stands."""
    name = link(at)
    opened = ZonePlans().load(name, locality=district().locality.key)["thpt"].standing
    assert opened is not None
    return opened


def at_border(school: dict[str, str]) -> tuple[str, str]:
    """Return a neighbourhood that touches another zone, and that zone's school."""
    cells = [str(cell) for cell in district().cells.index]
    for a, b in problem().edges.tolist():
        if school[cells[a]] != school[cells[b]]:
            return cells[a], school[cells[b]]
    raise AssertionError


def choose(at: AppTest, cell: str) -> AppTest:
    """Choose a neighbourhood, as a click on the map does."""
    at.session_state["kept.zone.cell"] = cell
    return at.run()


def test_before_a_search_the_page_says_what_it_does_and_offers_it(visit: Visit) -> None:
    at = visit("zoning", level="thpt")
    assert "Mỗi ô dân cư về một trường" in screens.words(at)
    assert at.button(key="zone_start").label == "Tìm vùng tuyển sinh"


def test_zones_found_are_the_cores_and_judged_by_it(visit: Visit) -> None:
    at = found(visit("zoning", level="thpt"))
    held = standing(at)
    schools = list(assess(district(), PLAN).schools.xs("thpt", level="level").index)
    cells = [str(cell) for cell in district().cells.index]
    given = np.array([schools.index(held.school[cell]) for cell in cells])
    core = zoning.judge(problem(), given, floor=held.run.floor)
    said = screens.words(at)
    assert f"≈ {words.number(core.over.sum(), lang='vi')} học sinh" in said
    mean = core.walked_m / core.load.sum()
    assert f"≈ {words.number(mean, lang='vi')} m" in said
    assert f"{words.number(100 * core.gap, lang='vi', decimals=2)} %" in said
    assert "Cả địa bàn có 9.909 học sinh vượt sức chứa" in said


def test_a_search_that_cannot_be_done_says_why_until_the_next_one(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(zoning, "zones", _too_large)
        at = found(visit("zoning", level="thpt"))
        for _ in range(2):  # also at the next click
            said = screens.words(at)
            assert "cần khoảng 9.0 GB" in said
            assert "Mỗi ô dân cư về một trường" in said  # the page is there all the same
            assert not at.button(key="zone_start").disabled
            at.run()
    at = found(at)
    assert "cần khoảng 9.0 GB" not in screens.words(at)
    assert saved(at)


def _too_large(*_: object, **__: object) -> zoning.Zones:
    """Refuse a search as the budget of memory does."""
    budget.require("zones", 9e9, cells=5, schools=2)
    raise AssertionError


def test_a_neighbourhood_moved_changes_seats_and_metres_at_once_and_is_undone(
    visit: Visit,
) -> None:
    at = found(visit("zoning", level="thpt"))
    cell, _ = at_border(saved(at))
    at = choose(at, cell)
    before = saved(at)
    at = at.button(key="zone_move").click().run()
    after = saved(at)
    assert {one for one in after if after[one] != before[one]} == {cell}
    schools = list(assess(district(), PLAN).schools.xs("thpt", level="level").index)
    judged = zoning.judge(problem(), np.array([schools.index(one) for one in after.values()]))
    said = screens.words(at)
    assert f"{words.number(judged.walked_m / judged.load.sum(), lang='vi')} m" in said
    assert "Chuyển bằng tay 1 ô dân cư" in said
    at = at.button(key="zone_undo").click().run()
    assert saved(at) == before
    at = at.button(key="zone_redo").click().run()
    assert saved(at) == after


def test_a_locked_neighbourhood_stays_in_the_next_search_and_after_a_reload(visit: Visit) -> None:
    at = found(visit("zoning", level="thpt"))
    cell, _ = at_border(saved(at))
    at = choose(at, cell).button(key="zone_move").click().run()
    moved = saved(at)[cell]
    at = at.button(key="zone_lock").click().run()
    at = found(at)
    assert saved(at)[cell] == moved
    assert standing(at).locked == {cell}
    again = visit("zoning", level="thpt", zones=link(at))
    assert "1 ô dân cư đã khoá" in screens.words(again)
    assert "■ đã khoá" in screens.words(choose(again, cell))


def test_a_link_to_zones_nobody_saved_is_told_and_let_go(visit: Visit) -> None:
    at = visit("zoning", level="thpt", zones="khong-co")
    assert "zones" not in at.query_params


def test_files_hold_every_neighbourhood_once(visit: Visit) -> None:
    at = found(visit("zoning", level="thpt"))
    at = at.button_group(key="zone.section").set_value("files").run()
    assert "zone_list.csv" in screens.words(at)
    town = assess(district(), PLAN)
    asked = questions.of_level(town, Level.THPT)
    school = saved(at)
    at_school = {str(one): number for number, one in enumerate(asked.seats.index)}
    judged = zoning.judge(problem(), np.array([at_school[one] for one in school.values()]))
    table = writer.zone_table(asked, judged, problem())
    table = writer.marked(town, table, Level.THPT, lang="vi")
    listed = writer.office_list(town, table, locked=frozenset(), lang="vi").decode("utf-8-sig")
    lines = listed.splitlines()
    assert lines[0] == "Trường,Mã trường,Ô dân cư,Phường,Học sinh,Đi bộ (m),Khoá,Số của trường"
    assert len(lines) == 1 + len(school)


def test_other_data_than_the_search_saw_is_said(visit: Visit) -> None:
    at = found(visit("zoning", level="thpt"))
    again = visit("zoning", level="thpt", year="2025", zones=link(at))
    said = screens.words(again)
    assert "hãy tìm lại để vùng theo số liệu mới" in said
    assert "cần tìm lại để có cận" in said


def test_enrolment_counts_those_who_enter_and_keeps_its_own_plan(visit: Visit) -> None:
    at = found(visit("zoning", level="thcs"))
    town = assess(district(), PLAN)
    entering = questions.first_grade(town, questions.of_level(town, Level.THCS), Level.THCS)
    said = screens.words(at)
    assert f"{words.number(entering.pupils.sum(), lang='vi')} học sinh" in said
    assert f"{words.number(entering.seats.sum(), lang='vi')} chỗ" in said
    at = at.selectbox(key="zone.entering").set_value("whole").run()
    assert "Mỗi ô dân cư về một trường" in screens.words(at)
    opened = ZonePlans().load(link(at), locality=district().locality.key)
    assert list(opened) == ["thcs.first"]


def test_last_years_zones_are_opened_and_the_next_search_keeps_to_them(visit: Visit) -> None:
    at = found(visit("zoning", level="thpt"))
    before = saved(at)
    at.number_input(key="zone_change").set_value(2000).run()
    at = found(at)
    after = saved(at)
    kept = sum(after[cell] == school for cell, school in before.items())
    assert kept > 0.98 * len(before)
    assert "cần tìm lại để có cận" in screens.words(at)


def test_who_changes_school_against_last_year_is_listed_as_the_command_line_does(
    visit: Visit,
) -> None:
    at = found(visit("zoning", level="thpt"))
    school = saved(at)
    at = at.button_group(key="zone.section").set_value("moves").run()
    assert "Chưa mở vùng năm trước" in screens.words(at)
    cell, other = at_border(school)
    last = {**school, cell: other}
    store, name = ZonePlans(visitor=at.session_state["visitor"]), link(at)
    run = ZoneRun(school=school, last=last)
    store.save(name, {"thpt": ZonePlan().do(run)}, locality=district().locality.key)
    assert store.load(name, locality=district().locality.key)["thpt"].steps == (run,)
    again = visit("zoning", level="thpt", zones=name)
    again = again.button_group(key="zone.section").set_value("moves").run()
    cells = [str(one) for one in district().cells.index]
    moved = words.number(problem().pupils[cells.index(cell)], lang="vi")
    assert f"1 ô dân cư, {moved} học sinh học trường khác năm trước" in screens.words(again)
    assert again.dataframe[0].value["cell"].tolist() == [cell]
    names = district().schools["name"]
    row = again.dataframe[0].value.iloc[0]
    assert (row["from"], row["to"]) == (names[other], names[school[cell]])


def test_the_map_of_zones_is_sent_in_less_than_120_kb(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = map_bytes.watch(monkeypatch)
    found(visit("zoning", level="tieu_hoc"))
    assert 10_000 < sizes[-1] < 120_000


def test_a_list_from_a_file_becomes_the_plan_and_a_wrong_one_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = district()
    asked = questions.of_level(assess(town, PLAN), Level.THPT)
    case = pupil_flows.FlowCase(
        assessment=assess(town, PLAN), level=Level.THPT, question=asked, limit_m=np.inf
    )
    one = model.ZoneWork(case=case, asked=problem(), plan=ZonePlan())
    steps: list[ZoneRun] = []
    told: list[str] = []
    monkeypatch.setattr(last_year.zone_plans, "do", lambda _t, _k, run: steps.append(run))
    monkeypatch.setattr(last_year.state, "tell", lambda key, **_: told.append(key))
    monkeypatch.setattr(last_year.state, "done", lambda *_, **__: None)
    monkeypatch.setattr(last_year.assessments, "town", lambda _: town)
    monkeypatch.setattr(last_year.zoning_model, "key", lambda _: "thpt")
    seen = type("Seen", (), {"source": None})()
    cell, school = str(one.cells[3]), str(one.schools[1])
    last_year.take(seen, one, f"cell_id,school_id\n{cell},{school}\n".encode())
    assert [dict(run.school) for run in steps] == [{cell: school}]
    last_year.take(seen, one, b"cell_id,school_id\nkhong-co,cung-khong\n")
    assert told == ["notice.file_refused"]
    assert not home.exists()
