"""The school years kept: their figures side by side, what changed, and nothing without a list."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from spatial.intake.joining.name_likeness import ListedSchool
from spatial.intake.joining.school_changes import FIGURES, SchoolList
from spatial.ui.screens.files import years

pytestmark = pytest.mark.usefixtures("home", "session")


def listed(**pupils: float) -> SchoolList:
    """Make a list of primary schools: pupils by name."""
    index = pd.MultiIndex.from_tuples(
        [(name, "tieu_hoc") for name in pupils], names=["school_id", "level"]
    )
    figures = pd.DataFrame(float("nan"), index=index, columns=list(FIGURES))
    figures["pupils"] = list(pupils.values())
    return SchoolList(
        schools={
            name: ListedSchool(school_id=name, name=name, ward_id="", levels=frozenset())
            for name in pupils
        },
        figures=figures,
    )


def test_the_locality_the_app_begins_with_has_no_years(
    written: list[str], asked: dict[str, Any]
) -> None:
    years.draw("vi")
    assert written == []
    assert asked == {}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_years_stand_side_by_side_and_an_untold_figure_is_counted(
    lang: str, written: list[str], asked: dict[str, Any]
) -> None:
    here = {2025: listed(Mai=500, Lan=300), 2026: listed(Mai=520, Lan=float("nan"))}
    years._years(here, 2026, lang)
    html = "".join(written)
    assert html.index("2025-2026") < html.index("2024-2025")
    assert "800" in html
    assert "520" in html
    assert ("chưa kể 1 dòng" if lang == "vi" else "1 rows that do not tell") in html
    assert "500 → 520" in html  # the change of the one school both tell
    assert "files_year_undo" not in asked


def test_a_locality_nobody_kept_has_no_card() -> None:
    assert years.card("nowhere") == b""
