"""The folder of a plan: the communes it is today, its own figures, and what it leaves open."""

from __future__ import annotations

import pytest

from spatial import communes, plan_folder
from spatial.communes import pack as pack_of_communes
from spatial.plan_folder import PlanTable
from spatial.targets.pack import localities, pack
from spatial.targets.progress import counted, courses


def table(name: str, of: str, year: int) -> PlanTable:
    return next(one for one in plan_folder.tables(pack(of), year=year) if one.name == name)


def rows(name: str, of: str, year: int) -> list[dict[str, object]]:
    made = table(name, of, year)
    return [dict(zip(made.heads, row, strict=True)) for row in made.rows]


def test_a_figure_the_plan_tells_stands_with_its_year_and_section() -> None:
    """Quận 11 prints 19 % of the nursery ages for 2019-2020, the school year named by its end."""
    nursery, waiting = [one for one in rows("progress", "quan11", 2021)
                        if one["indicator"] == "enrolment_nursery"]  # fmt: skip
    assert (waiting["year"], waiting["value"]) == (2021, None)
    assert (nursery["year"], nursery["value"], nursery["kind"]) == (2020, 19.0, "published")
    assert nursery["source"] == "Kế hoạch, mục Bảng"


def test_a_target_without_a_result_waits_in_its_own_row() -> None:
    """Two of Quận 11's targets with a number have no base: they wait for 2021, unfilled."""
    waiting = [one for one in rows("progress", "quan11", 2021)
               if one["year"] == 2021 and one["indicator"] in
               {"teachers_trained_programme_share", "undernourishment_share"}]  # fmt: skip
    assert len(waiting) == 2
    assert {(one["value"], one["kind"], one["source"]) for one in waiting} == {(None, "", "")}
    assert {one["office"] for one in waiting} == {"Phòng Giáo dục và Đào tạo"}


def test_of_several_figures_of_one_year_the_latest_stands() -> None:
    """The press tells 297 rooms for 10,000 in June 2025 and 277 in October."""
    told = [one for one in rows("progress", "hcmc", 2025)
            if (one["indicator"], one["year"]) == ("rooms_per_10000", 2025)]  # fmt: skip
    assert [one["value"] for one in told] == [277.0]


def test_a_target_whose_year_is_over_waits_for_its_own_year() -> None:
    asked = rows("progress", "quan11", 2025)
    assert {one["year"] for one in asked if one["value"] is None} == {2021}


def test_results_after_the_year_are_left_out() -> None:
    """The press tells of the city's rooms in 2022, 2023 and 2025."""
    told = [one for one in rows("progress", "hcmc", 2024)
            if one["indicator"] == "rooms_per_10000"]  # fmt: skip
    assert [(one["year"], one["value"]) for one in told] == [
        (2022, 294.0), (2023, 294.0), (2024, None),
    ]  # fmt: skip


def test_rooms_land_and_pupils_are_the_printed_totals() -> None:
    """3.111 phòng học, 635.698 m² and 158.216 pupils are printed as the totals of Quận 12."""
    stock, pupils = rows("stock", "quan12", 2025), rows("pupils", "quan12", 2025)
    assert [one["rooms"] for one in stock] == [1272, 817, 598, 424]
    assert sum(one["rooms"] for one in stock) == 3111  # type: ignore[misc]
    assert sum(one["land_m2"] for one in stock) == 635_698  # type: ignore[misc]
    assert sum(one["pupils"] for one in pupils) == 158_216  # type: ignore[misc]
    assert {one["year"] for one in pupils} == {2030}


def test_pupils_the_plan_forecasts_are_estimated_and_named_so_beside_rooms_it_counted() -> None:
    stock, pupils = rows("stock", "quan12", 2025), rows("pupils", "quan12", 2025)
    assert {one["kind"] for one in stock} == {"published"}
    assert {(one["kind"], one["source"]) for one in pupils} == {
        ("estimated", "Kế hoạch, mục II.3.1: dự báo")
    }


@pytest.mark.parametrize("name", localities())
def test_every_figure_is_one_the_plan_prints(name: str) -> None:
    printed = {one.value for one in pack(name).targets}
    for made in plan_folder.tables(pack(name), year=2026):
        for row in made.rows:
            told = dict(zip(made.heads, row, strict=True))
            figures = {told[head] for head in ("value", "rooms", "land_m2", "pupils")
                       if told.get(head) is not None}  # fmt: skip
            assert figures <= printed
            assert bool(figures) == bool(told["kind"]) == bool(told["source"])
            assert told["kind"] in {"", "estimated" if made.name == "pupils" else "published"}


@pytest.mark.parametrize(
    ("name", "today", "before"),
    # the wards the plans count are 11 (Quận 12) and 15 (Đức Phổ); 273 were the city's before 2025
    [("quan12", 5, 11), ("duc_pho", 5, 15), ("quan11", 4, 10), ("binh_thanh", 5, 15)],
)
def test_a_locality_is_all_that_its_old_wards_became_and_nothing_else(
    name: str, today: int, before: int
) -> None:
    codes = set(pack(name).communes)
    walk = pack_of_communes.predecessors()
    inside = walk[walk["code"].isin(codes)]
    assert len(codes) == today
    assert len(inside["old_name"].unique()) == before
    around = walk[walk["old_id"].isin(inside["old_id"])]
    assert set(around["code"]) <= codes


def test_the_city_of_its_plan_is_without_the_provinces_that_joined_in_2025() -> None:
    """Of 168 communes 66 were Bình Dương's and Bà Rịa – Vũng Tàu's."""
    named = communes.names("79")
    codes = pack("hcmc").communes
    assert len(codes) == len(set(codes)) == 168 - 66
    assert {"Phường Thủ Dầu Một", "Phường Vũng Tàu", "Đặc khu Côn Đảo"}.isdisjoint(
        named[code] for code in codes
    )


def test_the_paper_names_the_communes_what_is_open_and_what_the_plan_never_tells() -> None:
    said = plan_folder.files("duc_pho", year=2025)[plan_folder.PAPER].decode()
    assert "Phường Sa Huỳnh" in said
    assert "số phòng học kiên cố là 309 phòng" in said
    assert "- `parcels`:" in said
    assert "- `progress`:" not in said


def test_tables_the_plan_fills_are_no_sheets_to_fill_in_again() -> None:
    made = plan_folder.tables(pack("quan12"), year=2025)
    assert {"pupils", "stock", "progress"} == {one.name for one in made}
    assert "pupils" not in plan_folder.open_tables(made)
    assert "pupils" in plan_folder.open_tables(plan_folder.tables(pack("duc_pho"), year=2025))


@pytest.mark.parametrize("name", localities())
def test_the_paper_lists_the_very_targets_progress_counts_without_a_result(name: str) -> None:
    said = plan_folder.files(name, year=2026)[plan_folder.PAPER].decode()
    counted_ = counted(courses(pack(name), year=2026))["untold"]
    assert plan_folder.without_result(pack(name), year=2026) == counted_
    _, _, after = said.partition(f"## {counted_} chỉ tiêu chưa có kết quả đến năm 2026")
    listed = after.partition("\n## ")[0].strip().splitlines()
    assert len([line for line in listed if line.startswith("- ")]) == counted_


def test_a_target_whose_year_is_over_is_listed_with_the_latest_figure_told() -> None:
    """Of 30 targets of Quận 11 without a result of 2021 two have no figure at all."""
    said = plan_folder.files("quan11", year=2026)[plan_folder.PAPER].decode()
    assert "## 30 chỉ tiêu chưa có kết quả đến năm 2026" in said
    assert said.count("Số gần nhất:") == 28
    assert "Số gần nhất: 83,09 (2020)." in said
