"""Columns carry names an office reads."""

import pytest
from layer_towns import plain

from spatial import quantities
from spatial.export.layers import aliases, tables


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_column_has_a_name_that_is_not_ours_and_no_two_share_one(lang: str) -> None:
    for layer in tables.layers(plain(), lang=lang):
        named = aliases.of(layer, lang=lang)
        assert [one.column for one in named] == layer.columns
        assert all(one.alias != one.column for one in named), layer.name
        assert len({one.alias for one in named}) == len(named)


def test_a_figure_is_called_as_in_the_list_of_quantities_with_its_unit_and_formula() -> None:
    layer = tables.layers(plain(), lang="vi")[0]
    by_column = {one.column: one for one in aliases.of(layer, lang="vi")}
    quantity = quantities.registry()["residents"]
    assert by_column["residents"].alias == quantity.name["vi"]
    assert by_column["residents"].description == quantity.formula["vi"]
    assert by_column["land_short_m2"].alias == "Thiếu đất (m²)"


def test_a_column_nobody_named_keeps_its_own() -> None:
    layer = tables.wards(plain().network, None, lang="vi")
    odd = type(layer)(
        name=layer.name,
        frame=layer.frame.assign(odd=1, population_2019=2),
        shape=layer.shape,
        style=layer.style,
    )
    names = {one.column: one.alias for one in aliases.of(odd, lang="vi")}
    assert names["odd"] == "odd"
    assert names["population_2019"] == "Dân số năm 2019"
