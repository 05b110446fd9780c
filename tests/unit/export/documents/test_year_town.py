"""A locality in its yearly report: what there are tables for, and what would bring in the rest."""

from __future__ import annotations

import dataclasses
import math

import pandas as pd
import pytest
from institution_towns import GDNN, with_institutions
from land_towns import fund
from papers import DAY, OPTIONS, sentences, source, tables
from towns import School, town

from spatial import assess
from spatial.assessment import Assessment
from spatial.export.documents import YearSource, year_source, year_town
from spatial.network import Network
from spatial.records import Level


def of(made: Network) -> YearSource:
    return YearSource.of(dataclasses.replace(source(), assessment=assess(made, OPTIONS)))


def test_the_network_is_listed_by_level_with_its_total() -> None:
    """1,000 pupils a level, ten primary rooms; 300 for 10,000 of 750 residents is 22.5."""
    (network,) = tables(tuple(year_town.parts(YearSource.of(source()))))
    assert network.rows[1][:3] == ("Tiểu học", "1.000", "10")
    assert network.rows[-1][1] == "4.000"
    assert network.caption.endswith("2030")


def test_published_totals_stand_with_their_source_and_why_the_table_has_none() -> None:
    """Primary rooms are told for the whole locality alone; those of no other level are known."""
    made = town(schools=(School(x=0.5, y=0.5),))
    untold = dataclasses.replace(
        made,
        locality=dataclasses.replace(made.locality, rooms_known=False),
        school_levels=made.school_levels[:0],
        roomless=made.school_levels[["school_id", "level"]],
        stock=pd.DataFrame(
            {"rooms": [817], "land_m2": [175_615.0], "kind": ["published"], "source": ["KH, II.3"]},
            index=pd.Index(["tieu_hoc"], name="level"),
        ),
    )
    (network,) = year_town.parts(of(untold))
    said = sentences((network,))[-1].replace("\u00a0", " ")
    assert tables((network,))[0].rows[1][2] == "chưa có số"
    assert "(công bố; nguồn: KH, II.3): Tiểu học 817 phòng, 175.615 m² đất; cộng 817 phòng" in said
    assert "chưa chia về trường, xã, phường" in said


def test_published_totals_are_not_told_beside_the_schools_own() -> None:
    made = town(schools=(School(x=0.5, y=0.5, rooms=10),))
    stock = pd.DataFrame(
        {"rooms": [817], "land_m2": [175_615.0], "kind": ["published"], "source": ["KH, II.3"]},
        index=pd.Index(["tieu_hoc"], name="level"),
    )
    told = sentences(tuple(year_town.parts(of(dataclasses.replace(made, stock=stock)))))
    assert not any("817" in said for said in told)


def test_of_a_level_whose_land_alone_is_untold_only_the_land_is_told_beside_the_table() -> None:
    """Its rooms stand in the table: a second figure for them would be one too many."""
    made = town(schools=(School(x=0.5, y=0.5, rooms=10),))
    stock = pd.DataFrame(
        {"rooms": [817], "land_m2": [175_615.0], "kind": ["published"], "source": ["KH, II.3"]},
        index=pd.Index(["tieu_hoc"], name="level"),
    )
    bare = made.school_levels.assign(land_m2=float("nan"))
    told = sentences(
        tuple(year_town.parts(of(dataclasses.replace(made, stock=stock, school_levels=bare))))
    )
    (said,) = (one.replace("\u00a0", " ") for one in told if "KH, II.3" in one)
    assert "Tiểu học 175.615 m² đất; cộng 175.615 m² đất" in said
    assert "817" not in said


def test_a_year_whose_pupils_nobody_knows_is_said() -> None:
    lines = list(year_town.lacking(YearSource.of(source())))
    assert lines[0] == f"Chưa biết số học sinh năm {DAY.year}: phần mạng lưới là của năm 2030."
    assert (
        len(lines) == 8
    )  # and no land, teachers, groups, money, national standard, season, institutions


def test_land_is_a_part_of_its_own_once_there_is_a_register() -> None:
    made = of(fund())
    told = tuple(year_town.parts(made))
    assert [part.title for part in told] == ["Mạng lưới trường, lớp", "Quỹ đất"]
    assert sentences(told[1:])[0].startswith("Quỹ đất: ")
    assert not any("parcels" in line for line in year_town.lacking(made))


def test_posts_are_a_part_of_their_own_once_teachers_are_told() -> None:
    made = town(schools=(School(x=0.5, y=0.5, rooms=10),))
    staffed = made.school_levels.assign(teachers=12.0)
    told = of(dataclasses.replace(made, school_levels=staffed))
    titles = [part.title for part in year_town.parts(told)]
    assert titles == ["Mạng lưới trường, lớp", "Đội ngũ giáo viên"]


def test_enrolment_is_a_part_of_its_own_once_groups_are_told() -> None:
    """90 of the west's 300 children of three to five attend: 30 %; nobody in the east."""
    made = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),))
    groups = pd.DataFrame(
        {"school_id": ["s0"], "age_group": ["y4_5"], "pupils": [90.0], "classes": [3.0]}
    )
    told = of(dataclasses.replace(made, groups=groups))
    parts = tuple(year_town.parts(told))
    assert [part.title for part in parts][-1] == "Huy động trẻ mầm non theo phường"
    (table,) = tables(parts[-1:])
    assert [row[1] for row in table.rows] == ["30", "0"]
    assert not any("groups" in line for line in year_town.lacking(told))


def test_institutions_are_a_part_of_their_own_once_they_are_listed() -> None:
    """120 needed, 200 places: nothing short, on the learners the locality entered."""
    made = with_institutions(GDNN, needs=(("gdnn_gdtx", "", 2030, 120.0, math.nan),))
    parts = tuple(year_town.parts(of(made)))
    assert parts[-1].title == "Cơ sở giáo dục ngoài bốn cấp học"
    (table,) = tables(parts[-1:])
    assert table.rows[0][:6] == ("GDNN–GDTX", "toàn địa bàn", "120", "1", "200", "0")
    assert table.rows[0][6].endswith("; chỗ học: khảo sát")
    assert not any("institutions" in line for line in year_town.lacking(of(made)))


def test_an_institution_with_more_learners_than_places_is_named() -> None:
    """45 learners on 30 places."""
    full = ("d", "TT GDTX D", "gdtx", "w00", 30.0, 45.0, math.nan)
    said = sentences(tuple(year_town.parts(of(with_institutions(full)))))
    assert "TT GDTX D (Phường 0.0): 45 người học, 30 chỗ học, vượt 15." in said
    assert not any(
        "vượt" in one for one in sentences(tuple(year_town.parts(of(with_institutions(GDNN))))[-1:])
    )


def test_the_planner_s_own_share_of_the_stream_stands_with_whose_it_is() -> None:
    """37.5 % of 250 leavers x 3 years are 281.25; 200 places are 81.25 short."""
    made = dataclasses.replace(of(with_institutions(GDNN)), stream_percent=37.5)
    parts = tuple(year_town.parts(made))
    (table,) = tables(parts[-1:])
    assert table.rows[-1][2:6] == ("281", "1", "200", "81")
    (said,) = [one for one in sentences(parts[-1:]) if "37,5 %" in one]
    assert said == (
        "Phân luồng: 37,5 % học sinh xong THCS vào giáo dục nghề nghiệp, do người lập báo cáo "
        "chọn (giả định), không phải tỷ lệ của kế hoạch."
    )


def test_the_plan_s_share_is_told_as_the_plan_s() -> None:
    """Đức Phổ sends 40 % of those who finish lower secondary."""
    made = with_institutions(GDNN)
    here = dataclasses.replace(made, locality=dataclasses.replace(made.locality, key="duc_pho"))
    parts = tuple(year_town.parts(of(here)))
    assert any("40 % học sinh xong THCS" in one and "theo kế hoạch" in one
               for one in sentences(parts))  # fmt: skip


def test_no_table_of_the_report_is_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(found: Assessment, **_: object) -> dict[str, pd.DataFrame]:
        made.append(found.network.locality.key)
        return {}

    monkeypatch.setattr(year_source.staffing, "tables", counted)
    told = of(town())
    assert tuple(year_town.parts(told))
    assert list(year_town.lacking(told))
    assert len(made) == 1
