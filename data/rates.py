"""
Compile the tables of ``spatial/projection/rates`` from the sources they state.

``uv run python data/rates.py FOLDER`` where FOLDER holds the tables of World Prospects 2024 for
one country, as the package ``wpp2024`` of the United Nations Population Division names them, and
the census of 2019 by district. Only what the projection reads is kept, in one tidy table each;
``--check`` compares.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "spatial" / "projection" / "rates"
PERIODS = range(2005, 2050, 5)  # first years of the five-year periods kept
YEARS = range(2005, 2051)
BIRTH_PERIODS = range(1950, 2050, 5)  # sex ratios at birth back to the oldest alive
AREAS = {
    "viet_nam": ("country", "Tổng số", ""),
    "hcmc": ("province", "Thành phố Hồ Chí Minh", ""),
    "quan12": ("district", "Thành phố Hồ Chí Minh", "Quận 12"),
}
Row = dict[str, object]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _short(text: str) -> str:
    return f"{float(text):.6g}"


def _line(series: str, year: object, age: object, sex: str, value: str) -> Row:
    return {"series": series, "year": year, "age": age, "sex": sex, "value": _short(value)}


def prospects(folder: Path) -> Iterator[Row]:
    """Yield death rates, fertility pattern, total fertility and sex ratio at birth, tidy."""
    for row in _rows(folder / "wpp2024_vietnam_mx5dt.csv"):
        start = int(row["period"].split("-")[0])
        if start in PERIODS:
            age = row["age"].rstrip("+")
            yield _line("death_rate", start, age, "f", row["mxF"])
            yield _line("death_rate", start, age, "m", row["mxM"])
    for row in _rows(folder / "wpp2024_vietnam_percentASFR5dt.csv"):
        start = int(row["period"].split("-")[0])
        if start in PERIODS:
            yield _line("fertility_percent", start, row["age"].split("-")[0], "f", row["pasfr"])
    for row in _rows(folder / "wpp2024_vietnam_sexRatio5dt.csv"):
        start = int(row["period"].split("-")[0])
        if start in BIRTH_PERIODS:
            yield _line("sex_ratio_at_birth", start, "", "", row["srb"])
    yield from _total_fertility(folder)


def _total_fertility(folder: Path) -> Iterator[Row]:
    """Yield total fertility by year; what has been has no variants."""
    for row in _rows(folder / "wpp2024_vietnam_tfr1dt.csv"):
        if int(row["year"]) in YEARS:
            for variant in ("median", "low", "high", "80l", "80u"):
                yield _line(f"total_fertility_{variant}", row["year"], "", "f", row["tfr"])
    for row in _rows(folder / "wpp2024_vietnam_tfrproj1dt.csv"):
        if int(row["year"]) in YEARS:
            yield _line("total_fertility_median", row["year"], "", "f", row["tfr"])
            for variant in ("low", "high", "80l", "80u"):
                yield _line(
                    f"total_fertility_{variant}", row["year"], "", "f", row[f"tfr_{variant}"]
                )


def structures(folder: Path) -> Iterator[Row]:
    """Yield the five-year ages of the census of 2019 for the reference areas."""
    table = _rows(folder / "census2019_district_age5.csv")
    for area, key in AREAS.items():
        row = next(one for one in table if (one["level"], one["province"], one["district"]) == key)
        for column, people in row.items():
            if column.startswith("age_"):
                age = column.removeprefix("age_").split("_")[0].removesuffix("plus")
                yield {"area": area, "year": 2019, "age": int(age), "people": int(people)}


def _text(rows: Iterator[Row]) -> str:
    out = io.StringIO()
    table = list(rows)
    writer = csv.DictWriter(out, fieldnames=list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def main() -> int:
    """Write the tables, or say whether they are what the sources make."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    made = {
        "wpp2024_viet_nam.csv": _text(prospects(given.folder)),
        "census2019_ages.csv": _text(structures(given.folder)),
    }
    if given.check:
        wrong = [name for name, text in made.items() if (OUT / name).read_text("utf-8") != text]
        print(
            "\n".join(f"{name} differs" for name in wrong)
            or "the rates are what their sources make"
        )
        return 1 if wrong else 0
    for name, text in made.items():
        (OUT / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
