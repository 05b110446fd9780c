"""A file, sheet or layer is known by its name, a layer also by words in it."""

from __future__ import annotations

import pytest

from spatial.intake.reading import table_names


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("hcmc_wards_post2025", "wards"),
        ("Quận 12 - ranh giới phường (VN2000)", "wards"),
        ("quan12_schools_osm_20260731", "known_schools"),
        ("hien trang su dung dat 2025", "land_use"),
        ("Q12 quy hoach su dung dat 2030", "planned_uses"),
    ],
)
def test_words_in_the_name_of_a_layer_tell_its_table(name: str, table: str) -> None:
    assert table_names.layer_of(name) == table


@pytest.mark.parametrize(
    "name",
    [
        "nha be",  # a district, no houses
        "schools of Thu Duc",  # a list is named as one: what is today's is never guessed
        "QH_truong_hoc_2030",
        "quy hoach ranh gioi phuong",
        "QH_nha_o_xa_hoi_2030",
        "khu dat truong hoc",
        "phuong truong thanh",  # a ward, no list of schools
        "ward_crosswalk_pre_post",
        "school_levels of wards and parcels and schools",  # four tables claim it
        "dan so theo tuoi 2025 phuong",  # no map has a table of people
        "",
    ],
)
def test_a_name_that_may_be_a_place_or_two_tables_tells_none(name: str) -> None:
    assert table_names.layer_of(name) is None
