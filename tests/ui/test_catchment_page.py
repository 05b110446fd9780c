"""The page of who goes where: its figures are the core's own, by every model, proposals too."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import map_bytes
import pytest
import screens
from district import PLAN
from streamlit.testing.v1 import AppTest

from spatial import assess, buildings, catchment, questions, read_network, scenario, words
from spatial.records import Level, Proposal
from spatial.store import Workspace
from spatial.ui import prefetch
from spatial.ui.map import cells
from spatial.ui.screens.catchment import card

Visit = Callable[..., AppTest]
SITE = Proposal(
    proposal_id="p1",
    name="Trường mới",
    level=Level.TIEU_HOC,
    rooms=30,
    land_m2=12000,
    lon=106.6395,
    lat=10.8820,
)


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


@pytest.fixture(autouse=True)
def only_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Assess no other years beside the page."""
    monkeypatch.setattr(prefetch, "LIMIT_S", 0.0)


@cache
def asked(
    level: Level, times: float | None = None, *, proposed: bool = False
) -> catchment.Question:
    """Put the question as the page does, and every command: where no walk is chosen, a day's."""
    town = read_network()
    if proposed:
        town = buildings.apply(town, (SITE,))
    found = assess(town, PLAN)
    limit_m = None if times is None else found.rules.radius_m[level].value * times
    return questions.of_level(found, level, limit_m=limit_m)


def vi(value: float) -> str:
    """Write a number as the page does."""
    return words.number(value, lang="vi")


def choose(at: AppTest, key: str, value: object) -> AppTest:
    """Choose among things that stand side by side."""
    return at.button_group(key=key).set_value(value).run()


def select(at: AppTest, key: str, value: object) -> AppTest:
    """Choose from a list."""
    return at.selectbox(key=key).set_value(value).run()


def test_without_a_click_the_rule_stands_beside_the_best_as_the_core_says(visit: Visit) -> None:
    test = catchment.stress(asked(Level.TIEU_HOC), norm_m=500)
    said = screens.words(visit("catchment"))
    assert f"({vi(test.rule.unserved.sum())}) vượt sức chứa theo định mức trong 4.000 m" in said
    assert f"({vi(test.missing)})" in said
    near = catchment.stress(asked(Level.TIEU_HOC, 2.0), norm_m=500)  # on a short walk order matters
    nearer = screens.words(visit("catchment", walk="2"))
    assert f"{vi(near.misallocated)} học sinh vượt sức chứa chỉ vì thứ tự xếp" in nearer
    assert f"{vi(test.best.pairs)} cặp ô dân cư" in said


@pytest.mark.parametrize("model", list(catchment.MODELS))
def test_each_model_shows_the_pupils_the_core_leaves_without_a_seat(
    visit: Visit, model: str
) -> None:
    at = choose(visit("catchment", level="thcs"), "flow.model", model)
    question = asked(Level.THCS)
    flows = catchment.MODELS[model](question)
    told = catchment.distances(flows, norm_m=1000)
    load = catchment.load(question, flows)
    over = float((load["pupils"] - load["seats"]).clip(lower=0).sum())
    said = screens.words(at)
    assert f"≈ {vi(told.without + over)} học sinh" in said
    assert f"≈ {vi(told.pupils - told.without - over)} học sinh" in said
    assert f"≈ {vi(told.mean_m)} m trung bình" in said


def test_a_mix_of_nobody_who_crosses_leaves_more_behind_than_one_where_all_may(
    visit: Visit,
) -> None:
    at = choose(visit("catchment", level="thcs"), "flow.model", "mix")
    left = []
    for percent in (0, 100):
        at.number_input(key="flow.crossing").set_value(percent).run()
        said = screens.words(at)
        start = said.index("Trong sức chứa theo định mức ≈ ") + len(
            "Trong sức chứa theo định mức ≈ "
        )
        left.append(int(said[start:].split(" ")[0].replace(".", "")))
    assert left[0] < left[1]
    question = asked(Level.THCS)
    rule = catchment.nearest_first(question.pupils, question.seats, question.pairs)
    assert left[1] == round(rule.seated)


def test_a_chosen_school_tells_where_its_overflow_goes(visit: Visit) -> None:
    question = asked(Level.THCS, 3.0)
    flows = catchment.MODELS["best"](question)
    moved = catchment.displaced(question, flows)
    school = str(moved[moved["school_id"].notna()]["nearest_id"].iloc[0])
    at = select(visit("catchment", level="thcs"), "flow.times", 3.0)
    at = choose(at, "flow.model", "best")
    at.session_state[f"kept.{card.SCHOOL}"] = school
    said = screens.words(at.run())
    gone = moved[moved["nearest_id"] == school]
    assert f"{vi(gone['pupils'].sum())} học sinh gần trường này nhất nhưng không học ở đây" in said
    names = read_network().school_names("thcs")
    for to, part in gone.groupby("school_id"):
        extra = float(part["pupils"] @ part["extra_m"]) / float(part["pupils"].sum())
        assert f"{names[to]} {vi(part['pupils'].sum())} +{vi(extra)}" in said


def test_a_proposal_counts_as_a_school_and_the_change_is_told(visit: Visit) -> None:
    store = Workspace()
    name = store.new_id()
    town = read_network()
    store.save(name, scenario.Scenario().put(SITE), locality=town.locality.key)
    at = visit("catchment", scenario=name)
    seated = [
        catchment.nearest_first(one.pupils, one.seats, one.pairs).seated
        for one in (asked(Level.TIEU_HOC), asked(Level.TIEU_HOC, proposed=True))
    ]
    assert seated[1] > seated[0]
    assert (
        f"Trong sức chứa theo định mức +{vi(seated[1] - seated[0])} ≈ {vi(seated[1])}"
        in screens.words(at)
    )


def test_every_part_of_the_page_is_shown_in_both_languages(visit: Visit) -> None:
    for lang, word in (("vi", "Lợi ích của một phòng học bổ sung"), ("en", "Price of a room")):
        at = visit("catchment", lang=lang)
        for section in ("where", "matrix", "rooms", "stress", "files"):
            choose(at, "flow.section", section)
            assert screens.markup(at)
            assert word in at.button_group(key="flow.section").options


def test_price_of_a_room_is_the_cores_and_says_which_were_solved_again(visit: Visit) -> None:
    question = asked(Level.TIEU_HOC)
    best = catchment.best(question.pupils, question.seats, question.pairs)
    rooms = catchment.price_of_room(
        question.pupils, question.seats, question.pairs, best, room_seats=35
    )
    said = screens.words(choose(visit("catchment"), "flow.section", "rooms"))
    first = question.seats.index[rooms.index[0]]
    assert f"1 {read_network().schools['name'][first]} " in said
    assert said.count("✓ đã giải lại") == int(rooms["checked_pupils"].notna().sum())


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Weigh every map on its way to a new browser [bytes, packed]."""
    return map_bytes.watch(monkeypatch)


@pytest.mark.parametrize("page", ["map", "catchment", "access"])
def test_a_map_is_sent_in_less_than_120_kb(visit: Visit, page: str, sizes: list[int]) -> None:
    visit(None if page == "map" else page, level="tieu_hoc")
    assert 10_000 < sizes[-1] < 120_000


def test_many_cells_are_drawn_as_the_areas_of_schools(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, sizes: list[int]
) -> None:
    visit("catchment", level="thcs")
    whole = sizes[-1]
    monkeypatch.setattr(cells, "MOST", 10)
    at = visit("catchment", level="thcs")
    assert "Theo quy tắc gần nhất trước" in screens.words(at)
    assert sizes[-1] < whole
    visit("access", level="thcs")
    assert sizes[-1] < whole


def test_model_walk_and_shares_stand_in_the_link_and_reopen(visit: Visit) -> None:
    at = visit("catchment", level="thcs", model="mix", walk="3", crossing="40")
    assert at.button_group(key="flow.model").value == "mix"
    assert at.selectbox(key="flow.times").value == 3.0
    assert at.number_input(key="flow.crossing").value == 40
    link = {name: "".join(value) for name, value in at.query_params.items()}
    assert (link["model"], link["walk"], link["crossing"]) == ("mix", "3", "40")
    at = at.button_group(key="flow.model").set_value("nearest_first").run()
    assert "model" not in at.query_params


def test_a_link_with_a_model_or_share_there_is_not_is_told_and_the_usual_stands(
    visit: Visit,
) -> None:
    wrong = {"model": "khac", "walk": "nan", "crossing": "140"}
    said = screens.words(visit(level="thcs", **wrong))
    assert all(f"{name} = “{value}”" in said for name, value in wrong.items())
    at = visit("catchment", level="thcs", **wrong)
    assert at.button_group(key="flow.model").value == "nearest_first"
    assert not {"model", "walk", "crossing"} & set(at.query_params)
