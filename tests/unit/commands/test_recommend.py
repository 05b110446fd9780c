"""``recommend`` writes all or nothing, and refuses in words."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from click.testing import CliRunner
from locality import Locality
from shapely import box

from spatial.cli import truonglop
from spatial.errors import UserError


def test_the_command_writes_all_or_nothing(tmp_path: Path) -> None:
    run = CliRunner()
    good = run.invoke(
        truonglop,
        ["recommend", "--level", "thpt", "--budget", "100", "--out", str(tmp_path / "a")],
    )
    assert good.exit_code == 0, good.output
    assert (tmp_path / "a" / "investment.csv").exists()
    for wrong in (["--years", "2030-2026"], ["--objective", "beauty"]):
        with pytest.raises(UserError):
            run.invoke(
                truonglop,
                ["recommend", *wrong, "--out", str(tmp_path / "b")],
                catch_exceptions=False,
            )
    assert not (tmp_path / "b").exists()


def test_the_command_takes_points_a_grid_with_masks_and_tells_regrets(tmp_path: Path) -> None:
    lake = tmp_path / "lake.geojson"
    shape = shapely.to_geojson(box(106.60, 10.80, 106.65, 10.95))
    lake.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
        f"{shape}}}]}}",
        encoding="utf-8",
    )
    asked = ["recommend", "--level", "thpt", "--budget", "60", "--grid", "2500"]
    asked += ["--mask", f"water={lake}", "--point", "106.6395,10.8820,20000", "--robust"]
    asked += ["--near", "1"]
    told = CliRunner().invoke(truonglop, [*asked, "--out", str(tmp_path / "a")])
    assert told.exit_code == 0, told.output
    sites = (tmp_path / "a" / "sites.csv").read_text(encoding="utf-8-sig")
    assert "diem-1" in sites
    assert "water" in sites
    regret = (tmp_path / "a" / "regret.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(regret) == 1 + 9
    assert "Ít chênh nhất so với phương án tốt nhất" in told.output
    near = (tmp_path / "a" / "near.csv").read_text(encoding="utf-8-sig").splitlines()
    assert near[0].startswith("plan,unseated,cost_billion_vnd")
    assert near[1].startswith("0,")
    assert "Phương án gần tốt nhất" in told.output


def test_a_plan_beyond_what_is_forecast_names_the_option_that_mends_it(tmp_path: Path) -> None:
    town = str(Locality().write(tmp_path / "town"))  # people of 2025 alone: no forecast
    asked = ["recommend", town, "--out", str(tmp_path / "a")]
    with pytest.raises(UserError) as stopped:
        CliRunner().invoke(truonglop, asked, catch_exceptions=False)
    (fault,) = stopped.value.faults
    assert "--years 2025" in fault.say(lang="vi")
    assert "--years 2025" in fault.say(lang="en")
    run = CliRunner().invoke(truonglop, [*asked, "--years", "2025"])
    assert run.exit_code in {0, 1}, run.output
    assert (tmp_path / "a" / "investment.csv").exists()
