"""What is compiled on first use: kept where it can be, and never in anybody's way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import spatial
from spatial.catchment import chains, walks
from spatial.ui import compilation

ROOT = Path(spatial.__file__).parents[1]


def run(code: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter of its own, whose home is elsewhere."""
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_compiled_code_is_kept_for_the_next_process() -> None:
    assert type(walks.choose._cache).__name__ == "FunctionCache"  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform == "win32", reason="HOME does not name the cache there")
def test_a_place_that_takes_no_files_costs_a_compilation_and_nothing_else(tmp_path: Path) -> None:
    """Neither the folder of the package nor the user's home can be written, as when read-only."""
    blocked = tmp_path / "file"
    blocked.touch()  # a file where numba would make its folder, so that even root cannot
    code = (
        "from numba.core import caching\n"
        "def refuse(self): raise OSError\n"
        "caching.InTreeCacheLocator.ensure_cache_path = refuse\n"
        "import numpy as np\n"
        "from spatial.catchment import walks\n"
        "ids, first = np.int32([0]), np.int64([0, 1])\n"
        "read = walks.read(np.float32([1.0]), ids, first, schools=1, outside=9e9)\n"
        "print(walks.dearest(read), type(walks.dearest._cache).__name__)\n"
    )
    done = run(code, blocked, XDG_CACHE_HOME=str(blocked))
    assert (done.returncode, done.stdout, done.stderr) == (0, "100.0 NullCache\n", "")


def test_the_server_makes_ready_all_that_is_compiled() -> None:
    compilation.make()
    asked = (chains.settle, walks.choose, walks.costs_of, walks.dearest, walks.two_nearest)
    assert [one for one in asked if not one.signatures] == []  # type: ignore[attr-defined]
