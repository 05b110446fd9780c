"""Residents as the statistics office writes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from locality import Locality

from spatial import intake
from spatial.intake.checking import population_forms
from spatial.intake.reading.find import Source

Lines = list[list[object]]
WARDS = ("00001", "00002")
BANDS = ("0-4 tuổi", "5-9 tuổi", "10 - 14 tuổi", "15-19", "20+")


def long_bands() -> Lines:
    head: list[object] = ["Mã phường", "Năm", "Nhóm tuổi", "Tổng số"]
    rows: Lines = [[float(ward), 2025, band, 500] for ward in WARDS for band in BANDS]
    sums: Lines = [[ward, 2025, "Tổng số", 2_500] for ward in WARDS]
    return [head, *rows, *sums]


def wide_bands() -> Lines:
    return [["Mã phường", "Năm", *BANDS], *([f"{ward}.0", 2025, *[500] * 5] for ward in WARDS)]


def sexes() -> Lines:
    head: list[object] = ["Mã phường", "Năm", "Độ tuổi", "Nam", "Nữ"]
    return [head, *([ward, "2025-2026", band, "260", 240] for ward in WARDS for band in BANDS)]


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        (long_bands, {"age_bands_read", "rows_no_data"}),
        (wide_bands, {"age_bands_read"}),
        (sexes, {"age_bands_read", "sexes_summed", "school_year_read"}),
    ],
    ids=["long", "wide", "men and women"],
)
def test_a_form_of_bands_gives_every_person_a_single_age(
    form: Callable[[], Lines], codes: set[str], tmp_path: Path
) -> None:
    folder = Locality(without={"residents"}).write(tmp_path)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in form():
        sheet.append(line)
    book.save(folder / "Dân số.xlsx")
    reading = intake.examine(folder)
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    people = reading.network.residents
    by_band = people.groupby(["ward_id", people["age"].clip(upper=20) // 5])["people"].sum()
    assert by_band.tolist() == pytest.approx([500] * 10)
    assert set(people["year"]) == {2025}
    assert set(people["kind"]) == {"estimated"}
    assert codes <= {fault.code for fault in reading.faults}


def test_the_sum_of_all_ages_is_not_added_to_the_bands() -> None:
    source = Source(table="residents", path=Path("ds.csv"), name="ds.csv")
    raw = pd.DataFrame({"age": ["Chung", "0-4", "80 tuổi trở lên"], "people": [30, 10, 20]})
    out, faults = population_forms.plain(raw, source)
    assert out["age"].tolist() == [0, 80]
    assert out["age_to"].tolist() == [4, ""]
    assert [fault.code for fault in faults] == ["age_bands_read", "all_ages_left"]


def test_single_ages_stay_as_they_are() -> None:
    source = Source(table="residents", path=Path("ds.csv"), name="ds.csv")
    raw = pd.DataFrame({"age": [0, 1, 2], "year": [2019] * 3, "people": [3, 4, 5]})
    out, faults = population_forms.plain(raw, source)
    assert out.equals(raw)
    assert faults == []


@pytest.mark.parametrize(
    ("title", "file", "year"),
    [
        ("DÂN SỐ CÓ ĐẾN 01/4/2024", "Dân số.xlsx", 2024),
        ("Dân số năm học 2023-2024", "Dân số.xlsx", 2023),
        ("", "Dân số 2019.xlsx", 2019),
        ("2009 - 2019, so sánh 2024", "Dân số.xlsx", None),  # of which of them nobody says
        ("", "Dân số.xlsx", None),
    ],
)
def test_the_year_is_taken_from_the_one_the_sheet_is_called_after(
    title: str, file: str, year: int | None
) -> None:
    raw = pd.DataFrame({"ward_id": ["00001"], "age": ["5"], "people": [9]}, index=[2])
    raw.attrs["title"] = title
    source = Source(table="residents", path=Path(file), name=file)
    frame, faults = population_forms.plain(raw, source)
    assert (frame["year"].tolist() if year else "year" not in frame) == ([year] if year else True)
    assert [fault.code for fault in faults] == (["year_of_title"] if year else [])


def test_people_of_no_age_are_a_total_of_their_ward() -> None:
    raw = pd.DataFrame({"ward_id": ["00001"], "year": [2025], "people": [9]}, index=[2])
    source = Source(table="residents", path=Path("a.xlsx"), name="a.xlsx")
    frame, faults = population_forms.plain(raw, source)
    assert (frame["age"].tolist(), faults) == ([""], [])
