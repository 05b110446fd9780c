"""The annex: the columns of tables 3.1 and 3.2, rows rounded one by one."""

from __future__ import annotations

from papers import sentences, source, tables

from spatial.export.documents import annex


def test_land_is_pupils_times_the_norm_less_what_is_there() -> None:
    land = tables(annex.parts(source()))[0]
    assert land.heads[0] == "Cấp học/ bậc học"
    assert land.rows[1] == ("Tiểu học", "1.000", "8", "8.000", "5.000", "3.000")
    # 10 + 8 + 8 + 10 m² a pupil of 1,000 each
    assert land.rows[-1] == ("Tổng cộng", "4.000", "", "36.000", "5.000", "31.000")


def test_rooms_are_by_the_yardstick_and_said_in_the_plans_sentence() -> None:
    parts = annex.parts(source())
    assert tables(parts)[1].rows[1] == ("Tiểu học", "1.000", "10", "30", "20")
    said = next(one for one in sentences(parts) if "300 phòng học/10.000" in one)
    assert "có 10 phòng học (mầm non: 0 phòng học; tiểu học: 10 phòng học;" in said
    assert "số phòng học cần có là 120 phòng, trong đó: mầm non 30 phòng," in said
