"""The tables an office opens in Excel: whole, readable, inert."""

import csv
import dataclasses
import io

from towns import town

from spatial import Assessment, Options, assess, export
from spatial.export import table


def _found(**options: object) -> Assessment:
    return assess(town(), Options(**options))  # type: ignore[arg-type]


def test_the_table_opens_in_excel_with_its_letters_and_whole_numbers() -> None:
    content = export.bundle(_found())["deficit.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 8
    assert rows[0]["ward"] == "Phường 0.0"
    assert rows[0]["rooms_need_per_10k"] == "15"
    assert rows[0]["rooms_need_class"] == "17"  # 500 / 30 = 16.7, rounded up


def test_a_ward_named_like_a_formula_is_inert_in_the_table() -> None:
    place = town()
    wards = place.ward_sets["wards"].assign(ward=['=HYPERLINK("http://x")', "+1"])
    hostile = dataclasses.replace(place, ward_sets={**place.ward_sets, "wards": wards})
    rows = csv.DictReader(
        io.StringIO(export.bundle(assess(hostile))["deficit.csv"].decode("utf-8-sig"))
    )
    assert {row["ward"][0] for row in rows} == {"'"}


def test_the_head_names_every_column_in_its_order() -> None:
    head = export.bundle(_found())["deficit.csv"].decode("utf-8-sig").splitlines()[0]
    assert head.split(",") == list(table.COLUMNS)


def test_only_the_share_keeps_a_decimal_point() -> None:
    rows = csv.DictReader(io.StringIO(export.bundle(_found())["deficit.csv"].decode("utf-8-sig")))
    for row in rows:
        assert len(row["covered_share"].partition(".")[2]) == 4
        assert all("." not in row[name] for name in ("pupils", "seats_short", "land_need_m2"))


def test_rows_of_a_page_run_nothing_and_leave_what_is_missing_empty() -> None:
    made = table.rows([{"tên": "@SUM(A1)", "số": 3, "trống": None}]).decode("utf-8-sig")
    assert made == "tên,số,trống\r\n'@SUM(A1),3,\r\n"
    assert table.rows([]).decode("utf-8-sig") == "\r\n"
