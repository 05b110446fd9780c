"""The medium-term list: each project in the columns public investment is planned in."""

from __future__ import annotations

import pytest
from papers import proposed, source, standing, tables

from spatial import recommend
from spatial.errors import UserError
from spatial.export.documents import investment
from spatial.norms import BILLION
from spatial.records import Level
from spatial.siting.model import Site


def test_a_site_from_the_map_has_its_cost_and_no_year_nobody_told() -> None:
    listed = tables(investment.parts(proposed()))[0]
    assert listed.rows[0][:9] == (
        *("1", "Xây mới: a, Tiểu học", "…", "chờ duyệt", "Phường 1.0", "30", "…", "162,60"),
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
