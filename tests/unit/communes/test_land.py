"""Communes chosen apart are one land where others lie between them, not where sea does."""

from __future__ import annotations

import yaml

from spatial.communes import land, locality, pack

# Hồ Chí Minh City: Tân Định and Thủ Đức, some 8 km apart with other wards between; Côn Đảo
TAN_DINH, THU_DUC, CON_DAO = "26737", "26824", "26732"


def test_the_codes_are_those_of_the_names() -> None:
    names = pack.communes()["name"]
    assert [names[code] for code in (TAN_DINH, THU_DUC, CON_DAO)] == [
        "Phường Tân Định",
        "Phường Thủ Đức",
        "Đặc khu Côn Đảo",
    ]


def test_land_of_others_between_two_communes_joins_them_and_sea_does_not() -> None:
    assert land.joined([TAN_DINH, THU_DUC, CON_DAO]) == [[TAN_DINH, THU_DUC]]


def test_a_whole_province_needs_no_word_of_it() -> None:
    city = pack.communes()
    assert land.joined(list(city.index[city["province_code"] == "79"])) == []


def test_the_files_of_a_choice_carry_the_groups() -> None:
    written = locality.files(locality.choice([TAN_DINH, THU_DUC]))
    assert yaml.safe_load(written["locality.yaml"])["joined_wards"] == [[TAN_DINH, THU_DUC]]
