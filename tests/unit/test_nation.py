"""The country by province and commune: sums that net nothing, and what is not known."""

from __future__ import annotations

import batch_layers
import pytest

from spatial import nation
from spatial.communes import UNITS, pack
from spatial.nation import NationResult
from spatial.records import Level

CLASS = {"need": "rooms_need_class", "have": "rooms_have", "short": "rooms_short_class"}


def result(*rows: dict[str, object]) -> NationResult:
    return nation.result(batch_layers.frame(*rows), name="deficits.parquet")


def test_a_shortage_is_never_hidden_behind_a_surplus_elsewhere() -> None:
    communes = nation.by_commune(result(), level=Level.TIEU_HOC, **CLASS)
    city = nation.by_province(communes).loc["79"]
    # 10 of 30 rooms in one commune, 25 of 18 in the other: short 20 and 7 to spare, not short 13
    assert (city["short"], city["surplus"]) == (20, 7)
    assert (city["need"], city["have"]) == (48, 35)
    assert (city["communes"], city["known"], city["short_communes"]) == (168, 2, 1)


def test_a_commune_without_rooms_or_without_a_row_is_in_no_sum() -> None:
    communes = nation.by_commune(result(), level=Level.TIEU_HOC, **CLASS)
    assert communes["found"].sum() == 4
    assert communes["short"].notna().sum() == 3
    province = nation.by_province(communes).loc["96"]
    assert (province["short"], province["need"], province["known"]) == (4, 12, 1)


@pytest.mark.parametrize("level", [Level.TIEU_HOC, Level.THPT])
def test_without_a_result_the_communes_and_their_people_stand_there_alone(level: Level) -> None:
    found = result() if level is Level.THPT else None  # a level the file has not
    communes = nation.by_commune(found, level=level, **CLASS)
    assert len(communes) == 3321
    assert not communes["found"].any()
    provinces = nation.by_province(communes)
    assert provinces["short"].isna().all()
    assert provinces["communes"].sum() == 3321
    assert provinces["people"].sum() == pack.communes()["people"].sum()


def test_wards_that_are_no_communes_of_today_are_named_and_left_out() -> None:
    found = result(*batch_layers.FOUR, {**batch_layers.FOUR[0], "ward_id": "Q12-01"})
    assert found.outside == (("y", "Q12-01"),)
    assert len(found.rows) == 4
    assert (found.years, found.profiles) == ((2026,), ("tt23-urban@2026-11-29",))


def test_an_old_ward_is_not_taken_for_the_commune_that_has_its_code_today() -> None:
    old = {**batch_layers.FOUR[0], "ward_id": "26767", "units": "wards_2024"}
    today = {**batch_layers.FOUR[1], "units": UNITS}
    found = result(old, today)
    assert found.outside == (("y", "26767"),)
    assert found.rows.index.get_level_values("ward_id").tolist() == ["26791"]


def test_spare_land_is_the_files_own_for_floor_may_stand_for_land() -> None:
    # 900 m² of land and 400 m² floor stands for, of 1,000 m² needed: 300 m² to spare
    land = {"land_have_m2": 900, "land_need_m2": 1000, "land_short_m2": 0, "land_surplus_m2": 300}
    columns = {"need": "land_need_m2", "have": "land_have_m2", "short": "land_short_m2"}
    found = result({**batch_layers.FOUR[0], **land})
    communes = nation.by_commune(found, level=Level.TIEU_HOC, **columns, surplus="land_surplus_m2")
    assert communes.loc["26785", "surplus"] == 300


def test_two_places_with_a_ward_of_one_number_are_two_wards() -> None:
    one, other = ({**batch_layers.FOUR[0], "ward_id": "1", "locality": at} for at in ("A", "B"))
    assert result(one, other).outside == (("A", "1"), ("B", "1"))


def test_a_commune_two_places_tell_alike_counts_once_and_is_named() -> None:
    row = batch_layers.FOUR[0]
    sure = {**row, "locality": "A", "kind": "published"}
    found = result(sure, {**row, "locality": "B"})
    assert found.twice == {"26785": ("A", "B")}
    communes = nation.by_commune(found, level=Level.TIEU_HOC, **CLASS)
    assert nation.by_province(communes).loc["79", ["short", "known"]].tolist() == [20, 1]
    assert communes.loc["26785", "kind"] == "estimated"  # no surer than who is least sure


def test_a_commune_two_places_tell_differently_is_in_no_sum() -> None:
    row = {**batch_layers.FOUR[0], "locality": "A"}
    other = {**row, "locality": "B", "rooms_have": 12, "rooms_short": 18}
    found = result(row, other, batch_layers.FOUR[1])
    communes = nation.by_commune(found, level=Level.TIEU_HOC, **CLASS)
    assert communes.loc["26785", ["found", "disputed"]].tolist() == [True, True]
    assert communes.loc["26785", list(nation.FIGURES)].isna().all()
    assert nation.by_province(communes).loc["79", ["short", "surplus", "known"]].tolist() == [
        0,
        7,
        1,
    ]


def test_a_sum_is_as_sure_as_the_least_sure_commune_in_it() -> None:
    kinds = (
        "published",
        "surveyed",
        "published",
        "estimated",
    )  # the last one's rooms are not known
    rows = [{**row, "kind": kind} for row, kind in zip(batch_layers.FOUR, kinds, strict=True)]
    communes = nation.by_commune(result(*rows), level=Level.TIEU_HOC, **CLASS)
    provinces = nation.by_province(communes)
    assert provinces.loc[["79", "96", "01"], "kind"].tolist() == ["surveyed", "published", ""]
