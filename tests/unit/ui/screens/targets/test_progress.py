"""Progress of a plan on the page: counted, filtered, with what would bring the rest to life."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from papers import letters
from towns import town

from spatial.export.documents import yearly_docx
from spatial.targets import pack
from spatial.targets.progress import courses
from spatial.ui.screens.targets import progress
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")
ROW = {"indicator": "solid_rooms_share", "level": "mam_non", "of": "", "school_id": "",
       "ward_id": "", "year": 2026, "value": 90, "office": "", "kind": "surveyed",
       "source": "<BC>"}  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_plan_is_drawn_with_its_count_and_what_the_rest_takes(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    state.remember("targets.pack", "quan11")
    state.remember("targets.course_year", "2021")
    progress.draw(see(lang=lang))
    assert "16" in written[0]
    assert "28" in written[0]
    assert say("course.fill", lang=lang, count=2) in written[0]
    assert written[1].count("<tr") == 1 + 44  # with a result; 2 untold and 17 in words are not


def test_a_status_filters(see: Callable[..., Seen], written: list[str]) -> None:
    state.remember("targets.pack", "quan11")
    state.remember("targets.course_year", "2021")
    state.remember("targets.course_status", "reached")
    progress.draw(see(lang="vi"))
    assert written[1].count("<tr") == 1 + 16


def test_the_yearly_report_is_made_of_the_plan_and_year_chosen(see: Callable[..., Seen]) -> None:
    said = letters(yearly_docx(progress.report_source(see(lang="vi"), pack("quan11"), 2021)))
    assert "Kết quả thực hiện kế hoạch phát triển giáo dục của Quận 11, TP.HCM năm 2021" in said
    assert "Phòng hiện có" not in said  # the tables shown are another locality's


def test_the_page_and_its_report_tell_a_target_by_the_same_figure_of_the_same_year(
    see: Callable[..., Seen], written: list[str]
) -> None:
    """Every school is recognised today: of 2027 both say 100 % of 2026, of 2025 neither does."""
    known = town()
    listed = known.school_levels.assign(national_standard="1")
    own = dataclasses.replace(known.locality, key="quan12")
    seen = see(dataclasses.replace(known, locality=own, school_levels=listed), lang="vi")
    state.remember("targets.pack", "quan12")
    for year, is_told in (("2027", True), ("2025", False)):
        state.remember("targets.course_year", year)
        written.clear()
        progress.draw(seen)
        page = "".join(written)
        report = letters(yearly_docx(progress.report_source(seen, pack("quan12"), int(year))))
        assert ('<b>100 %</b><span class="tl-sub">2026' in page) is is_told
        assert ("100 (2026)" in report) is is_told


def test_the_source_of_a_result_is_text() -> None:
    found = courses(pack("duc_pho"), year=2026, entered=pd.DataFrame([ROW]))
    html = progress.table([one for one in found if one.latest], lang="vi")
    assert "&lt;BC&gt;" in html
    assert "<BC>" not in html


def test_wards_open_under_their_target() -> None:
    rows = pd.DataFrame([ROW, ROW | {"ward_id": "w1", "value": 100}])
    found = courses(pack("duc_pho"), year=2026, entered=rows)
    html = progress.table([one for one in found if one.places], lang="vi")
    assert "w1 100 % (2026)" in html
    assert dataclasses.is_dataclass(found[0])


def test_the_years_reach_from_the_plan_s_first_figure_to_the_year_ahead() -> None:
    years = progress.years(pack("quan11"), on=date(2026, 11, 28))
    assert (years[0], years[-1]) == ("2020", "2027")


@pytest.mark.parametrize(
    ("lang", "cells"),
    [
        ("vi", ("2,5 điểm phần trăm<", "kế hoạch: 3 điểm phần trăm", "nhịp đều: 88 %<")),
        ("en", ("2.5 percentage points<", "plan: 3 percentage points", "even pace: 88 %<")),
    ],
)
def test_a_share_carries_its_sign_and_its_pace_is_of_points(
    lang: str, cells: tuple[str, ...]
) -> None:
    """From 85 % in 2025 to 100 % in 2030 are 3 points a year, 88 % in 2026; from 90 % then, 2.5."""
    rows = pd.DataFrame([ROW | {"year": 2025, "value": 85}, ROW])
    found = courses(pack("duc_pho"), year=2026, entered=rows)
    html = progress.table([one for one in found if one.pace_needed is not None], lang=lang)
    for cell in ("<b>85 %</b>", "<b>90 %</b>", *cells):
        assert cell in html
