"""A norm nobody has read leaves its mark wherever a figure made with it goes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from spatial import norms
from spatial.export import geojson, summary
from spatial.export import table as export_table
from spatial.norms.comparison import FOLLOWS, behind
from spatial.records import LEVELS, Level
from spatial.ui.map import colours, legend
from spatial.ui.session import assessments, method
from spatial.ui.session import view as views
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.widgets import figures, ward_table

Visit = Callable[..., AppTest]
MARKED, PLAIN = "qcvn-2021", "quan12-2024"  # land per place was read by nobody; 8 m2 a pupil was


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


def seen(profile: str, level: Level = Level.THCS, way: Method = Method.LAND) -> Seen:
    place = assessments.source()
    view = replace(views.start(assessments.town(place), level), profile=profile, method=way)
    return assessments.see(place, view, ())


@pytest.mark.parametrize(("profile", "marked"), [(MARKED, True), (PLAIN, False)])
def test_the_mark_follows_the_land_into_figure_map_and_table(profile: str, *, marked: bool) -> None:
    here = seen(profile)
    land = next(one for one in figures.row(here) if one.key == "land")
    assert land.mark is marked
    title = legend.legend(here, colours.NEED)["title"]
    assert ("⚠" in title) is marked
    assert ("short" in ward_table.unread(here)) is marked


@pytest.mark.parametrize(("profile", "marked"), [(MARKED, True), (PLAIN, False)])
def test_the_mark_follows_the_land_into_every_file(profile: str, *, marked: bool) -> None:
    found = seen(profile).after
    features = geojson.deficit_features(found, lang="vi")
    thcs = [one["properties"] for one in features if one["properties"]["level"] == Level.THCS]
    land = found.rules.land_per_pupil_m2[Level.THCS].norm_id
    assert all((land in one["unverified_norms"]) is marked for one in thcs)
    sentence = next(line for line in thcs[0]["reasons"].splitlines() if line.startswith("Đất:"))
    assert ("chưa kiểm chứng" in sentence) is marked
    text = export_table.csv(features).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["level"] == Level.THCS]
    assert all((land in row["unverified_norms"].split()) is marked for row in rows)
    tree = json.loads(summary.json_bytes(found, lang="vi"))
    confidence = {one["norm_id"]: one["confidence"] for one in tree["norms"]}
    assert (confidence[land] == "unverified") is marked


def test_a_room_for_every_class_of_lower_secondary_school_is_marked() -> None:
    # one room a class taught all day was not read at THCS; it was at primary level
    assert method.marked(Method.CLASS, norms.rules(PLAIN), Level.THCS, None)
    assert not method.marked(Method.CLASS, norms.rules(PLAIN), Level.THCS, 0.0)
    assert not method.marked(Method.CLASS, norms.rules(PLAIN), Level.TIEU_HOC, None)


def test_floor_for_land_marks_the_land_of_every_level() -> None:
    profile = replace(norms.shipped(PLAIN), floor_rate=0.5)
    rules = norms.resolve(profile)
    assert all(method.marked(Method.LAND, rules, level, None) for level in LEVELS)
    assert not any(method.marked(Method.LAND, norms.rules(PLAIN), level, None) for level in LEVELS)


def test_every_shortage_names_the_norms_behind_it() -> None:
    rules = norms.rules(PLAIN)
    for column in FOLLOWS:
        for level in LEVELS:
            assert behind(rules, column, level)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_first_screen_says_the_mark_in_words(visit: Visit, lang: str) -> None:
    at = visit(profile=MARKED, level="thcs", method="land", lang=lang)
    shown = " ".join(str(html.proto.body) for html in at.get("html"))
    assert {"vi": "định mức chưa kiểm chứng", "en": "unverified norm"}[lang] in shown
