"""What a process gives up is gone for good: asked in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import spatial
from spatial.sandbox import confinement
from spatial.sandbox.confinement import Confinement

ROOT = Path(spatial.__file__).parents[1]
LINUX = sys.platform == "linux"

TRIES = """
import json, os, socket, subprocess, sys, tempfile
from pathlib import Path
from spatial.sandbox import confinement
from spatial.sandbox.limits import ReadingLimits

given, home, writes, secret = sys.argv[1:5]
assert confinement.held() is None
layers = confinement.confine(
    ReadingLimits(written_bytes=1000), reads=[given], home=home, writes=[writes]
)
assert confinement.held() is layers

def ends(deed):
    try:
        deed()
    except OSError as problem:
        return type(problem).__name__
    return "done"

print(json.dumps({
    "read given": ends(lambda: Path(given, "a.csv").read_bytes()),
    "read secret": ends(lambda: Path(secret).read_bytes()),
    "write home": ends(lambda: Path(home, "x").write_bytes(b"x")),
    "write writes": ends(lambda: Path(writes, "x").write_bytes(b"x")),
    "write given": ends(lambda: Path(given, "x").write_bytes(b"x")),
    "write secret": ends(lambda: Path(secret).write_bytes(b"x")),
    "connect": ends(lambda: socket.create_connection(("127.0.0.1", 9), timeout=1)),
    "run": ends(lambda: subprocess.run([sys.executable, "-c", ""], check=False)),
    "look up": ends(lambda: socket.getaddrinfo("localhost", 80)),
    "temporary": tempfile.gettempdir() == home and os.environ["HOME"] == home,
    "files": layers.files,
    "interpreter": layers.interpreter,
    "limits": layers.limits,
}))
"""


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Confine a process once and tell how each thing it tries ends."""
    folder = tmp_path_factory.mktemp("confined")
    for name in ("given", "home", "writes"):
        (folder / name).mkdir()
    (folder / "given" / "a.csv").write_text("a", encoding="utf-8")
    (folder / "secret.txt").write_text("mật", encoding="utf-8")
    places = [str(folder / name) for name in ("given", "home", "writes", "secret.txt")]
    done = subprocess.run(
        [sys.executable, "-c", TRIES, *places],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (folder / "secret.txt").read_text(encoding="utf-8") == "mật"
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("deed", ["read given", "write home", "write writes"])
def test_what_the_job_needs_stays(deed: str, ends: dict[str, object]) -> None:
    assert ends[deed] == "done"


@pytest.mark.parametrize("deed", ["read secret", "write secret", "connect", "run", "look up"])
def test_what_it_does_not_need_is_refused(deed: str, ends: dict[str, object]) -> None:
    assert ends[deed] != "done"


def test_where_the_kernel_holds_files_the_given_ones_cannot_be_written(
    ends: dict[str, object],
) -> None:
    assert ends["write given"] == ("PermissionError" if ends["files"] else "done")


def test_its_temporary_files_and_home_are_its_own(ends: dict[str, object]) -> None:
    assert ends["temporary"] is True


def test_the_interpreter_always_holds_and_linux_sets_ceilings(ends: dict[str, object]) -> None:
    assert ends["interpreter"] is True
    assert ends["limits"] is True or not LINUX


def test_this_process_is_outside_of_any_sandbox() -> None:
    assert confinement.held() is None


def test_the_places_of_the_program_hold_python_and_the_project() -> None:
    places = confinement._program()
    assert str(Path(spatial.__file__).parent) in places
    assert sys.prefix in places
    assert not {"/", ""} & set(places)
    assert places == sorted(set(places))


def test_where_the_system_has_no_ceilings_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)  # as on Windows
    assert confinement._bound(confinement.ReadingLimits()) is False


@pytest.mark.skipif(not LINUX, reason="asks the system for its ceilings")
@pytest.mark.parametrize(("hard", "soft_of_writing"), [(-1, 1_000), (500, 500)])
def test_no_ceiling_is_raised_above_the_one_the_system_set(
    hard: int, soft_of_writing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource  # noqa: PLC0415 - missing on Windows

    given: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _: (hard, hard))
    monkeypatch.setattr(resource, "setrlimit", given.__setitem__)
    assert confinement._bound(confinement.ReadingLimits(written_bytes=1_000))
    assert given[resource.RLIMIT_FSIZE][0] == soft_of_writing
    assert given[resource.RLIMIT_CORE] == (0, 0)
    soft, last = given[resource.RLIMIT_CPU]
    assert last - soft == (1 if hard == -1 else 0 if soft == hard else 1)


def test_layers_are_told_apart() -> None:
    told = Confinement(limits=True, files=False, network=True)
    assert told.interpreter
    assert told != Confinement(limits=True, files=True, network=True)
