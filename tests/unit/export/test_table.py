"""The tables an office opens in Excel: whole, readable, inert."""

import csv
import dataclasses
import io

from towns import town

from spatial import Assessment, Options, assess, export


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
