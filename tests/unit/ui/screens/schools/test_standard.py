"""The national standard on the page: the calendar and the schools, or what would bring them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import page_downloads
import pandas as pd
import pytest
from locality import Locality, write_csv
from page_downloads import SITE
from standard_towns import told

from spatial import words
from spatial.records import Level
from spatial.ui.screens.schools import standard
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def test_a_town_that_tells_nothing_says_what_would_bring_it(
    see: Callable[..., Seen], written: list[str]
) -> None:
    standard.draw(see())
    assert words.say("standard_year.none", lang="vi") in written[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_years_stand_before_the_schools_expected(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    _, assessed = told(["1", "0", "0", "0"], {"s1": 2027})
    standard.draw(see(assessed.network, lang=lang))
    page = "".join(written)
    assert page.count("<table") == 3  # of all schools, of public ones with the aim, by school
    assert ">25<" in page
    assert ">50<" in page
    assert page.index(say("recognised.standard_years", lang=lang)) < page.index(
        say("recognised.standard_schools", lang=lang)
    )
    assert say("recognised.no", lang=lang) in page
    assert words.say("standard_year.years", lang=lang) in page


def marked(place: Path) -> Path:
    """Write a town of three schools, its primary school expected to be recognised in 2030."""
    known = Locality()
    for row in known.school_levels:
        row["national_standard"] = "0"
    folder = known.write(place / "thi-tran")
    write_csv(folder / "recognitions.csv", [{"school_id": "a", "recognition_year": 2030}])
    return folder


def test_a_school_proposed_is_no_part_of_the_files_nor_of_what_makes_them_again(
    tmp_path: Path, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    folder = marked(tmp_path)
    standard.draw(page_downloads.seen(folder, SITE))
    assert written
    files = page_downloads.unpacked(asked["recognised_all"]["given"][0]())
    assert b"tieu_hoc,2030,1,0,1,0,0,1," in files["standard_years.csv"]
    assert page_downloads.again(folder, files, tmp_path / "lai") == files


def test_the_calendar_begins_in_the_year_of_the_day_shown(
    see: Callable[..., Seen], written: list[str]
) -> None:
    _, assessed = told(["1", "0", "0", "0"], {"s1": 2030})
    standard.draw(see(assessed.network, on=date(2029, 3, 1)))
    page = "".join(written)
    assert ">2029<" in page
    assert ">2028<" not in page


def test_the_calendar_is_of_the_level_shown_and_of_all_where_that_has_none() -> None:
    years = pd.DataFrame({"level": ["mam_non", "thpt", "thpt"], "year": [2026, 2026, 2027]})
    assert list(standard.of_level(years, Level.THPT)["year"]) == [2026, 2027]
    assert standard.of_level(years, Level.THCS).equals(years)
