"""What a figure's heading tells when one rests on it."""

from __future__ import annotations

import pytest

from spatial.ui.widgets import quantity_tip


def test_a_tip_names_the_quantity_with_formula_population_radius_and_kind() -> None:
    told = quantity_tip.tip("table.circle", lang="en", kind="estimated")
    assert told.startswith("School in the circle of the radius = pupils whose nearest school")
    assert "over pupils by where they live" in told
    assert "radius: service radius of the level, a circle" in told
    assert told.endswith("known as: estimated.")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_heading_that_is_no_quantitys_tells_nothing(lang: str) -> None:
    assert quantity_tip.tip("table.ward", lang=lang) == ""


def test_a_tip_in_vietnamese_has_no_english_word() -> None:
    told = quantity_tip.tip("table.seats", lang="vi")
    assert "max(0, học sinh − chỗ theo định mức)" in told
    assert "pupils" not in told
