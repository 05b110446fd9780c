"""What schools may tell besides rooms and land: sites, boarders, groups, criteria, in any hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from locality import Locality, write_csv

from spatial import intake
from spatial.intake.report import templates
from spatial.norms import checks
from spatial.tables import schema


def read(folder: Path, town: Locality, **tables: list[dict[str, Any]]) -> Any:  # noqa: ANN401
    town.write(folder)
    for name, rows in tables.items():
        write_csv(folder / f"{name}.csv", rows)
    return intake.inspect(folder)


def told() -> Locality:
    town = Locality()
    town.schools = [
        {
            "Mã trường": row["school_id"],
            "Tên trường": row["name"],
            "Trường chính": parent,
            "Số tầng": storeys,
            "Vùng khó khăn": hard,
            "Vùng định mức": zone,
            "Loại trường": sort,
            "Kinh độ": row["lon"],
            "Vĩ độ": row["lat"],
        }
        for row, parent, storeys, hard, zone, sort in zip(
            town.schools,
            ("", "", "b"),
            (3, 5, 1),
            ("x", "", ""),
            ("", 2, ""),
            ("", "Nội trú", ""),
            strict=True,
        )
    ]
    town.school_levels[1].update({"Học sinh nội trú": 40, "Số GV": 50, "Phòng bộ môn": 6})
    for at in (0, 2):
        town.school_levels[at].update({"Học sinh nội trú": "", "Số GV": "", "Phòng bộ môn": ""})
    return town


GROUPS = [
    {"Mã trường": "a", "Nhóm tuổi": "5-6 tuổi", "Số lớp": 2, "Số trẻ": 70, "Trẻ khuyết tật": 1,
     "Độc lập": ""},
    {"Mã trường": "a", "Nhóm tuổi": "25-36 tháng", "Số lớp": "", "Số trẻ": 20, "Trẻ khuyết tật": "",
     "Độc lập": "có"},
]  # fmt: skip
CRITERIA = [{"Mã trường": "a", "Tiêu chí": "4.1", "Mức đạt": 1}]


def test_headers_and_words_of_an_office_reach_the_network(tmp_path: Path) -> None:
    network, faults = read(tmp_path, told(), **{"nhóm lớp": GROUPS, "tự đánh giá": CRITERIA})
    assert [fault.code for fault in faults if fault.severity == "error"] == []
    schools, levels = network.schools, network.school_levels.set_index("school_id")
    assert list(schools["parent_id"]) == ["", "", "b"]
    assert list(schools["storeys"]) == [3, 5, 1]
    assert list(schools["area_exception"]) == ["kho_khan", "", ""]
    assert list(schools["staff_zone"].fillna(0)) == [0, 2, 0]
    assert list(schools["school_type"]) == ["", "noi_tru", ""]
    assert list(levels.loc["b", ["boarders", "teachers", "subject_rooms"]]) == [40, 50, 6]
    assert list(network.groups["age_group"]) == ["y5_6", "m25_36"]
    assert list(network.groups["independent"].fillna(-1)) == [-1, 1]
    assert list(network.criteria["reached"]) == [1]
    assert checks.whole(network).set_index("school_id").loc["b", "sites"].tolist() == [2, 2]


def test_how_rooms_are_built_is_kept_from_the_columns_an_office_already_has(
    tmp_path: Path,
) -> None:
    town = Locality()
    for row in town.school_levels:
        row.update({"Phòng kiên cố": 6, "Phòng bán kiên cố": 3, "Phòng tạm": 1, "Nhờ, mượn": 0,
                    "Phòng cần sửa chữa": 2, "Năm xây dựng phòng học": 1998})  # fmt: skip
    network, faults = read(tmp_path, town)
    assert [fault.code for fault in faults if fault.severity == "error"] == []
    kept = ["rooms_solid", "rooms_semi_solid", "rooms_makeshift", "rooms_borrowed",
            "rooms_to_repair", "rooms_built_year"]  # fmt: skip
    assert network.school_levels[kept].iloc[0].tolist() == [6, 3, 1, 0, 2, 1998]


@pytest.mark.parametrize("pack", [templates.archive, templates.workbook])
def test_a_filled_template_holds_all_of_it_and_loads_back(tmp_path: Path, pack: Any) -> None:  # noqa: ANN401
    town = told()
    for at, ward in enumerate(town.wards):
        ward["population_2025"] = 9_000 + at
    network, _ = read(tmp_path / "in", town, groups=GROUPS, criteria=CRITERIA)
    ending = "zip" if pack is templates.archive else "xlsx"
    file = tmp_path / f"mau.{ending}"
    file.write_bytes(pack(lang="vi", town=network))
    back = intake.read_network(file)
    for name in ("groups", "criteria", "school_levels", "residents"):
        pd.testing.assert_frame_equal(
            getattr(back, name), getattr(network, name), check_dtype=False
        )
    columns = ["name", "parent_id", "storeys", "school_type", "area_exception", "staff_zone"]
    pd.testing.assert_frame_equal(
        pd.DataFrame(back.schools[columns]), pd.DataFrame(network.schools[columns])
    )
    assert list(back.totals(None)[2025]) == [9_000, 9_001]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"schools": {"parent_id": "nowhere"}}, ["unknown_reference"]),
        ({"schools": {"parent_id": "a"}}, ["parent_is_site"]),  # itself
        ({"schools": {"area_exception": "núi cao"}}, ["unknown_choice"]),
        ({"schools": {"storeys": 0}}, ["too_small"]),
        ({"schools": {"staff_zone": 0}}, ["too_small"]),
        ({"schools": {"staff_zone": 4}}, ["too_large"]),
        ({"school_levels": {"boarders": -1}}, ["too_small"]),
        ({"school_levels": {"national_standard": "mức 3"}}, ["unknown_choice"]),
        ({"groups": {"age_group": "7 tuổi"}}, ["unknown_choice"]),
        ({"groups": {"independent": "có lẽ"}}, ["not_mark"]),
        ({"groups": {"school_id": "nowhere"}}, ["unknown_reference"]),
        ({"criteria": {"reached": 3}}, ["too_large"]),
    ],
)
def test_what_cannot_be_is_said_with_its_row(
    tmp_path: Path, change: dict[str, dict[str, Any]], codes: list[str]
) -> None:
    town = Locality()
    more: dict[str, list[dict[str, Any]]] = {}
    for table, cells in change.items():
        if table == "groups":
            more[table] = [{"school_id": "a", "age_group": "y3_4", "pupils": 20, **cells}]
        elif table == "criteria":
            more[table] = [{"school_id": "a", "criterion": "1.1", "reached": 1, **cells}]
        else:
            rows = getattr(town, table)
            for row in rows:
                row.update(dict.fromkeys(cells, ""))
            rows[0].update(cells)
    _, faults = read(tmp_path, town, **more)
    errors = [fault for fault in faults if fault.severity == "error"]
    assert [fault.code for fault in errors] == codes
    assert errors[0].row == 2  # under the header


def test_the_tables_a_planner_may_add_are_in_the_dictionary_word_for_word(root: Path) -> None:
    text = (root / "data" / "README.md").read_text(encoding="utf-8")
    section = text.split("## Cột và bảng khác", 1)[1].split("\n## ", 1)[0]
    rows = [
        [cell.strip().replace("\\|", "|") for cell in line.strip("| \n").split(" | ")]
        for line in section.splitlines()
        if line.startswith("| `")
    ]
    said = {row[0].strip("`"): row[1:] for row in rows}
    shipped = set()
    for name in ("schools/schools.geojson", "schools/school_levels.csv", "wards/parcels.geojson"):
        table = Path(name).stem
        head = text.split(f"### {name}\n", 1)[1].split("\n### ", 1)[0]
        shipped |= {
            f"{table}.{column}" for column in schema()[table].columns if f"| `{column}` |" in head
        }
    asked = {
        f"{table}.{column.name}": [
            column.meaning["vi"], column.meaning["en"], column.unit or "–"
        ]
        for table in ("schools", "school_levels", "groups", "criteria", "progress",
                      "development_candidates", "parcels", "planned_uses", "subject_teachers")
        for column in schema()[table].columns.values()
        if f"{table}.{column.name}" not in shipped
    }  # fmt: skip
    assert said == asked
