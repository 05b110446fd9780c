"""Institutions beside the four levels, as tables and files."""

from __future__ import annotations

import dataclasses
import math

import pytest
from institution_towns import GDNN, HOA_NHAP, joined, with_institutions
from towns import town

from spatial import Options, assess
from spatial.export import institutions, table_files
from spatial.network import Network
from spatial.records import Outlook


def planned(key: str) -> Network:
    known = town()
    return dataclasses.replace(known, locality=dataclasses.replace(known.locality, key=key))


def test_a_plain_town_has_no_table_and_no_share() -> None:
    made = institutions.made(assess(town(), Options(year=2030)), take_off=True)
    assert (made.tables, made.share_percent) == ({}, None)


def test_the_plan_s_share_stands_where_the_planner_chose_none() -> None:
    found = assess(planned("duc_pho"), Options(year=2030))
    assert (institutions.made(found).share_percent, institutions.made(found).by_plan) == (40, True)
    chosen = institutions.made(found, share_percent=10.0)
    assert (chosen.share_percent, chosen.by_plan) == (10, False)
    assert chosen.tables["institution_balance"]["basis"].tolist() == ["chosen"]


def test_upper_secondary_is_told_twice_only_when_asked_and_never_taken_off_twice() -> None:
    """1,000 pupils, more than the 600 residents of the ages: 40 % off leave 600, not 360."""
    found = assess(town(), Options(year=2030))
    assert "stream_upper_secondary" not in institutions.made(found, share_percent=40.0).tables
    made = institutions.made(found, share_percent=40.0, take_off=True)
    table = made.tables["stream_upper_secondary"].set_index("reading")
    assert table["pupils"].tolist() == [1_000, 600]
    told = table.loc["stream_taken_off", ["share_percent", "basis", "kind"]]
    assert told.tolist() == [40, "chosen", "assumed"]
    assert table.loc["as_assessed", ["share_percent", "basis", "kind"]].isna().all()
    assert (
        table.loc["as_assessed", "rooms_short_class"]
        > table.loc["stream_taken_off", "rooms_short_class"]
    )
    outlook = Outlook(vocational_share=0.3)
    own = assess(town(), Options(year=2030, scenario="base", outlook=outlook))
    again = institutions.made(own, share_percent=40.0, take_off=True)
    assert again.already
    assert "stream_upper_secondary" not in again.tables


def test_every_table_is_a_file() -> None:
    made = institutions.made(assess(with_institutions(GDNN), Options(year=2030)))
    assert set(table_files.every(made.tables)) == {
        "institutions.csv",
        "institution_balance.csv",
    }
    assert made.tables["institutions"]["lon"].iloc[0] == pytest.approx(106, abs=1)


def test_the_basis_tells_another_year_and_which_wards_tell_their_need() -> None:
    needs = (("hoa_nhap", "w00", 2015, 100.0, math.nan),)
    found = assess(
        joined(with_institutions(HOA_NHAP, needs=needs)), Options(year=2030, units="merged")
    )
    (row,) = institutions.made(found).tables["institution_balance"].to_dict("records")
    told = "số người học do địa bàn ghi; ước tính; số năm 2015; nhu cầu mới có của 1/2 phường"
    assert institutions.basis(row, lang="vi") == told
    assert institutions.basis(row, lang="en").endswith("figure of 2015; need told by 1 of 2 wards")
