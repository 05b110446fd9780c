"""The page of access: every measure and every figure of fairness is the core's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
import screens
from district import PLAN
from streamlit.testing.v1 import AppTest

from spatial import access, assess, questions, read_network, road_gains, words
from spatial.catchment import Question
from spatial.records import Level
from spatial.streets import RoadChange, RoadWork
from spatial.ui import prefetch
from spatial.ui.screens.access import measures

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


@pytest.fixture(autouse=True)
def only_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Assess no other years beside the page."""
    monkeypatch.setattr(prefetch, "LIMIT_S", 0.0)


@cache
def asked() -> Question:
    """Put the question of lower secondary schools."""
    return questions.of_level(assess(read_network(), PLAN), Level.THCS)


def vi(value: float, decimals: int = 2) -> str:
    """Write a number as the page does."""
    return words.number(value, lang="vi", decimals=decimals)


@pytest.mark.parametrize("name", list(access.MEASURES))
def test_a_measure_shows_the_cores_mean_gini_palma_and_worst_tenth(visit: Visit, name: str) -> None:
    at = visit("access", level="thcs")
    at = at.button_group(key="reach.name").set_value(name).run()
    said = screens.words(at)
    question = asked()
    pupils = question.pupils.to_numpy()
    value = access.measure(
        name, pupils, question.seats, question.travel.within(2000.0), radius_m=1000.0
    )
    lost = access.left_out(value, pupils)
    palma = access.palma(value, pupils)
    assert f"Trung bình ≈ {vi(value @ pupils / pupils.sum())}" in said
    assert f"Gini ≈ {vi(access.gini(value, pupils))}" in said
    assert f"Palma {'≈ ' + vi(palma) if np.isfinite(palma) else '–'}" in said
    assert f"10 % kém nhất ≈ {vi(value @ lost / lost.sum())}" in said


def test_raam_ranks_the_dearest_as_left_out_and_has_no_palma(visit: Visit) -> None:
    at = visit("access", level="thcs")
    at = at.button_group(key="reach.name").set_value(access.RAAM).run()
    question = asked()
    cost = access.rational_agent(
        question.pupils, question.seats, question.travel.within(2000.0), tau_m=1000.0
    )
    known = np.isfinite(cost)
    pupils = question.pupils.to_numpy()
    said = screens.words(at)
    assert f"Trung bình ≈ {vi(cost[known] @ pupils[known] / pupils[known].sum())}" in said
    assert "Palma –" in said
    reach = measures.AccessReach(name="raam", asked=question, radius_m=1000.0)
    assert reach.left_out.sum() == pytest.approx(0.1 * pupils.sum())
    taken = reach.left_out > 0
    if known.all():
        assert cost[taken].min() >= cost[~taken].max()


def test_the_fair_walk_is_kolm_pollaks_and_never_below_the_mean(visit: Visit) -> None:
    said = screens.words(visit("access", level="thcs"))
    reach = measures.AccessReach(name="balanced", asked=asked(), radius_m=1000.0)
    fair = access.kolm_pollak(reach.walk_m, reach.pupils)
    assert f"Kolm–Pollak ≈ {vi(fair, 0)} m" in said
    assert fair >= reach.told["walk_m"]


def test_wards_left_out_are_listed_for_every_level(visit: Visit) -> None:
    at = visit("access", level="thcs")
    at = at.button_group(key="reach.section").set_value("levels").run()
    said = screens.words(at)
    pupils = asked().pupils.to_numpy()
    wards = access.by_ward(
        measures.AccessReach(name="balanced", asked=asked(), radius_m=1000.0).value,
        pupils,
        np.asarray(asked().cell_ward, dtype=object),
    )
    names = read_network().wards(None)["ward"]
    row = wards.iloc[0]
    assert names[wards.index[0]] in said
    share = words.percent(row["left_out_share"], lang="vi")
    assert f"{vi(row['left_out'], 0)} ({share})" in said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_part_is_shown_with_formula_and_source(visit: Visit, lang: str) -> None:
    at = visit("access", lang=lang)
    for section in ("where", "levels", "methods", "roads", "files"):
        at = at.button_group(key="reach.section").set_value(section).run()
        assert screens.markup(at)
        if section == "methods":
            said = screens.words(at)
            assert said.count("doi:10.") >= 6
            assert "arXiv:2401.15452" in said


def test_the_measure_stands_in_the_link_and_reopens(visit: Visit) -> None:
    at = visit("access", level="thcs")
    assert "measure" not in at.query_params
    at = at.button_group(key="reach.name").set_value("2sfca").run()
    link = {name: "".join(value) for name, value in at.query_params.items()}
    assert link["measure"] == "2sfca"
    again = visit("access", **link)
    assert again.button_group(key="reach.name").value == "2sfca"
    assert {name: "".join(value) for name, value in again.query_params.items()} == link


def works(*places: tuple[float, float], change: str) -> bytes:
    """Write one line as a planner's file."""
    line = {"type": "LineString", "coordinates": places}
    about = {"change": change, "class": "footway", "name": "Cầu thử"}
    row = {"type": "Feature", "geometry": line, "properties": about}
    return json.dumps({"type": "FeatureCollection", "features": [row]}).encode()


def test_a_bridge_is_brought_and_the_wards_that_gain_are_listed(visit: Visit) -> None:
    at = visit("access", level="thpt")
    at = at.button_group(key="reach.section").set_value("roads").run()
    bridge = works((106.70164, 10.83682), (106.70099, 10.83843), change="open")
    at.file_uploader[0].set_value(("cau.geojson", bridge, "application/geo+json")).run()
    said = screens.words(at)
    assert "theo cau.geojson: ≈ " in said
    town = read_network()
    found = assess(town, PLAN)
    held = RoadWork(
        row=1, change=RoadChange.OPEN, name="", road_class="footway",
        lonlat=((106.70164, 10.83682), (106.70099, 10.83843)),
    )  # fmt: skip
    cells = road_gains.walks(found, road_gains.changed(town, [held]), Level.THPT)
    less = road_gains.summed(cells, limit_m=10_000.0)["pupils_less"].sum()
    assert less > 0
    assert f"≈ {vi(less, 0)} học sinh đi bộ ngắn hơn" in said
    at.button(key="roads_close").click().run()
    assert "theo cau.geojson" not in screens.words(at)


def test_a_bridge_to_nowhere_is_refused_in_words(visit: Visit) -> None:
    at = visit("access", level="thpt")
    at = at.button_group(key="reach.section").set_value("roads").run()
    far = works((105.0, 21.0), (105.1, 21.0), change="open")
    at.file_uploader[0].set_value(("cau.geojson", far, "application/geo+json")).run()
    said = screens.words(at)
    assert "“Cầu thử” nằm ngoài địa bàn" in said
    assert "cau.geojson" in said
