"""``map`` writes one file that shows what ``assess`` counts, and nothing where it fails."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from spatial import cli


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.truonglop, list(arguments))


def _shown(file: Path) -> dict[str, Any]:
    page = file.read_text(encoding="utf-8")
    start = page.index("truonglop.open(map_map, ") + len("truonglop.open(map_map, ")
    return dict(json.JSONDecoder().raw_decode(page[start:])[0])


@pytest.mark.parametrize(
    ("lang", "name"), [("vi", "Bản đồ thiếu hụt theo phường"), ("en", "Map of shortages by ward")]
)
def test_the_file_shows_the_figures_of_the_plan(lang: str, name: str, tmp_path: Path) -> None:
    """The worst ward of the plan of 2024 lacks 161 classrooms."""
    out = tmp_path / "new" / "map.html"
    level = ("--level", "tieu_hoc")
    result = _run("--lang", lang, "map", "--preset", "quan12-2024", *level, "--out", str(out))
    assert result.exit_code == 0, result.output
    assert {file.name for file in out.parent.iterdir()} == {"map.html", "map.html.manifest.json"}
    shown = _shown(out)
    assert shown["title"].startswith(name)
    labels = {
        row["name"]: row["text"]
        for layer in shown["layers"]
        if layer["id"] == "figures"
        for row in layer["rows"]
    }
    assert len(labels) == 11
    assert labels["Thạnh Lộc"] == "161"
    assert shown["scene"]["words"]["lang"] == lang


def test_proposals_are_on_the_map_with_what_they_change(tmp_path: Path) -> None:
    """Thirty rooms in the worst ward: 131 are still missing."""
    where = {"type": "Point", "coordinates": [106.6832, 10.87]}
    about = {"proposal_id": "p1", "name": "Trường mới", "level": "tieu_hoc", "rooms": 30}
    about["land_m2"] = 10_000
    feature = {"type": "Feature", "geometry": where, "properties": about}
    file = tmp_path / "proposals.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    out = tmp_path / "map.html"
    asked = ("--preset", "quan12-2024", "--level", "tieu_hoc", "--proposals", str(file))
    result = _run("map", *asked, "--out", str(out))
    assert result.exit_code == 0, result.output
    rows = {layer["id"]: layer["rows"] for layer in _shown(out)["layers"]}
    assert rows["sites"][0]["lines"][0] == "Trường mới"
    assert {row["name"]: row["text"] for row in rows["figures"]}["Thạnh Lộc"] == "131"


def test_a_wrong_year_writes_nothing(tmp_path: Path) -> None:
    result = _run("map", "--year", "2099", "--out", str(tmp_path / "map.html"))
    assert result.exit_code != 0
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_it_takes() -> None:
    said = _run("map", "--help").output
    assert re.search(r"--level\b", said)
    assert "--proposals" in said
