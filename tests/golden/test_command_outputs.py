"""
What every command prints and writes on the embedded district, byte for byte.

A move in the house changes nothing here. Where a figure or a word is meant to change, ``--regold``
rewrites the digests and fails the run; the difference of the outputs themselves is read with
``python tests/golden/test_command_outputs.py FOLDER``, which leaves them in a folder.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from spatial.cli import truonglop

DIGESTS = Path(__file__).with_name("command_outputs.json")
_LONG = re.compile(r"-?\d+\.\d{6,}")
LEVELS = ("mam_non", "tieu_hoc", "thcs", "thpt")
PROPOSALS = (
    "proposal_id,name,level,rooms,land_m2,lon,lat\n"
    "dx-1,Trường thử,tieu_hoc,30,12000,106.6421,10.8692\n"
)
WORKS = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"change": "open", "class": "footway", "name": "Cầu thử"},
 "geometry": {"type": "LineString", "coordinates": [[106.70164, 10.83682], [106.70099, 10.83843]]}},
{"type": "Feature", "properties": {"change": "close", "name": "Vạch"},
 "geometry": {"type": "LineString", "coordinates": [[106.64, 10.862], [106.655, 10.86]]}}]}"""
# What each command is asked; {out} is an empty folder, {proposals} a table of one school,
# {works} a street closed and a road opened.
CASES: dict[str, str] = {
    "assess": "assess --year 2030 --profile quan12-2024 --units wards_2025 --out {out}",
    "assess_old_wards": "assess --year 2030 --units wards_2024 --with-projects --out {out}",
    "assess_plan": "assess --preset quan12-2024 --out {out}",
    "assess_proposal": "assess --proposals {proposals} --public-only --out {out}",
    "assess_base": "assess --year 2027 --scenario base --out {out}",
    "assess_english": "--lang en assess --profile tt23-urban --out {out}",
    "check": "check",
    "check_json": "check --json",
    "catchment_best": "catchment --level tieu_hoc --model best --out {out}",
    "catchment_nearest": "catchment --level thcs --model nearest --areas --out {out}",
    "catchment_rule": "catchment --level thpt --model nearest_first --out {out}",
    "catchment_ward": "catchment --level mam_non --model ward_bound --limit 2000 --out {out}",
    "catchment_mix": "catchment --level thcs --model mix --crossing 20 --private 5 --out {out}",
    **{f"access_{name}": f"access --level tieu_hoc --measure {name} --out {{out}}"
       for name in ("balanced", "2sfca", "e2sfca", "gaussian", "3sfca", "coverage", "raam")},
    "roads": "roads --works {works} --out {out}",
    "zones": "zones --level thpt --seed 7 --time 600 --out {out}",
    "public_primary": "public-primary --year 2023 --units wards_2024 --out {out}",
    "project": "project --to 2035 --year 2030 --out {out}",
    "project_low": "--lang en project --to 2032 --scenario low --out {out}",
    "norms": "norms --on 2025-01-31",
    "norms_changes": "norms --on 2024-01-01 --to 2026-09-01",
    "norms_json": "norms --on 2026-09-01 --json",
    "norms_page": "norms --on 2026-09-01 --page",
    "norms_schools": "norms --schools",
    "norms_rooms": "--lang en norms --rooms",
    "compare": "compare --profile quan12-2024 --profile tt23-urban",
    **{f"targets_{name}": f"targets --locality {name}"
       for name in ("binh_thanh", "duc_pho", "hcmc", "quan11", "quan12")},
    "calendar": "--today 2026-11-28 calendar duc_pho --out {out}/lich.ics",
    "progress": "progress --locality quan11 --year 2021 --out {out}",
    "institutions": "institutions --year 2025 --stream 40 --take-off --out {out}",
    "preschools": "preschools --scenario base --year 2030 --out {out}",
    "money": "money --year 2025 --out {out}",
    "season": "season --year 2025",
    "standard": "standard --year 2025",
    "targets_json": "targets --json",
    "crosswalk": "crosswalk --out {out}/crosswalk.csv",
    "template": "template --out {out}/mau.xlsx",
    "template_filled": "template --filled --out {out}/mau.zip",
    "sessions": "sessions --level tieu_hoc --share-now 71 --year 2025 --year 2030 --out {out}",
    "bridges": "bridges --level tieu_hoc --year 2025 --limit 1000",
    "quantities": "quantities",
    "cover": "cover --level thcs --grid 900 --max-schools 6 --time-limit 600 --out {out}",
    "cover_circle": "--lang en cover --level thpt --distance circle",
    "recommend": "recommend --budget 90 --level thcs --seed 3 --time-limit 600 --out {out}",
}  # fmt: skip


def outputs(case: str, home: Path) -> dict[str, bytes]:
    """
    Run one command and give what it printed and each file it wrote.

    The manifest is left out: it holds the digests of the others and of the data once more.
    """
    out = home / "out"
    out.mkdir(parents=True)
    table = home / "de-xuat.csv"
    table.write_text(PROPOSALS, encoding="utf-8")
    works = home / "duong.geojson"
    works.write_text(WORKS, encoding="utf-8")
    asked = [word.format(out=out, proposals=table, works=works) for word in CASES[case].split()]
    result = CliRunner().invoke(truonglop, asked)
    assert result.exit_code == 0, result.output
    printed = result.stdout.replace(str(out), "OUT").replace(str(home), "HOME")
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    files = {name: path for name, path in files.items() if not name.endswith("manifest.json")}
    return {"stdout": printed.encode()} | {name: content(path) for name, path in files.items()}


def content(path: Path) -> bytes:
    """
    Give the bytes of a file; of an archive those of its members, which carry no time.

    The figures of a search are summed by several threads: their last two digits are not held.
    """
    if path.name == "siting.json":
        text = path.read_text(encoding="utf-8")
        return _LONG.sub(lambda found: f"{float(found[0]):.8g}", text).encode()
    if path.suffix not in {".xlsx", ".zip"}:
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        members = sorted(name for name in archive.namelist() if name != "docProps/core.xml")
        return b"\n".join(name.encode() + b"\n" + archive.read(name) for name in members)


def digests(case: str, home: Path) -> dict[str, str]:
    """Give one short digest for each output."""
    made = outputs(case, home)
    return {name: hashlib.sha256(made[name]).hexdigest()[:16] for name in sorted(made)}


@pytest.mark.parametrize("case", CASES)
def test_a_command_prints_and_writes_what_it_did(
    case: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    known = json.loads(DIGESTS.read_text(encoding="utf-8")) if DIGESTS.is_file() else {}
    now = digests(case, tmp_path / case)
    if request.config.getoption("--regold"):
        text = json.dumps({**known, case: now}, indent=1, sort_keys=True)
        DIGESTS.write_text(text + "\n", encoding="utf-8")
        pytest.fail(f"rewrote {DIGESTS.name} for {case}; read the difference, then run again")
    assert now == known[case]


if __name__ == "__main__":
    for name in CASES:
        kept = Path(sys.argv[1]) / name
        for file, held in outputs(name, kept / "run").items():
            target = kept / "outputs" / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(held)
