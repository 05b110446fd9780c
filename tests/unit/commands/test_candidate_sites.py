"""Points, grids and masks given to a command."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from click.testing import CliRunner
from towns import lonlat, town

from spatial.cli import truonglop
from spatial.commands.candidate_sites import CandidateOptions
from spatial.errors import UserError


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--point", "x"], "siting_point"),
        (["--point", "0,0"], "siting_outside"),
        (["--grid", "20"], "siting_fine"),
        (["--mask", "swamp=a.geojson"], "siting_mask"),
        (["--mask", "water=nowhere.geojson"], "missing_file"),
    ],
)
def test_what_cannot_be_read_of_points_and_masks_is_refused_in_words(
    tmp_path: Path, given: list[str], code: str
) -> None:
    with pytest.raises(UserError) as problem:
        CliRunner().invoke(
            truonglop, ["recommend", *given, "--out", str(tmp_path)], catch_exceptions=False
        )
    assert problem.value.faults[0].code == code
    assert all(problem.value.say(lang=lang) for lang in ("vi", "en"))


def test_a_point_brings_its_land_or_the_land_assumed() -> None:
    lon, lat = lonlat(0.5, 0.5)
    sites, masked = CandidateOptions((f"{lon},{lat}", f"{lon},{lat},12000"), None, 1.0, ()).read(
        town()
    )
    assert [site.site_id for site in sites] == ["diem-1", "diem-2"]
    assert [site.land_m2 for site in sites] == [10_000, 12_000]
    assert masked == ()


def test_a_grid_leaves_out_what_a_mask_covers(tmp_path: Path) -> None:
    west, east = lonlat(0, 0), lonlat(1, 1)  # the western ward
    lake = shapely.to_geojson(shapely.box(*west, *east))
    (tmp_path / "lake.geojson").write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
        f"{lake}}}]}}",
        encoding="utf-8",
    )
    sites, masked = CandidateOptions(
        (), 500.0, 9_000.0, (f"water={tmp_path / 'lake.geojson'}",)
    ).read(town(schools=()))
    # a point a quarter of a square kilometre: four a ward
    assert len(sites) == 4
    assert {site.land_m2 for site in sites} == {9_000}
    assert [why for _, why in masked] == ["water"] * 4


@pytest.mark.parametrize("text", ["106.6,10.8,nan", "106.6,10.8,-5", "106.6", "1,2,3,4", "inf,10"])
def test_a_text_that_is_no_place_with_land_is_refused(text: str) -> None:
    with pytest.raises(UserError) as problem:
        CandidateOptions((text,), None, 1.0, ()).read(town())
    assert (problem.value.faults[0].code, problem.value.faults[0].value) == ("siting_point", text)
