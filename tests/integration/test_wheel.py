"""The wheel, installed in an environment of its own outside the checkout, opens any commune."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

MOST_PACK_BYTES = 8_000_000


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    uv = shutil.which("uv") or str(root / ".tools" / "bin" / "uv")
    place = tmp_path_factory.mktemp("wheel")
    # what builds the checkout on installation builds this, from where it was put then
    command = [uv, "build", "--wheel", "--offline", "--out-dir", str(place), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(place.glob("*.whl"))


def test_the_pack_is_small_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        parts = [each for each in archive.infolist() if "communes/pack/" in each.filename]
    assert {Path(each.filename).name for each in parts} >= {"communes.parquet", "outlines.parquet"}
    assert sum(each.compress_size for each in parts) <= MOST_PACK_BYTES


def test_it_starts_a_commune_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "environment"
    venv.create(place, with_pip=False)
    paths = {"base": str(place), "platbase": str(place)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # the dependencies are those of this run; a folder named in a .pth is not searched for others'
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"TRUONGLOP_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}

    def run(*words: str) -> str:
        done = subprocess.run(
            [str(python), *words],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = run("-c", "import spatial; print(spatial.__file__)").strip()
    assert Path(where).resolve().is_relative_to(site.resolve())
    assert sys.prefix not in where
    said = run("-m", "spatial.cli", "start", "Phường Trung Mỹ Tây", "--out", "dia-ban")
    assert "5 trường đã biết vị trí" in said
    assert (tmp_path / "dia-ban" / "so-lieu.xlsx").is_file()
    assert "1 xã, phường" in said
