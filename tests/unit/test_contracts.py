"""The architecture runs: who may import whom, who may read and who may write."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STAGES = (
    "access",
    "buildings",
    "capacity",
    "catchment",
    "crosswalk",
    "deficit",
    "demand",
    "intake",
    "location",
    "nursery",
    "projection",
    "scenario",
    "siting",
    "zoning",
)

READ_CALLS = frozenset(
    {"read_file", "read_csv", "read_excel", "read_parquet", "read_feather", "read_json"}
    | {"read_table", "read_dataframe", "read_text", "read_bytes", "open", "urlopen"}
)
WRITE_CALLS = frozenset(
    {"to_file", "to_csv", "to_excel", "to_parquet", "to_feather", "write_dataframe"}
    | {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "open"}
)
# Beside intake (the planner's files), some rooms walk through folders the package carries;
# the process that reads (sandbox) and the loader of YAML read for intake.
READERS = frozenset({"intake", "sandbox", "yaml_text", "store", "norms", "targets", "words"})
WRITERS = frozenset({"export", "store"})
# Its scripts are weighed for the security policy.
STREAMLITS_OWN_PAGE = "spatial/ui/server/streamlit_page.py:22 read_text"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Hold the ``spatial`` package of a folder against the project's contracts."""
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [tool, "--config", ROOT / "pyproject.toml", "--no-cache", "--no-logo"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def contract(contract_id: str) -> dict[str, object]:
    """Give one contract of pyproject.toml."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    return next(each for each in contracts if each["id"] == contract_id)


def calls(source: Path) -> Iterator[tuple[int, str]]:
    """Give line and name of every call in a file that may touch a file of the user's.

    What the package itself carries may be read anywhere, by ``resources.files(…)``; opening a
    browser opens no file.
    """
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            whole = ast.unparse(node.func)
            if whole != "webbrowser.open" and not whole.startswith("resources.files("):
                yield node.lineno, whole.rpartition(".")[2]


def strangers(verbs: frozenset[str], *, rooms: frozenset[str]) -> list[str]:
    """List the calls of these verbs in modules outside these rooms."""
    found = []
    for source in sorted((ROOT / "spatial").rglob("*.py")):
        place = source.relative_to(ROOT / "spatial")
        if place.parts[0].removesuffix(".py") not in rooms:
            found += [f"spatial/{place}:{at} {name}" for at, name in calls(source) if name in verbs]
    return found


def test_every_import_contract_holds() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_module_without_a_place_in_the_order_breaks_the_contract() -> None:
    assert contract("order")["exhaustive"] is True


def test_the_stages_stand_side_by_side_as_strangers() -> None:
    layers = contract("order")["layers"]
    assert isinstance(layers, list)
    beside = next(layer for layer in layers if "(deficit)" in layer)
    assert sorted(beside.split(" | ")) == [f"({stage})" for stage in STAGES]


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("demand", "import spatial.capacity", "stages do not import each other"),
        ("demand", "from spatial import plan", "stages do not import each other"),
        ("rounding", "from spatial import demand", "stages do not import each other"),
        ("plan", "from spatial import ui", "stages do not import each other"),
        ("plan", "from spatial import export", "stages do not import each other"),
        ("weather", "import math", "stages do not import each other"),
        ("plan", "import streamlit", "Only spatial.ui knows the web"),
        ("export", "def late() -> None:\n    import folium", "Only spatial.ui knows the web"),
        ("cli", "import branca", "Only spatial.ui knows the web"),
        ("plan", "import sqlite3", "Only spatial.store knows the database"),
        ("capacity", "import osmnx", "Only spatial.intake asks the outside world"),
        ("plan", "import pyogrio", "know file formats"),
    ],
)
def test_a_contract_notices_a_breach(tmp_path: Path, module: str, line: str, broken: str) -> None:
    package = tmp_path / "spatial"
    package.mkdir()
    for name in ("__init__", "rounding", "demand", "capacity", "plan", "export", "cli", "ui"):
        (package / f"{name}.py").write_text("", encoding="utf-8")
    assert lint_imports(tmp_path).returncode == 0
    (package / f"{module}.py").write_text(f"{line}\n", encoding="utf-8")

    result = lint_imports(tmp_path)

    assert result.returncode == 1, result.stdout + result.stderr
    verdict = [row for row in result.stdout.splitlines() if row.endswith(" BROKEN")]
    assert len(verdict) == 1
    assert broken in verdict[0]


def test_only_intake_reads_what_a_planner_brings() -> None:
    assert strangers(READ_CALLS, rooms=READERS) == [STREAMLITS_OWN_PAGE]


def test_only_export_and_store_write() -> None:
    assert strangers(WRITE_CALLS, rooms=WRITERS | READERS) == []
    assert strangers(WRITE_CALLS - {"open"}, rooms=WRITERS) == []
