"""One connection that does nothing, so that the others are quick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spatial.store import idle


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    idle.release()
    yield
    idle.release()


def test_a_file_held_twice_is_held_by_one_connection(file: Path) -> None:
    idle.hold(file)
    (first,) = idle._idle
    idle.hold(file)
    assert idle._idle == [first]


def test_another_file_takes_the_place_of_the_first(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    other.write_bytes(file.read_bytes())
    idle.hold(file)
    idle.hold(other)
    assert [path for path, _, _ in idle._idle] == [other]


def test_a_file_put_in_the_place_of_another_is_a_new_one(file: Path, tmp_path: Path) -> None:
    idle.hold(file)
    ((_, number, _),) = idle._idle
    beside = tmp_path / "beside.sqlite"
    beside.write_bytes(file.read_bytes())
    beside.replace(file)
    idle.hold(file)
    ((_, again, _),) = idle._idle
    assert again != number


def test_what_is_let_go_is_held_no_more_and_may_be_let_go_twice(file: Path) -> None:
    idle.hold(file)
    idle.release()
    idle.release()
    assert idle._idle == []
    file.unlink()
    assert not file.exists()
