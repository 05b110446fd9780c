"""Long work: what it gave, how far it is, a way out, and what the planner reads meanwhile."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import streamlit as st

from spatial.errors import Fault, UserError
from spatial.ui.jobs import READING, Job, Jobs
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import progress

pytestmark = pytest.mark.usefixtures("session")
FAULT = Fault(code="port_in_use", value="8501", blanks={"address": "x"})


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    """Give the page jobs of its own."""
    jobs = Jobs()
    monkeypatch.setattr(progress, "jobs", lambda: jobs)
    return jobs


@pytest.fixture
def bars(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, str]]:
    """Collect what the bar of progress shows."""
    shown: list[tuple[float, str]] = []

    class Bar:
        def progress(self, share: float, text: str) -> None:
            shown.append((share, text))

    def begin(share: float, text: str) -> Bar:
        shown.append((share, text))
        return Bar()

    monkeypatch.setattr(st, "progress", begin)
    return shown


def test_quick_work_shows_nothing_but_its_result(shelf: Jobs, written: list[str]) -> None:
    assert progress.run("vi", "files", "k", lambda: 42) == 42
    assert shelf.took_s.keys() == {"files"}
    assert written == []


def test_the_same_key_is_the_same_result(shelf: Jobs) -> None:
    made: list[int] = []

    def work() -> int:
        made.append(1)
        return len(made)

    assert [progress.run("vi", "files", "k", work) for _ in range(2)] == [1, 1]
    assert shelf.done("k")


@pytest.mark.usefixtures("shelf")
def test_what_goes_wrong_is_raised_where_it_was_asked() -> None:
    def work() -> None:
        raise UserError(FAULT)

    with pytest.raises(UserError):
        progress.run("vi", "files", "k", work)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_work_that_was_stopped_waits_to_be_asked_for_again(
    lang: str, shelf: Jobs, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    state.remember(progress.STOPPED, "k")
    assert progress.run(lang, "files", "k", lambda: 42) is None
    assert say("forecast.run.stopped", lang=lang) in written[0]
    asked["again"]["on_click"](progress.STOPPED, None)
    assert progress.run(lang, "files", "k", lambda: 42) == 42
    assert shelf.done("k")


def test_what_was_done_in_spite_of_the_stop_is_shown(shelf: Jobs) -> None:
    shelf.begin("k", lambda _: 7).result()
    state.remember(progress.STOPPED, "k")
    assert progress.run("vi", "files", "k", lambda: 42) == 7
    assert state.recall(progress.STOPPED) is None


@pytest.mark.usefixtures("shelf")
def test_stopping_one_work_does_not_hold_back_another() -> None:
    state.remember(progress.STOPPED, "other")
    assert progress.run("vi", "files", "k", lambda: 42) == 42


def test_long_work_says_what_it_does_and_offers_to_stop(
    shelf: Jobs,
    asked: dict[str, dict[str, Any]],
    bars: list[tuple[float, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)
    monkeypatch.setattr(progress, "LOOK_S", 0.0)
    go_on, shelf.took_s["files"] = threading.Event(), 12.5
    monkeypatch.setattr(progress.st, "button", lambda **given: (asked.update(b=given), go_on.set()))
    assert progress.run("vi", "files", "k", lambda: go_on.wait(60)) is True
    share, said = bars[0]
    assert 0 <= share <= 0.95
    assert said.startswith(say("forecast.run.files", lang="vi"))
    assert "12,5" in said
    assert asked["b"]["args"] == ("k",)


def test_pressing_stop_drops_the_work_and_remembers_which(shelf: Jobs) -> None:
    begun, ended = threading.Event(), threading.Event()

    def work(job: Job[None]) -> None:
        begun.set()
        job.stopping.wait(60)
        ended.set()

    shelf.begin("k", work)
    assert begun.wait(60)
    progress._stop("k")
    assert ended.wait(60)
    assert state.recall(progress.STOPPED) == "k"


@pytest.mark.parametrize(
    ("told", "shown"), [(-0.5, 0.0), (0.0, 0.0), (0.3, 0.3), (1.0, 1.0), (1.7, 1.0)]
)
def test_a_share_stays_between_nothing_and_everything(told: float, shown: float) -> None:
    assert progress._within(told) == shown


@pytest.mark.usefixtures("asked")
def test_watching_shows_what_a_solver_tells_until_it_ends(
    bars: list[tuple[float, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LOOK_S", 0.0)
    job: Job[int] = Job(key="k")

    def said() -> str:
        if len(bars) == 2:
            job.future.set_result(1)
        return f"bước {len(bars)}"

    button = {"label": "Dừng", "key": "stop"}
    progress.watch(job, said=said, stop=button)
    assert [share for share, _ in bars] == [0.0] * len(bars)
    assert [text for _, text in bars] == ["bước 0", "bước 1", "bước 2"]


def test_what_was_wrong_with_the_data_is_shown_in_place_of_a_result(written: list[str]) -> None:
    job: Job[int] = Job(key="k")
    job.future.set_exception(UserError(FAULT))
    assert progress.result(job, lang="vi") is None
    assert "8501" in written[0]


def test_a_defect_is_not_dressed_as_a_fault_of_the_data() -> None:
    job: Job[int] = Job(key="k")
    job.future.set_exception(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        progress.result(job, lang="vi")


def test_a_result_is_handed_over(written: list[str]) -> None:
    job: Job[int] = Job(key="k")
    job.future.set_result(5)
    assert progress.result(job, lang="vi") == 5
    assert written == []


def test_while_code_is_compiled_the_planner_is_told_and_nobody_else_waits(
    shelf: Jobs, bars: list[tuple[float, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two pieces of short work, as many as run at once, are done while everybody's is not."""
    ready, others = threading.Event(), []
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)
    monkeypatch.setattr(progress, "LOOK_S", 0.0)
    monkeypatch.setattr(progress.compilation, "is_busy", lambda: not ready.is_set())
    monkeypatch.setattr(progress.compilation, "wait", lambda: ready.wait(60))

    def button(**_: object) -> None:
        others.extend(shelf.begin(name, lambda _job: 7).result(60) for name in "ab")
        ready.set()

    monkeypatch.setattr(progress.st, "button", button)
    assert progress.compiled("vi")
    assert bars[0][1].startswith(say("forecast.run.compiling", lang="vi"))
    assert others == [7, 7]
    assert shelf.of(progress.COMPILING).lane == READING  # type: ignore[union-attr]


def test_where_all_is_compiled_nothing_is_begun(
    shelf: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress.compilation, "is_busy", lambda: False)
    assert progress.compiled("vi")
    assert shelf.of(progress.COMPILING) is None
