"""Compiled beside the server at low priority, ended with it, and nothing is lost where it fails."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

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
