"""What the page of the country says: two sums apart, and a table with everything in it."""

from __future__ import annotations

import batch_layers
import pytest

from spatial import nation
from spatial.records import Level
from spatial.ui.screens.nation import roll_ups, sections
from spatial.ui.session.method import Method


def seen(province: str = "", *, found: bool = True, lang: str = "vi") -> roll_ups.NationFigures:
    result = nation.result(batch_layers.frame(), name="deficits.parquet") if found else None
    level, way = Level.TIEU_HOC, Method.CLASS
    return roll_ups.of(result, province=province, level=level, way=way, lang=lang)


def test_shortage_and_surplus_are_told_apart_with_what_is_not_known() -> None:
    short, missing = sections.totals(seen())
    assert "thiếu ≈ 24 phòng ở 2 xã" in short
    assert "dư ≈ 7 phòng ở 1 xã" in short
    assert "3.317 nơi chưa có kết quả, 1 nơi có kết quả nhưng chưa có số phòng" in missing


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_a_result_no_sum_is_told(lang: str) -> None:
    (missing,) = sections.totals(seen(found=False, lang=lang))
    assert "3.321" in missing.replace(",", ".")


def test_the_table_has_every_area_with_the_most_short_first() -> None:
    country = sections.table(seen(), seen().provinces)
    assert country.count("data-row=") == 34
    assert country.index("Thành phố Hồ Chí Minh") < country.index("Tỉnh Cà Mau")
    city = seen("79")
    drawn = sections.table(city, city.here)
    assert drawn.count("data-row=") == 168
    assert drawn.index("Trung Mỹ Tây") < drawn.index("Đông Hưng Thuận")


def test_without_results_how_many_communes_are_short_is_unknown_and_not_none() -> None:
    nobody = seen(found=False)
    row = nobody.provinces.iloc[0]
    known, short = sections._cells(nobody, row, ("known", "short_communes"))[1:]
    assert ">0/" in known
    assert short == "–"
