"""What would change: schools counted once, figures beside each other."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pytest

from spatial.intake.joining.name_likeness import ListedSchool
from spatial.intake.joining.school_changes import FIGURES, SchoolList, compare
from spatial.records import Level
from spatial.ui.screens.files import changes
from spatial.ui.screens.files.changes import RoomShortages
from spatial.ui.screens.files.desk import UploadView


def listed(*schools: tuple[str, str, float]) -> SchoolList:
    """Make a list of primary schools: code, name, rooms."""
    index = pd.MultiIndex.from_tuples(
        [(code, "tieu_hoc") for code, _, _ in schools], names=["school_id", "level"]
    )
    figures = pd.DataFrame(math.nan, index=index, columns=list(FIGURES))
    figures["rooms"] = [rooms for _, _, rooms in schools]
    return SchoolList(
        schools={code: ListedSchool(school_id=code, name=name) for code, name, _ in schools},
        figures=figures,
    )


BEFORE = listed(("a", "TH Nguyễn Du", 20.0), ("b", "TH Lê Lợi", 15.0), ("c", "TH Kim Đồng", 9.0))
AFTER = listed(("a", "TH Nguyễn Du", 24.0), ("b", "TH Lê Lợi", 15.0), ("d", "TH Hoa Sen", 30.0))


def test_a_school_is_added_gone_or_changed_once() -> None:
    rows = compare(BEFORE, AFTER)
    assert changes._counts(rows) == {"added": 1, "gone": 1, "changed": 1}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_sums_of_a_level_stand_beside_each_other(lang: str) -> None:
    html = changes._figures(BEFORE, AFTER, None, lang)
    assert "44 → 69" in html  # 20 + 15 + 9, 24 + 15 + 30
    assert "+25" in html
    assert html.count("<tr") == 2  # the head and the one level there is


def test_a_figure_nobody_tells_is_a_dash_and_has_no_change() -> None:
    assert changes._pair(math.nan, 5.0, "vi").startswith("– → 5")
    assert "tl-sub" not in changes._pair(math.nan, 5.0, "vi")
    assert changes._pair(5.0, 5.0, "vi") == "5"


def test_each_change_of_a_school_is_said() -> None:
    html = changes._listed(compare(BEFORE, AFTER), "changed", "vi")
    assert "TH Nguyễn Du" in html
    assert "Tiểu học, Phòng học: 20 → 24" in html
    assert "TH Lê Lợi" not in html


def test_a_name_with_markup_is_text() -> None:
    after = listed(("x", "<b>TH</b>", 1.0))
    assert "<b>" not in changes._listed(compare(BEFORE, after), "added", "vi")


def test_the_rooms_short_stand_beside_the_figures_they_follow_from() -> None:
    level = Level.TIEU_HOC
    short = RoomShortages(name="Thiếu", before={level: 12.0}, after={level: 3.0})
    html = changes._figures(BEFORE, AFTER, short, "vi")
    assert "12 → 3" in html
    assert "−9" in html


def test_without_a_locality_no_shortage_is_reckoned(upload_view: Callable[..., UploadView]) -> None:
    assert changes._shortages(upload_view()) is None
