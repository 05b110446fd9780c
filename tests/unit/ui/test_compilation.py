"""Compiled beside the server at low priority, ended with it, and nothing is lost where it fails."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from spatial.cancellation import Cancelled
from spatial.catchment import chains, walks
from spatial.ui import compilation


def test_the_server_makes_ready_all_that_is_compiled() -> None:
    compilation.make()
    asked = (chains.settle, walks.choose, walks.costs_of, walks.dearest, walks.two_nearest)
    assert [one for one in asked if not one.signatures] == []  # type: ignore[attr-defined]


def test_it_is_a_process_of_its_own_that_holds_nothing_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[tuple[list[str], dict[str, Any]]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: given.append((command, more)))
    compilation.begin()
    ((command, more),) = given
    assert command[1:] == ["-m", "spatial.ui.compilation"]
    assert set(more.values()) == {subprocess.DEVNULL}
    assert more.keys() == {"stdin", "stdout", "stderr"}


def test_where_no_process_may_be_started_the_server_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert compilation.begin() is None
    compilation.end(None)


def test_it_ends_with_the_server() -> None:
    ended: list[str] = []

    class Child:
        def terminate(self) -> None:
            ended.append("terminate")

        def wait(self) -> None:
            ended.append("wait")

    compilation.end(Child())  # type: ignore[arg-type]
    assert ended == ["terminate", "wait"]


class Busy:
    """A process that compiles for so many looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def poll(self) -> int | None:
        return None if self.looks > 0 else 0

    def wait(self, timeout: float) -> None:
        self.looks -= 1
        raise subprocess.TimeoutExpired(["compile"], timeout)


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Busy:
    """Stand on a fresh install whose code is compiled for three looks."""
    busy = Busy(3)
    monkeypatch.setattr(compilation, "KEPT", tmp_path)
    monkeypatch.setattr(compilation, "_running", [busy])
    return busy


def test_who_asks_before_it_is_compiled_waits_until_it_is(fresh: Busy) -> None:
    assert compilation.is_busy()
    compilation.wait()
    assert fresh.looks == 0
    assert not compilation.is_busy()


def test_who_waits_no_more_is_let_go(fresh: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancelled() -> None:
        raise Cancelled

    monkeypatch.setattr(compilation, "check_cancelled", cancelled)
    with pytest.raises(Cancelled):
        compilation.wait()
    assert fresh.looks == 3


def test_nobody_waits_for_what_is_kept_from_the_last_time(fresh: Busy, tmp_path: Path) -> None:
    (tmp_path / "chains.settle-280.py311.nbi").touch()
    assert not compilation.is_busy()
    compilation.wait()
    assert fresh.looks == 3


@pytest.mark.usefixtures("fresh")
def test_nor_once_the_server_ends() -> None:
    compilation.end(None)
    assert not compilation.is_busy()


def test_what_numba_keeps_is_where_we_look_for_it() -> None:
    compilation.make()
    kept = chains.settle.stats.cache_path  # type: ignore[attr-defined]
    assert any(Path(kept).glob("chains.settle-*.nbi"))


def test_set_up_compiles_too(root: Path) -> None:
    script = (root / "scripts" / "setup.sh").read_text(encoding="utf-8")
    assert "run --no-sync python -m spatial.ui.compilation" in script
