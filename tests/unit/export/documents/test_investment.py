"""The medium-term list: each project in the columns public investment is planned in."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from locality import Locality, write_csv
from papers import proposed, sentences, source, standing, tables

from spatial import assess, read_network, recommend
from spatial.errors import UserError
from spatial.export.documents import investment
from spatial.norms import BILLION
from spatial.records import Level
from spatial.siting.model import Site


def test_a_site_from_the_map_has_its_cost_and_no_year_nobody_told() -> None:
    listed = tables(investment.parts(proposed()))[0]
    assert listed.rows[0][:9] == (
        *("1", "Xây mới: a, Tiểu học", "…", "chưa xác định", "Phường 1.0", "30", "…", "162,60"),
        "…",
    )
    assert len(listed.heads) == 8 + 5  # no year, five sources of capital
    assert listed.rows[-1][5] == "30"


def test_the_capital_of_a_recommended_project_stands_in_the_year_of_its_start() -> None:
    town = standing().network
    site = Site(site_id="p", name="Khu p", x_m=601_500.0, y_m=1_200_500.0, land_m2=8_000.0)
    request = recommend.Request(
        levels=(Level.TIEU_HOC,),
        years=(2028, 2030),
        yearly_vnd=dict.fromkeys(range(2028, 2031), 500 * BILLION),
        sites=(site,),
        extend=False,
    )
    found = recommend.recommend(town, request, standing().options)
    listed = tables(investment.parts(source(recommendation=found)))[0]
    years = listed.heads[8:11]
    assert years == ("Vốn 2028", "Vốn 2029", "Vốn 2030")
    row = listed.rows[0]
    assert row[6] == "2028-2030"  # two years from start to opening
    assert (row[8], row[9], row[10]) == (row[7], "", "")
    assert listed.rows[-1][8] == row[7]


def test_without_site_or_recommendation_there_is_no_list() -> None:
    with pytest.raises(UserError, match="Danh mục đầu tư công trung hạn"):
        investment.parts(source())


def test_the_locality_s_own_projects_stand_with_their_years_and_sources(tmp_path: Path) -> None:
    """6 in 2026 and 4 in 2027 from the province, 2 in 2027 from the commune; one untold."""
    folder = Locality().write(tmp_path / "town")
    place = {"lon": 106.61, "lat": 10.81, "level": "tieu_hoc", "rooms": 12, "finish_year": 2028}
    write_csv(folder / "projects.csv", [
        {**place, "project_id": "d1", "name": "Mở rộng A", "start_year": 2026,
         "cost_billion_vnd": 12},
        {**place, "project_id": "d2", "name": "Mở rộng B", "start_year": "",
         "cost_billion_vnd": ""},
    ])  # fmt: skip
    row = {"project_id": "d1"}
    write_csv(folder / "capital.csv", [
        {**row, "year": 2026, "fund": "province", "billion_vnd": 6},
        {**row, "year": 2027, "fund": "province", "billion_vnd": 4},
        {**row, "year": 2027, "fund": "commune", "billion_vnd": 2},
    ])  # fmt: skip
    told = source(assessment=assess(read_network(folder)))
    (listed,) = tables(investment.parts(told))
    first, second, total = listed.rows
    assert listed.heads[8:10] == ("Vốn 2026", "Vốn 2027")
    assert first[4:] == ("Phường Tây", "12", "2026-2028", "12,00", "6,00", "6,00",
                         "", "10,00", "2,00", "", "")  # fmt: skip
    assert second[5:] == ("12", "…-2028", *("…",) * 8)
    assert total[5:] == ("24", "", "12,00", "6,00", "6,00", "", "10,00", "2,00", "", "")
    without = "chưa gồm 1 dự án chưa có tổng mức"
    assert any(without in one for one in sentences(investment.parts(told)))
    assert not any("chưa có tổng mức" in one for one in sentences(investment.parts(proposed())))
    (other,) = tables(investment.parts(dataclasses.replace(told, ward_id="00001")))
    assert len(other.rows) == 3
    with pytest.raises(UserError):
        investment.parts(dataclasses.replace(told, ward_id="00002"))


def test_one_mistyped_year_of_capital_adds_one_column_and_not_a_century(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path / "town")
    write_csv(folder / "projects.csv", [
        {"lon": 106.61, "lat": 10.81, "level": "tieu_hoc", "rooms": 12, "finish_year": 2028,
         "project_id": "d1", "name": "Mở rộng A", "start_year": 2026, "cost_billion_vnd": 12},
    ])  # fmt: skip
    row = {"project_id": "d1", "fund": "province", "billion_vnd": 4}
    years = (1999, 2026, 2027)
    write_csv(folder / "capital.csv", [{**row, "year": year} for year in years])
    told = source(assessment=assess(read_network(folder)))
    (listed,) = tables(investment.parts(told))
    assert listed.heads[8:-5] == ("Vốn 1999", "Vốn 2026", "Vốn 2027")
