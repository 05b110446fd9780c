"""``truonglop cover`` from the question to the files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from spatial.cli import truonglop
from spatial.errors import UserError


def run(*given: str) -> str:
    """Run the command and return what it said."""
    return CliRunner().invoke(truonglop, list(given), catch_exceptions=False).output


def test_it_says_the_share_now_the_curve_and_how_many_for_everyone(tmp_path: Path) -> None:
    said = run("--lang", "en", "cover", "--level", "thpt", "--out", str(tmp_path))
    tree = json.loads((tmp_path / "cover.json").read_text(encoding="utf-8"))
    assert all(line in said for line in tree["sentences"])
    needed = tree["new_schools_for_everyone"]
    assert f"has one near: {needed}; fewer cannot do it" in said
    text = (tmp_path / "cover_curve.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["new_schools"] for row in rows] == [str(n) for n in range(needed + 1)]
    shares = [float(row["share_percent"]) for row in rows]
    assert shares == sorted(shares)
    out = tree["pupils_out_of_reach"]
    assert int(rows[-1]["pupils_within"]) + out == pytest.approx(tree["pupils"], abs=1)
    assert len(json.loads((tmp_path / "cover_sites.geojson").read_text())["features"]) == needed


def test_every_cell_with_children_is_near_a_school_now_later_or_never(tmp_path: Path) -> None:
    run("cover", "--level", "thcs", "--year", "2030", "--max-schools", "2", "--out", str(tmp_path))
    tree = json.loads((tmp_path / "cover_cells.geojson").read_text(encoding="utf-8"))
    rows = [feature["properties"] for feature in tree["features"]]
    assert {row["school_near"] for row in rows} == {"now", "later", "never"}
    never = sum(row["pupils"] for row in rows if row["school_near"] == "never")
    told = json.loads((tmp_path / "cover.json").read_text(encoding="utf-8"))
    assert never == pytest.approx(told["pupils_out_of_reach"], abs=0.5)


def test_a_wider_radius_covers_more() -> None:
    near, far = (
        run("--lang", "en", "cover", "--level", "thcs", "--max-schools", "0", "--radius", radius)
        for radius in ("500", "3000")
    )
    assert "within 500 m along the streets" in near
    assert "within 3,000 m along the streets" in far
    assert near.splitlines()[0] != far.splitlines()[0]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--point", "0,0"], "siting_outside"),
        (["--profile", "nowhere"], "profile_unknown"),
        (["--units", "nowhere"], "units_unknown"),
    ],
)
def test_what_it_cannot_use_is_refused_before_anything_is_written(
    tmp_path: Path, given: list[str], code: str
) -> None:
    with pytest.raises(UserError) as problem:
        run("cover", *given, "--out", str(tmp_path / "out"))
    assert problem.value.faults[0].code == code
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("given", [["--radius", "0"], ["--max-schools", "-1"]])
def test_a_number_out_of_bounds_is_refused_before_anything_is_read(
    tmp_path: Path, given: list[str]
) -> None:
    out = tmp_path / "out"
    assert CliRunner().invoke(truonglop, ["cover", *given, "--out", str(out)]).exit_code == 2
    assert not out.exists()
