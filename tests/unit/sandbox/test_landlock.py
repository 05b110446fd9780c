"""What is asked of the kernel, version by version; `test_confinement` asks the kernel itself."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from spatial.sandbox import landlock

CREATE, ADD, RESTRICT = landlock._CREATE, landlock._ADD, landlock._RESTRICT
Calls = list[tuple[int, tuple[Any, ...]]]
pytestmark = pytest.mark.skipif(not hasattr(os, "O_PATH"), reason="Linux alone has Landlock")


class Library:
    """Stands for the C library: nothing of this process is given up."""

    def __init__(self, answer: int) -> None:
        self.answer = answer

    def prctl(self, *_: int) -> int:
        return self.answer


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Calls]:
    """Put a kernel of some version in the place of this one; give the calls it gets."""

    def of(version: int, *, created: bool = True, privileges: int = 0) -> Calls:
        calls: Calls = []

        def call(number: int, *arguments: Any) -> int:  # noqa: ANN401 - as the kernel takes them
            calls.append((number, arguments))
            if number == CREATE and arguments[0] is not None:
                return os.open(os.devnull, os.O_RDONLY) if created else -1
            return 0

        monkeypatch.setattr(landlock, "_call", call)
        monkeypatch.setattr(landlock, "version", lambda: version)
        monkeypatch.setattr(landlock.ctypes, "CDLL", lambda *_, **__: Library(privileges))
        return calls

    return of


@pytest.mark.parametrize(
    ("version", "size", "every", "net", "scope"),
    [
        (1, 8, (1 << 13) - 1, None, None),
        (2, 8, (1 << 14) - 1, None, None),
        (3, 8, (1 << 15) - 1, None, None),
        (4, 16, (1 << 15) - 1, 3, None),
        (5, 16, (1 << 16) - 1, 3, None),
        (6, 24, (1 << 16) - 1, 3, 3),
        (7, 24, (1 << 16) - 1, 3, 3),
    ],
)
def test_a_kernel_is_asked_for_all_it_knows_and_nothing_it_does_not(
    version: int,
    size: int,
    every: int,
    net: int | None,
    scope: int | None,
    kernel: Callable[..., Calls],
) -> None:
    calls = kernel(version)
    assert landlock.restrict([], []) is True
    (rules, length, _) = calls[0][1]
    assert (len(rules), length) == (size, size)
    told = struct.unpack("Q" * (size // 8), rules)
    assert told == tuple(one for one in (every, net, scope) if one is not None)
    assert calls[-1][0] == RESTRICT


def rights(calls: Calls) -> list[int]:
    """Return the rights asked for, path by path."""
    return [struct.unpack("=Qi", arguments[2])[0] for number, arguments in calls if number == ADD]


def test_a_folder_to_read_may_be_listed_and_run_but_not_written(
    kernel: Callable[..., Calls], tmp_path: Path
) -> None:
    calls = kernel(6)
    landlock.restrict([str(tmp_path)], [])
    (given,) = rights(calls)
    assert given == landlock._READ_FILE | landlock._READ_DIR | landlock._EXECUTE


def test_a_file_has_no_rights_of_a_folder(kernel: Callable[..., Calls], tmp_path: Path) -> None:
    file = tmp_path / "wards.csv"
    file.touch()
    calls = kernel(6)
    landlock.restrict([str(file)], [str(file)])
    assert not any(given & landlock._READ_DIR for given in rights(calls))


def test_what_may_be_written_may_not_be_run(kernel: Callable[..., Calls], tmp_path: Path) -> None:
    calls = kernel(6)
    landlock.restrict([], [str(tmp_path)])
    (given,) = rights(calls)
    assert given & landlock._WRITE
    assert not given & landlock._EXECUTE


def test_a_place_that_is_not_there_needs_no_leave(
    kernel: Callable[..., Calls], tmp_path: Path
) -> None:
    calls = kernel(6)
    assert landlock.restrict([str(tmp_path / "nowhere")], [])
    assert rights(calls) == []


def test_no_handle_is_left_open(kernel: Callable[..., Calls], tmp_path: Path) -> None:
    kernel(6)
    before = len(list(Path("/proc/self/fd").iterdir()))
    landlock.restrict([str(tmp_path)], [str(tmp_path)])
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize(
    ("version", "created", "privileges"), [(0, True, 0), (1, False, 0), (1, True, -1)]
)
def test_where_the_kernel_does_not_hold_it_that_is_said(
    version: int, created: bool, privileges: int, kernel: Callable[..., Calls]
) -> None:
    kernel(version, created=created, privileges=privileges)
    assert landlock.restrict([], []) is False


def test_a_system_without_paths_as_handles_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_PATH")
    assert landlock.version() == 0


def test_a_kernel_that_refuses_to_tell_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "_call", lambda *_: -1)
    assert landlock.version() == 0
