"""Rooms per 10,000 year by year, and the projects: the late ones first."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import geopandas as gpd
import pytest
import shapely
from towns import SOUTH_M, TM3, WEST_M, town

from spatial import clock, words
from spatial.network import Network
from spatial.ui.screens.targets import programme
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]
PLACE = shapely.Point(WEST_M + 200, SOUTH_M + 200)


def with_projects(*finish: int) -> Network:
    """Draw the town with one project a year of finish."""
    projects = gpd.GeoDataFrame(
        {
            "name": [f"<i>Dự án {year}</i>" for year in finish],
            "level": "tieu_hoc",
            "rooms": 10,
            "start_year": [float("nan")] * len(finish),
            "finish_year": list(finish),
            "status": "dang_thi_cong",
            "kind": "published",
            "land_m2": 1_000.0,
            "cost_billion_vnd": 30.0,
            "financing": "",
        },
        index=[f"d{year}" for year in finish],
        geometry=[PLACE] * len(finish),
        crs=TM3,
    )
    return dataclasses.replace(town(), projects=projects)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be a day of 2026."""
    monkeypatch.setenv(clock.VARIABLE, "2026-11-28")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_projects_it_says_so(lang: str, see: See) -> None:
    assert say("targets.no_projects", lang=lang) in programme._projects(see(lang=lang))


def test_a_late_project_stands_first_with_its_warning_and_its_ward(see: See) -> None:
    html = programme._projects(see(with_projects(2030, 2024)))
    first, second = html.split("<tbody>")[1].split("</tr>")[:2]
    assert "2024" in first
    assert "tl-warn" in first
    assert say("targets.overdue", lang="vi", years=2) in first
    assert "tl-warn" not in second
    assert "Phường 0.0" in first
    assert "– → 2024" in first


def test_a_project_s_name_is_text(see: See) -> None:
    html = programme._projects(see(with_projects(2030)))
    assert "<i>" not in html
    assert "&lt;i&gt;" in html


@pytest.mark.parametrize(("status", "known"), [("dang_thi_cong", True), ("tạm <ngưng>", False)])
def test_a_status_nobody_foresaw_stands_as_in_the_file(status: str, known: bool) -> None:
    said = programme._status(status, "vi")
    assert (said != status) is known


def test_rooms_are_counted_against_residents_of_every_year_that_can_be(see: See) -> None:
    """The known year has no totals of its own, so the course begins with the first projected."""
    table = programme.course(see())
    assert table.index.tolist() == list(range(2026, 2036))
    assert set(table["rooms"]) == {10.0}
    assert table["per_10k"].iloc[0] == pytest.approx(100_000 / table["people"].iloc[0])
    assert set(table["ward_rooms"]) == {0.0}  # the ward shown has none


def test_rooms_of_some_wards_are_held_against_nobody_else_s_residents(
    see: See, written: list[str]
) -> None:
    """The west's primary school has ten rooms; of the east, and of other levels, nobody knows."""
    here = town()
    gap = dataclasses.replace(here, locality=dataclasses.replace(here.locality, rooms_known=False))
    table = programme.course(see(gap))
    assert table[["rooms", "per_10k"]].isna().all(axis=None)
    assert (table["people"] > 0).all()
    programme.draw(see(gap))
    norm = words.number(300, lang="vi")
    named = say("targets.headline_untold", lang="vi", place="Thị trấn", year=2030, norm=norm)
    assert named in written[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_draws_in_both_languages(lang: str, see: See, written: list[str]) -> None:
    programme.draw(see(lang=lang))
    assert say("targets.projects", lang=lang) in written[-1]
