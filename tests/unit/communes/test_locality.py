"""Chosen communes become the files of a locality."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
import yaml

from spatial import yaml_text
from spatial.communes import locality, pack


@pytest.fixture(scope="module")
def ward() -> dict[str, bytes]:
    return locality.files(locality.choice(["26785"]))


def test_a_locality_says_what_it_is_and_that_its_rooms_are_not_known(
    ward: dict[str, bytes],
) -> None:
    told = yaml.safe_load(ward["locality.yaml"])
    assert told["name"]["vi"] == "Phường Trung Mỹ Tây, Thành phố Hồ Chí Minh"
    assert (told["province"], told["rooms_known"]) == ("79", False)
    assert str(told["units"][locality.UNITS]["valid_from"]) == "2025-07-01"
    assert all(told["notice"][lang] for lang in ("vi", "en"))


@pytest.mark.parametrize(
    ("code", "said"), [("26785", "tổng đã công bố của tỉnh"), ("00004", "ước tính: chưa tìm được")]
)
def test_a_locality_says_whether_its_province_s_total_is_published(code: str, said: str) -> None:
    about = yaml.safe_load(locality.files(locality.choice([code]))["locality.yaml"])
    assert said in about["notice"]["vi"]


def test_what_was_mended_of_the_source_is_told_where_there_is_some() -> None:
    assert locality._mended(2, "vi") == (
        " (dân số của 2 xã, phường ghi trong hồ sơ đã được sửa lại)"
    )
    assert locality._mended(0, "vi") == ""


def test_old_units_come_with_the_crosswalk(ward: dict[str, bytes]) -> None:
    told = yaml.safe_load(ward["locality.yaml"])["predecessors"]["26785"]
    assert {one["name"] for one in told} >= {"Phường Trung Mỹ Tây"}
    assert {one["kind"] for one in told} <= {"published", "assumed"}


def test_what_the_whole_country_was_fits_the_file_that_is_read() -> None:
    every = locality.choice(pack.communes().index)
    about = locality._about(every, streets=False)
    assert len(about) < yaml_text.MAX_BYTES
    told = yaml.load(about, Loader=yaml.CSafeLoader)["predecessors"]
    assert sum(len(rows) for rows in told.values()) == len(pack.predecessors())
    parts = [one for rows in told.values() for one in rows if one["part"] == "part"]
    assert parts
    assert all(0 < one["share"] < 1 for one in parts)


def test_residents_add_up_to_the_people_of_the_pack(ward: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(ward["residents.csv"].decode("utf-8-sig"))))
    assert sum(int(row["people"]) for row in rows) == pack.communes().loc["26785", "people"]
    assert {row["kind"] for row in rows} == {"estimated"}
    assert (rows[0]["age"], rows[0]["age_to"], rows[-1]["age_to"]) == ("0", "4", "")


def test_wards_carry_their_outline_and_their_people(ward: dict[str, bytes]) -> None:
    feature = json.loads(ward[f"{locality.UNITS}.geojson"])["features"][0]
    assert feature["properties"]["ward_id"] == "26785"
    assert feature["properties"]["kind"] == "estimated"
    assert feature["geometry"]["type"] == "MultiPolygon"


def test_known_schools_are_filled_in_and_their_rooms_left_blank(ward: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(ward[locality.BOOK]))
    schools = list(book["schools"].iter_rows(min_row=2, values_only=True))
    assert len(schools) == len(locality.schools(locality.choice(["26785"])))
    levels = book["school_levels"]
    names = [cell.value for cell in levels[1]]
    assert levels.max_row > 1
    assert {cell.value for cell in levels[1]} >= {"rooms", "land_m2"}
    for row in levels.iter_rows(min_row=2, values_only=True):
        filled = dict(zip(names, row, strict=True))
        assert filled["school_id"]
        assert filled["rooms"] is None
        assert filled["land_m2"] is None


def test_training_centres_are_no_schools() -> None:
    every = locality.schools(locality.choice(["27058"]))
    known = pack.mapped_schools()
    here = known[(known["code"] == "27058")]
    assert (~here["is_school"]).any()
    assert not set(every.index) & set(here.index[~here["is_school"]])


def test_no_school_of_ho_chi_minh_city_is_lost_at_a_border() -> None:
    table = pack.communes()
    chosen = locality.choice(table.index[table["province_code"] == "79"])
    known = pack.mapped_schools()
    twice = known["duplicate_of"].ne("") & known["duplicate_of"].isin(
        known.index[known["is_school"]]
    )
    assert len(locality.schools(chosen)) == int((known["is_school"] & ~twice).sum())


def test_a_commune_without_known_schools_has_empty_sheets() -> None:
    files = locality.files(locality.choice(["03160"]))
    book = openpyxl.load_workbook(io.BytesIO(files[locality.BOOK]))
    assert book["schools"].max_row == 1


def test_several_communes_are_named_by_the_first_and_counted() -> None:
    chosen = locality.choice(["26785", "26782", "26773", "26767"])
    assert chosen.codes == ("26767", "26773", "26782", "26785")
    assert chosen.name.endswith("(+1), Thành phố Hồ Chí Minh")
    assert chosen.key == "xa-26767-4"


def test_all_communes_of_a_province_are_the_province() -> None:
    table = pack.communes()
    chosen = locality.choice(table.index[table["province_code"] == "96"])
    assert (chosen.name, chosen.key, chosen.province) == ("Tỉnh Cà Mau", "tinh-96", "96")


def test_communes_of_two_provinces_lie_in_neither() -> None:
    assert locality.choice(["26785", "00004"]).province == ""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_to_bring_next_is_said_by_what_is_known(lang: str) -> None:
    known = locality.next_steps(locality.choice(["26785"]), lang=lang)
    bare = locality.next_steps(locality.choice(["03160"]), lang=lang)
    assert known[0] != bare[0]
    assert len(known) == len(set(known))
    # water and parks are carried for former Quận 12, where Trung Mỹ Tây lies, and nowhere else
    assert [any("land_use.geojson" in step for step in steps) for steps in (known, bare)] == [
        False,
        True,
    ]


def test_the_city_is_called_one_way_in_english() -> None:
    told = yaml.safe_load(locality.files(locality.choice(["26785"]))["locality.yaml"])
    assert told["name"]["en"] == "Phường Trung Mỹ Tây, Hồ Chí Minh City"
