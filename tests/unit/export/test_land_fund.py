"""The land fund as files: they carry the register, stay text, and read back."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from land_towns import FIELD, OFFICE, SHAPES, assessed, fund, square
from towns import town

from spatial import land_fund
from spatial.export import land_fund as files
from spatial.intake.text import names


def test_a_row_holds_the_codes_of_the_register_and_what_was_measured() -> None:
    parcels = land_fund.register(assessed(fund(planned=(("giao_duc", square(100, 0, 900)),))))
    office = files.rows(parcels)[0]
    assert tuple(office) == files.REGISTER
    assert (office["current_use"], office["wanted_level"]) == ("tru_so_doi_du", "tieu_hoc")
    assert (office["layer"], office["investors"], office["doubts"]) == ("giao_duc 100%", 1, "")


def test_a_level_nobody_proposed_is_no_wish_in_the_file() -> None:
    (one,) = files.rows(land_fund.register(assessed(fund({**OFFICE, "wanted_level": ""}))))
    assert one["wanted_level"] == ""
    assert one["level"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_workbook_is_headed_by_words_intake_knows(lang: str) -> None:
    found = assessed(fund())
    content = files.workbook(found, land_fund.register(found), lang=lang)
    rows = [*openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values]
    known = names.lookup("columns")
    heads = [str(head).removesuffix(" (m2)") for head in rows[0]]
    taken = {known.get(names.fold(head), head) for head in heads}
    measured = {"layer", "schools", "level", "ward_short_m2", "pupils", "classes", "smallest",
                "doubts", "lies_in", "drawn_m2"}  # fmt: skip
    assert set(files.REGISTER) - measured <= taken
    assert rows[1][0] == "k1"
    assert str(rows[1][-1]).startswith("POLYGON")


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    found = assessed(fund({**OFFICE, "name": "=1+1"}, shapes=SHAPES[:1]))
    book = openpyxl.load_workbook(io.BytesIO(files.every(found, lang="vi")["land_fund.xlsx"]))
    cell = book.worksheets[0].cell(row=2, column=2)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert b"'=1+1" in files.every(found, lang="vi")["land_fund.csv"]


def test_the_layer_and_the_drawing_hold_every_parcel() -> None:
    found = assessed(fund())
    written = files.every(found, lang="vi")
    layer = json.loads(written["land_fund.geojson"])
    assert [one["properties"]["parcel_id"] for one in layer["features"]] == ["k1", "k2"]
    assert layer["features"][1]["properties"]["building_m2"] is None
    drawing = written["land_fund.dxf"].decode()
    assert drawing.count("AcDbPolyline") == 2
    assert "600100" in drawing  # the west edge of the first, in metres
    assert written == files.every(found, lang="vi")


def test_without_land_there_is_no_file() -> None:
    assert files.every(assessed(town()), lang="vi") == {}


def test_the_fund_is_counted_without_what_the_review_left_out() -> None:
    """1 ha and 900 m2 are 1.1 ha; the second is out, so only the first one's pupils count."""
    parcels = land_fund.register(assessed(fund()))
    text = files.summary(parcels, lang="vi")
    assert "2 khu, 1,1 ha; tính vào 1 khu, 1,0 ha, đủ đất cho 1.250 học sinh" in text
    assert text.endswith("; 1 khu rà soát không đưa vào; 1 trụ sở dôi dư; 1 khu kêu gọi đầu tư.")


def test_land_that_cannot_be_used_is_told_apart() -> None:
    """1 ha is usable; 900 m2 to be acquired are in the fund and carry nobody yet."""
    parcels = land_fund.register(assessed(fund(OFFICE, {**FIELD, "review": "dua_vao"})))
    text = files.summary(parcels, lang="vi")
    assert "tính vào 1 khu, 1,0 ha, đủ đất cho 1.250 học sinh; 1 khu chưa" in text
    assert "không đưa vào" not in text  # of what there is none nothing is said


def test_a_square_leaves_as_a_point_and_what_nobody_told_is_blank() -> None:
    rows = ({**OFFICE, "square": True, "area_m2": 10_000.0}, {**FIELD, "square": False})
    found = assessed(fund(*rows))
    parcels = land_fund.register(found)
    point, field = json.loads(files.layer(found, parcels, lang="vi"))["features"]
    assert (point["geometry"]["type"], field["geometry"]["type"]) == ("Point", "Polygon")
    told = {name: field["properties"][name] for name in ("area_m2", "investors")}
    assert told == {"area_m2": None, "investors": None}
    assert field["properties"]["drawn_m2"] == pytest.approx(900)
    assert (point["properties"]["area_m2"], point["properties"]["drawn_m2"]) == (10_000, None)
    (heads, first, second) = openpyxl.load_workbook(
        io.BytesIO(files.workbook(found, parcels, lang="en"))
    ).worksheets[0].values  # fmt: skip
    assert str(first[-1]).startswith("POINT")
    blank = dict(zip(heads, second, strict=True))
    assert (blank["area_m2"], blank["private investors"]) == (None, None)


def test_an_outline_longer_than_a_cell_is_left_blank_and_said() -> None:
    """2,000 corners of some 20 letters are more than 32,767."""
    round_ = SHAPES[0].centroid.buffer(50, quad_segs=500)
    found = assessed(fund(OFFICE, shapes=(round_,)))
    content = files.workbook(found, land_fund.register(found), lang="vi")
    _, row = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values
    assert row[-1] is None
    assert "32.767" in str(row[-2])
