"""What was read last is given again to who says the same mark, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from towns import town

from spatial.errors import Fault, UserError
from spatial.intake import last_locality
from spatial.network import Network


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin as a process that read nothing yet."""
    monkeypatch.setattr(last_locality, "_kept", {})


def reader(times: list[str]) -> Callable[[], Network]:
    """Count how often it is read."""

    def read() -> Network:
        times.append("read")
        return town()

    return read


def test_the_same_mark_is_read_once_wherever_its_files_stand(tmp_path: Path) -> None:
    times: list[str] = []
    found = []
    for at in ("a", "b"):
        with last_locality.at_hand(tmp_path / at, "one"):
            found.append(last_locality.of(tmp_path / at, reader(times)))
    assert times == ["read"]
    assert found[0] is found[1]


def test_another_mark_is_read_anew_and_only_the_last_is_kept(tmp_path: Path) -> None:
    times: list[str] = []
    for mark in ("one", "two", "one"):
        with last_locality.at_hand(tmp_path, mark):
            last_locality.of(tmp_path, reader(times))
    assert len(times) == 3


@pytest.mark.parametrize("folder", [None, "other"])
def test_a_folder_that_is_not_at_hand_is_read_each_time(tmp_path: Path, folder: str | None) -> None:
    times: list[str] = []
    with last_locality.at_hand(tmp_path / "mine", "one"):
        for _ in range(2):
            last_locality.of(None if folder is None else tmp_path / folder, reader(times))
    assert len(times) == 2


def test_what_cannot_be_read_is_not_kept(tmp_path: Path) -> None:
    times: list[str] = []

    def broken() -> Network:
        times.append("read")
        raise UserError(Fault(code="missing_folder", value="x"))

    for _ in range(2):
        with last_locality.at_hand(tmp_path, "bad"), pytest.raises(UserError):
            last_locality.of(tmp_path, broken)
    assert len(times) == 2
