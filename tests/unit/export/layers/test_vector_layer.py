"""A layer has a title a reader understands and goes into any system."""

import pytest
from layer_towns import plain

from spatial import crs
from spatial.export.layers import tables


@pytest.mark.parametrize(
    ("lang", "titles"),
    [("vi", ("Thiếu hụt: Mầm non", "Phường, xã")), ("en", ("Shortage: Preschool", "Wards"))],
)
def test_a_layer_is_called_in_the_language_asked_for(lang: str, titles: tuple[str, str]) -> None:
    by_name = {layer.name: layer for layer in tables.layers(plain(), lang=lang)}
    assert by_name["deficit_mam_non"].title(lang=lang) == titles[0]
    assert by_name["wards"].title(lang=lang) == titles[1]


def test_a_layer_goes_into_degrees_and_stays_as_it_is_in_its_own_metres() -> None:
    layer = tables.wards(plain().network, None, lang="vi")
    assert layer.to(layer.frame.crs) is layer.frame
    west, south, _, _ = layer.to(crs.WGS84).total_bounds
    assert 106 < west < 108
    assert 10 < south < 12
