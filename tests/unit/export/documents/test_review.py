"""The review of a network: tables and sentences of the same figures as the screen."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import told_towns
import workbooks
from papers import OPTIONS, proposed, sentences, source, standing, tables
from towns import School, town

from spatial import assess, explain, read_network
from spatial.export.documents import DocumentSource, review
from spatial.network import Network
from spatial.records import Level


def test_the_stock_of_a_ward_stands_by_level_and_adds_up() -> None:
    stock = tables(review.parts(source(ward_id="w00")))[0]
    assert stock.rows[1] == ("Tiểu học", "1", "500", "10", "350", "5.000")  # 10 rooms of 35
    assert stock.rows[-1] == ("Tổng cộng", "1", "2.000", "10", "350", "5.000")


def test_needs_and_shortages_are_those_of_the_assessment() -> None:
    short = tables(review.parts(source()))[2]
    # 30 rooms by 300 per 10,000, 29 by 35 a class, 8 m² a pupil; there are 10 rooms and 5,000 m²
    assert short.rows[1][1:7] == ("30", "20", "29", "19", "8.000", "3.000")


def test_a_ward_is_explained_in_the_words_of_the_screen_with_clauses_as_notes() -> None:
    said = sentences(review.parts(source(ward_id="w00")))
    screen = explain.sentences(standing(), "w00", Level.TIEU_HOC, lang="vi")
    first = screen[1].partition(" [")[0].removesuffix(".")
    assert any(first in line for line in said)
    assert not any("[" in line for line in said)


def test_the_schools_of_a_ward_are_listed_and_of_a_locality_its_wards() -> None:
    assert tables(review.parts(source(ward_id="w00")))[1].rows[0][1] == "Trường 0"
    assert [row[0] for row in tables(review.parts(source()))[1].rows] == [
        "Phường 0.0",
        "Phường 1.0",
    ]


def test_a_ward_without_schools_says_so() -> None:
    body = review.parts(source(ward_id="w10"))
    assert "Chưa có trường nào trong danh sách của địa bàn." in sentences(body)
    assert [one.caption[:7] for one in tables(body)] == ["Bảng 1.", "Bảng 2."]


def test_a_school_whose_rooms_nobody_told_is_listed_as_it_is_counted() -> None:
    known = town(schools=(School(x=0.5, y=0.5), School(x=1.5, y=0.5)))
    gap = known.school_levels["school_id"] == "s1"
    bare = dataclasses.replace(
        known,
        school_levels=known.school_levels[~gap],
        roomless=known.school_levels.loc[gap, ["school_id", "level"]],
    )
    told = source(assessment=assess(bare, OPTIONS), ward_id="w10")
    stock, listed, _ = tables(review.parts(told))
    assert stock.rows[1][1] == "1"
    unknown = told.number(None)
    assert listed.rows == (("1", "Trường 1", "Tiểu học", "Công lập", unknown, unknown, unknown),)
    sheet = workbooks.sheet(told, "schools")
    assert [row["Tên trường"] for row in workbooks.rows(sheet)] == ["Trường 1"]


def test_sites_proposed_have_a_part_of_their_own() -> None:
    titles = [part.title for part in review.parts(proposed())]
    assert "Các vị trí đề xuất" in titles
    assert "Các vị trí đề xuất" not in [part.title for part in review.parts(source())]


def test_a_ward_is_told_its_land_and_its_teachers_where_tables_tell(tmp_path: Path) -> None:
    """One parcel in the west; 18 classes and 20 teachers at its school."""
    place = told_towns.written(tmp_path / "thi-tran")
    found = assess(read_network(place))
    west = tables(review.parts(source(assessment=found, ward_id="00001")))
    land, posts = west[3:5]
    assert [row[1] for row in land.rows] == ["Trụ sở cũ"]
    assert [row[0] for row in posts.rows] == ["Tiểu học"]
    assert posts.rows[0][3] == "20"
    assert "Phường, xã" not in (*land.heads, *posts.heads)  # the report is one ward's
    assert [one.caption[:6] for one in west] == [f"Bảng {at}" for at in range(1, 6)]
    east = tables(review.parts(source(assessment=found, ward_id="00002")))
    assert not any("Trụ sở cũ" in str(one.rows) for one in east)
    assert [row[0] for row in east[3].rows] == ["THCS", "THPT"]


def test_a_ward_nobody_told_land_or_teachers_of_has_no_such_part() -> None:
    titles = [part.title for part in review.parts(source(ward_id="w00"))]
    assert "Quỹ đất và đội ngũ giáo viên" not in titles


def _assumed(town_: Network) -> DocumentSource:
    """Return a source of a town whose pupils nobody counted: children times participation."""
    bare = dataclasses.replace(town_, pupils=town_.pupils[:0])
    year = int(bare.residents["year"].max())
    return source(assessment=assess(bare, dataclasses.replace(OPTIONS, year=year)))


def test_pupils_nobody_counted_are_about_so_many_with_kind_and_reason() -> None:
    first = sentences(review.parts(_assumed(town(schools=(School(x=0.5, y=0.5),)))))[0]
    assert "có khoảng " in first
    assert "học sinh mầm non và phổ thông (giả định: trẻ trong độ tuổi × tỷ lệ đi học" in first
    known = sentences(review.parts(source()))[0]
    assert "có 4.000 học sinh mầm non và phổ thông, 10 phòng học" in known


def test_pupils_schools_entered_stand_apart_from_those_assumed() -> None:
    """One school of two told its 320 pupils."""
    made = town(schools=(School(x=0.5, y=0.5), School(x=0.6, y=0.5)))
    told = made.school_levels.assign(pupils=[320.0, math.nan])
    entered = dataclasses.replace(made, school_levels=told)
    second = sentences(review.parts(_assumed(entered)))[1]
    assert second.startswith("Các trường đã khai 320 học sinh đang học (1 trường): là số theo nơi")
    of_known = dataclasses.replace(standing(), network=entered)
    assert not any("đã khai" in one for one in sentences(review.parts(source(assessment=of_known))))
