"""Figures exchanged within a row."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from spatial.intake.checking import swapped_figures
from spatial.intake.reading.find import Source

SOURCE = Source(table="school_levels", path=Path("ds.xlsx"), name="ds.xlsx")
SOUND = {"rooms": 21, "classes": 20, "pupils": 545, "land_m2": 5_915}


def asked(**change: float) -> list[tuple[int | None, str | None, str | None]]:
    frame = pd.DataFrame([SOUND, SOUND | change], index=[2, 3])
    return [
        (fault.row, fault.column, fault.value) for fault in swapped_figures.asked(frame, SOURCE)
    ]


def test_rooms_and_pupils_exchanged_are_asked_in_their_row() -> None:
    assert asked(rooms=545, pupils=21) == [(3, "rooms", "545")]


def test_classes_and_pupils_exchanged_are_asked() -> None:
    assert asked(classes=545, pupils=20) == [(3, "classes", "545")]


def test_pupils_and_land_exchanged_are_asked() -> None:
    # 5,915 pupils in 21 rooms and 20 classes are too many, 545 m² too little for them
    assert asked(pupils=5_915, land_m2=545) == [(3, "pupils", "5915")]


def test_an_odd_school_that_no_exchange_makes_usual_is_not_asked_here() -> None:
    assert asked(rooms=5, pupils=3, classes=1) == []
    assert asked(land_m2=302_750) == []


def test_figures_of_like_size_are_no_exchange() -> None:
    # 10 pupils in 24 rooms on 9,000 m²: odd, and no less so the other way round
    assert asked(rooms=24, pupils=10, classes=float("nan"), land_m2=9_000) == []


def test_what_is_not_told_breaks_nothing() -> None:
    assert asked(pupils=float("nan"), land_m2=0) == []
    assert swapped_figures.asked(pd.DataFrame({"rooms": [545.0]}), SOURCE) == []
