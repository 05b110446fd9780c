"""One figure of the first answer."""

from __future__ import annotations

import pytest

from spatial.ui.widgets.headline_figure import HeadlineFigure


def of(value: str, column: str = "") -> HeadlineFigure:
    return HeadlineFigure(key="rooms", value=value, unit="phòng", lines=(), how=(), column=column)


@pytest.mark.parametrize(
    ("value", "said"), [("≈ 792", False), ("5 / 5", False), ("chưa có số phòng", True)]
)
def test_words_in_place_of_a_number_are_told_from_one(value: str, said: bool) -> None:
    assert of(value).is_said is said


def test_it_is_defined_by_its_column_or_by_its_label() -> None:
    assert of("1", "rooms_short_class").figure == "deficit.rooms_short_class"
    assert of("1").figure == "figure.label_rooms"
