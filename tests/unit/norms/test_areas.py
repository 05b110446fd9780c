"""Area classes as planners write them."""

from __future__ import annotations

import pytest

from spatial import norms
from spatial.norms import areas


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("do_thi_dac_biet", "urban_special"),
        ("ĐÔ THỊ ĐẶC BIỆT", "urban_special"),
        ("Loại I", "urban_1"),
        ("đô thị loại 2", "urban_2"),
        ("Loại III", "urban_3"),
        ("Đô thị loại IV", "urban_other"),
        ("phường", "urban_other"),
        ("Xã", "rural"),
        ("xã đảo", "island"),
        ("miền núi", "mountain"),
        ("island", "island"),
        ("", ""),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_an_area_class_is_read_from_its_words(text: object, area: str) -> None:
    assert areas.area_class(text) == area


def test_the_laws_of_today_are_shipped_each_in_its_area() -> None:
    for name, area in (
        (areas.LAW, "urban_special"),
        (areas.LAW_TOWN, "urban_3"),
        (areas.LAW_RURAL, "rural"),
    ):
        assert norms.rules(name).area == area
