"""What is joined follows the order of the table, not who was done first."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
from batch_jobs import DAY, results, towns
from command_line import rows

from spatial.batch import (
    BatchJob,
    BatchPlace,
    InlineCrew,
    Ledger,
    joined,
    key,
    places,
    roll_up,
    run,
)
from spatial.commands import batch_task


def test_a_batch_joins_to_the_same_bytes_as_places_run_one_by_one(tmp_path: Path) -> None:
    made = towns(tmp_path / "in", 2)
    found = [place for folder in made for place in places(str(folder), around=tmp_path)]
    asked = [
        BatchJob(place=place, command="assess", arguments=("--year", "2025")) for place in found
    ]
    jobs = {key(job, lang="vi", today=DAY): job for job in asked}

    def done(out: Path, *rounds: dict[str, BatchJob]) -> Ledger:
        ledger = Ledger(out)
        for each in rounds:
            run(each, ledger, lambda: InlineCrew(batch_task.perform), lang="vi", today=DAY)
        joined(jobs, ledger)
        return ledger

    first, second = jobs.items()
    done(tmp_path / "together", jobs)
    done(tmp_path / "apart", dict([second]), dict([first]))
    whole = results(tmp_path / "together")
    assert whole == results(tmp_path / "apart")
    folder = tmp_path / "together" / "joined_year-2025"
    assert {path.name for path in folder.iterdir()} == {
        "deficits.parquet", "deficits.gpkg", "by_commune.csv", "by_locality.csv", "by_province.csv",
    }  # fmt: skip
    assert len(rows(folder / "by_commune.csv")) == 2 * 2 * 4  # localities, wards, levels
    have = [row["rooms_have"] for row in rows(folder / "by_locality.csv") if row["level"] == "all"]
    assert have == ["64", "65"]  # 10 or 11 rooms of school a, 24 of b, 30 of c
    together = [row for row in rows(folder / "by_province.csv") if row["level"] == "all"]
    assert [(row["localities"], row["rooms_have"]) for row in together] == [("2", "129")]


def test_a_locality_asked_twice_with_other_files_is_in_no_sum_twice() -> None:
    one, other = (BatchPlace(key=name, name=name, codes=(name,)) for name in ("1", "2"))
    options = ("--proposals", "aid:p.csv")
    asked = [
        BatchJob(place=place, command="assess", arguments=options, aids={"p.csv": held})
        for place, held in ((one, b"a"), (other, b"b"), (one, b"c"))
    ]
    sets = roll_up._sets({str(number): job for number, job in enumerate(asked)})
    assert sets == {"_proposals-aid-p.csv": ["0", "1"], "_proposals-aid-p.csv_2": ["2"]}


def test_options_cut_to_the_same_letters_are_not_joined() -> None:
    place = BatchPlace(key="1", name="1", codes=("1",))
    asked = [
        BatchJob(place=place, command="assess", arguments=("--profile", "a" * 80 + end))
        for end in "xy"
    ]
    sets = roll_up._sets({str(number): job for number, job in enumerate(asked)})
    assert list(sets.values()) == [["0"], ["1"]]


def of_wards(*codes: str) -> gpd.GeoDataFrame:
    """Give a locality's rows: its wards, at two levels."""
    return gpd.GeoDataFrame({"ward_id": [code for code in codes for _ in range(2)]})


def test_a_commune_asked_beside_its_own_province_counts_once() -> None:
    commune, province, other = of_wards("26785"), of_wards("26785", "26782"), of_wards("26791")
    assert roll_up._inside([commune, province, other]) == {0: 1}
    assert roll_up._inside([province, other, province]) == {2: 0}  # alike: the first counts
    across = of_wards("26782", "26791")
    assert roll_up._inside([province, across]) == {}


def test_wards_two_offices_called_alike_are_not_the_same_land() -> None:
    assert roll_up._inside([of_wards("a"), of_wards("a", "b")]) == {}
