"""The place found first is read ahead; what is opened are the files that were read, or new ones."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from spatial import communes, intake
from spatial.errors import Fault, UserError
from spatial.ui.jobs import Job, Jobs
from spatial.ui.session import found_ahead, state

ONE = ("26785",)
OTHER = ("26782",)
WAIT_S = 60


@pytest.fixture(autouse=True)
def visit(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Give a visit that remembers."""
    kept: dict[str, object] = {}
    monkeypatch.setattr(state, "remember", kept.__setitem__)
    monkeypatch.setattr(state, "recall", kept.get)
    monkeypatch.setattr(state, "visitor", lambda: "")
    return kept


@pytest.fixture(autouse=True)
def work(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    """Give jobs of its own."""
    jobs = Jobs()
    monkeypatch.setattr(found_ahead, "jobs", lambda: jobs)
    return jobs


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, bytes]]:
    """Note the files of every folder that is read, in place of reading it."""
    seen: list[dict[str, bytes]] = []

    def read(place: str) -> Any:  # noqa: ANN401 - stands for a network
        seen.append({path.name: path.read_bytes() for path in Path(place).iterdir()})
        return "mạng lưới"

    monkeypatch.setattr(intake, "read_network", read)
    return seen


def job_of(work: Jobs, codes: tuple[str, ...]) -> Job[Any] | None:
    return work.of(found_ahead._key(communes.choice(codes), "vi"))


def test_what_is_taken_are_the_very_files_that_were_read(reads: list[dict[str, bytes]]) -> None:
    found_ahead.begin(ONE, "vi")
    found = found_ahead.take(communes.choice(ONE), "vi")
    assert reads == [found.files]
    assert found.network == "mạng lưới"
    assert "residents.csv" in found.files


def test_a_place_that_was_not_read_ahead_is_made_and_left_for_the_page_to_read(
    reads: list[dict[str, bytes]],
) -> None:
    found = found_ahead.take(communes.choice(OTHER), "vi")
    assert found.network is None
    assert found.files == communes.files(communes.choice(OTHER), lang="vi")
    assert reads == []


def test_another_language_is_another_workbook(reads: list[dict[str, bytes]], work: Jobs) -> None:
    found_ahead.begin(ONE, "vi")
    job = job_of(work, ONE)
    assert job is not None
    job.result(WAIT_S)
    english = found_ahead.take(communes.choice(ONE), "en")
    assert english.network is None
    assert english.files[communes.BOOK] != reads[0][communes.BOOK]


@pytest.mark.usefixtures("reads")
def test_neither_nothing_nor_a_whole_province_is_read_ahead(work: Jobs) -> None:
    province = communes.resolve("79")
    for codes in ((), province):
        found_ahead.begin(codes, "vi")
    assert job_of(work, province) is None


def test_the_next_search_ends_the_reading_of_the_one_before(
    monkeypatch: pytest.MonkeyPatch, work: Jobs
) -> None:
    at_work, go_on = threading.Event(), threading.Event()

    def read(_: str) -> str:
        at_work.set()
        go_on.wait(WAIT_S)
        return "mạng lưới"

    monkeypatch.setattr(intake, "read_network", read)
    found_ahead.begin(ONE, "vi")
    assert at_work.wait(WAIT_S)
    first = job_of(work, ONE)
    found_ahead.begin(OTHER, "vi")
    assert first is not None
    assert first.stopping.is_set()
    second = job_of(work, OTHER)
    assert second is not None
    assert not second.stopping.is_set()
    go_on.set()
    second.result(WAIT_S)


@pytest.mark.parametrize("problem", [UserError(Fault(code="reading_broken")), OSError("đầy đĩa")])
def test_a_reading_that_failed_ahead_leaves_the_page_to_read_and_say_why(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def fail(_: str) -> Callable[[], None]:
        raise problem

    monkeypatch.setattr(intake, "read_network", fail)
    found_ahead.begin(ONE, "vi")
    found = found_ahead.take(communes.choice(ONE), "vi")
    assert found.network is None
    assert found.files == communes.files(communes.choice(ONE), lang="vi")
