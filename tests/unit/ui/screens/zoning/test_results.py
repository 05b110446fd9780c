"""What a season brought, on the page of zones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import page_downloads
import pytest
from locality import Locality, write_csv
from page_downloads import SITE
from season_towns import told

from spatial import words
from spatial.ui.screens.zoning import results
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def test_without_a_season_it_is_said_what_would_bring_one(
    see: Callable[..., Seen], written: list[str]
) -> None:
    results.draw(see())
    assert written == [w for w in written if words.say("season.none", lang="vi") in w]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_quota_enrolled_and_forecast_stand_side_by_side(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    """120 of a quota of 100 and 80 of 100: all three sums are 200, over 20, left 20."""
    assessed = told(("s0", "1", 2030, 100, 120), ("s1", "1", 2030, 100, 80))
    results.draw(see(assessed.network, lang=lang))
    page = "".join(written)
    assert page.count("<table") == 2
    for head in ("quota", "enrolled", "entrants_forecast"):
        assert say(f"after_season.head.{head}", lang=lang) in page
    assert page.count(">200<") == 3
    assert ">2030<" in page


def test_a_school_proposed_takes_no_entrants_in_the_files_nor_in_what_makes_them_again(
    tmp_path: Path, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    folder = Locality().write(tmp_path / "thi-tran")
    season = {"school_id": "a", "entry_grade": 1, "year": 2026, "quota": 100, "enrolled": 120}
    write_csv(folder / "enrolments.csv", [season])
    results.draw(page_downloads.seen(folder, SITE, year=2026))
    assert written
    files = page_downloads.unpacked(asked["after_season_all"]["given"][0]())
    assert page_downloads.again(folder, files, tmp_path / "lai") == files
