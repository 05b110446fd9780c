"""Every figure of one name is one figure: all commands' files of one year, walked and compared."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import written_figures
from click.testing import CliRunner
from written_figures import number, rows

from spatial import quantities, rounding
from spatial.cli import truonglop

LEVEL, YEAR = "tieu_hoc", "2030"
ASKED = {
    "assess": "assess",
    "catchment": "catchment --level tieu_hoc --model best",
    "sessions": "sessions --level tieu_hoc --share-now 71 --class-size 35",
    "access": "access --level tieu_hoc",
    "cover": "cover --level tieu_hoc --grid 900 --max-schools 1 --time-limit 60",
    "project": "project --to 2030 --year 2030 --paths 2",
}
ROUNDED_UP = ("rooms_need_class", "rooms_short_class")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Run the commands on the embedded district and list what they wrote."""
    home = tmp_path_factory.mktemp("figures")
    for run, asked in ASKED.items():
        words = ["--lang", "en", *asked.split(), "--preset", "quan12-2024"]
        words += ["--out", str(home / run)]
        result = CliRunner().invoke(truonglop, words)
        assert result.exit_code == 0, result.output
    return sorted(home.glob("*/*.*"))


def shown(key: str, value: float) -> float:
    """Round a figure as tables do, so that a whole one and an unrounded one can be compared."""
    if key in ROUNDED_UP:
        return rounding.up(value)
    decimals = 4 if quantities.registry()[key].unit == "share" else 0
    return rounding.half_up(value, decimals)


def test_every_number_in_a_file_is_a_quantity_or_places_its_row(files: list[Path]) -> None:
    unknown = {
        f"{file.name}:{column}"
        for file in files
        for row in rows(file)
        for column, cell in row.items()
        if number(cell) is not None
        and quantities.in_file(file.name, column) is None
        and not quantities.apart(file.name, column)
    }
    assert unknown == set()


def test_figures_of_one_name_agree_wherever_they_are_written(files: list[Path]) -> None:
    met: dict[tuple[str, str, str, str], dict[str, float]] = defaultdict(dict)
    for key, place, level, year, run, value in written_figures.records(
        files, level=LEVEL, year=YEAR
    ):
        name = next(
            name
            for name in quantities.registry()
            if key.startswith(name) and (key == name or quantities.registry()[name].condition)
        )
        met[key, place, level, year][run] = shown(name, value)
    apart = {what: values for what, values in met.items() if len(set(values.values())) > 1}
    assert apart == {}
    compared = {what[0] for what, values in met.items() if len(values) > 1}
    assert {"pupils", "rooms_have", "seats", "pupils_forecast", "circle_share"} <= compared


def test_the_wards_of_a_file_add_up_to_the_locality_of_another(files: list[Path]) -> None:
    """What is counted adds up: pupils, residents, rooms and seats of the wards."""
    wards: dict[tuple[str, str], float] = defaultdict(float)
    whole: dict[tuple[str, str], float] = {}
    for key, place, level, year, run, value in written_figures.records(
        files, level=LEVEL, year=YEAR
    ):
        if year == YEAR and run == "assess/deficit_all.geojson":
            wards[key, level] += value
        elif run == "assess/summary.json" and not place:
            whole[key, level] = value
    for key in ("pupils", "residents", "rooms_have", "seats", "land_have_m2"):
        assert rounding.whole(wards[key, LEVEL]) == whole[key, LEVEL], key


def test_who_is_beyond_the_seats_has_the_name_of_how_he_was_counted(files: list[Path]) -> None:
    """58,089 pupils less 28,595 seats; with no walk limit the best assignment leaves as many."""
    found = defaultdict(float)
    for key, place, level, year, run, value in written_figures.records(
        files, level=LEVEL, year=YEAR
    ):
        if (
            level == LEVEL
            and year == YEAR
            and run in {"catchment/stress.csv", "assess/deficit.csv"}
        ):
            found[key] += value
        assert place or run  # every record says where it stands
    assert rounding.whole(found["pupils_beyond_seats"]) == pytest.approx(29_494, abs=6)
    assert found["pupils_beyond_best"] == pytest.approx(29_494, abs=6)  # eleven rounded wards
