"""A process that reads ends where its limit comes, and says so."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import deeds
import hostile_files
import pytest

from spatial import sandbox
from spatial.errors import InternalError, UserError
from spatial.sandbox import calls, processes
from spatial.sandbox.limits import ReadingLimits

MB = 1_000_000
FAR = hostile_files.FAR["single quotes"]
LINUX = sys.platform == "linux"


def run(
    target: str,
    *args: object,
    limits: ReadingLimits | None = None,
    reads: Sequence[Path] = (),
) -> object:
    """Have the child run any function: no door offers this, a taken-over reader would."""
    known = [*reads, Path(deeds.__file__)]
    return sandbox.call(deeds.Evil(target), *args, limits=limits, reads=known)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def waiting() -> Iterator[processes.Waiting]:
    """Start a waiting process that knows the deeds of a taken-over reader."""
    known = processes._SET["PYTHONPATH"]
    processes._SET["PYTHONPATH"] = os.pathsep.join([known, str(Path(deeds.__file__).parent)])
    began = processes.Waiting()
    yield began
    began.close()
    processes._SET["PYTHONPATH"] = known


@pytest.fixture(autouse=True)
def _own_process(waiting: processes.Waiting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "WAITING", waiting)


def code(stopped: pytest.ExceptionInfo[UserError]) -> str:
    return stopped.value.faults[0].code


def test_an_answer_comes_back() -> None:
    assert run("deeds:double", 21) == 42


def test_memory_beyond_the_limit_is_refused_with_its_sentence() -> None:
    with pytest.raises(UserError) as stopped:
        run("deeds:fill", 900 * MB)
    assert code(stopped) == "reading_too_big"
    assert "450 MB" in stopped.value.say(lang="en")


def test_a_reader_that_goes_round_for_ever_is_ended() -> None:
    with pytest.raises(UserError) as stopped:
        run("deeds:spin", limits=ReadingLimits(cpu_s=1))
    assert code(stopped) == "reading_too_long"


def test_a_reader_that_waits_for_ever_is_ended_by_the_clock() -> None:
    with pytest.raises(UserError) as stopped:
        run("deeds:wait", limits=ReadingLimits(wall_s=1))
    assert code(stopped) == "reading_too_long"


def test_an_answer_larger_than_allowed_is_refused() -> None:
    with pytest.raises(UserError) as stopped:
        run("deeds:long_text", 3 * MB, limits=ReadingLimits(answer_bytes=2 * MB))
    assert code(stopped) == "reading_too_much"


def test_a_reader_that_breaks_down_is_told_of_its_file() -> None:
    with pytest.raises(UserError) as stopped:
        run("deeds:break_down", reads=[Path("du-lieu/wards.kml")])
    assert code(stopped) == "reading_broken"
    assert stopped.value.faults[0].file == "wards.kml"


@pytest.mark.parametrize(
    ("deed", "write"),
    [
        ("read_book", lambda: hostile_files.xlsx(hostile_files.worksheet(FAR))),
        ("read_book", hostile_files.shared_string_bomb),
        ("read_yaml", hostile_files.yaml_aliases),
    ],
    ids=["far cell", "shared string bomb", "YAML aliases"],
)
def test_a_file_no_guard_looked_at_is_stopped_by_the_limit(
    deed: str, write: Callable[[], bytes], tmp_path: Path
) -> None:
    file = tmp_path / "brought"
    file.write_bytes(write())
    with pytest.raises(UserError) as stopped:
        run(f"deeds:{deed}", str(file), reads=[file])
    assert code(stopped) in {"reading_too_big", "reading_too_long", "reading_broken"}
    assert stopped.value.faults[0].file == "brought"


def test_a_view_no_guard_has_a_rule_against_is_stopped_by_the_limit(tmp_path: Path) -> None:
    hostile_files.gpkg_joined(tmp_path / "wards.gpkg")
    with pytest.raises(UserError) as stopped:
        sandbox.call(
            sandbox.ReaderTarget.EXAMINE, tmp_path, reads=[tmp_path], limits=ReadingLimits(cpu_s=1)
        )
    assert code(stopped) == "reading_too_long"
    assert stopped.value.faults[0].file is None  # the folder of an upload is its visitor's key


def test_a_defect_of_ours_stays_a_defect() -> None:
    with pytest.raises(InternalError, match="ZeroDivisionError"):
        run("deeds:defect")


@pytest.mark.parametrize(
    "deed", ["write_much", "open_socket", "open_outside", "start_program", "fork", "write_outside"]
)
def test_what_reading_does_not_need_is_not_there(deed: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mật", encoding="utf-8")
    assert run(f"deeds:{deed}", str(secret), limits=ReadingLimits(written_bytes=MB)) == "refused"
    assert secret.read_text(encoding="utf-8") == "mật"


def test_every_layer_of_linux_holds() -> None:
    held = sandbox.layers()
    assert held.interpreter
    if LINUX:
        assert held.limits


def test_secrets_of_the_environment_are_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPARTMENT_PASSWORD", "mật")
    assert run("deeds:environment", "DEPARTMENT_PASSWORD") is None


def test_a_reader_whose_visitor_leaves_is_ended_at_once() -> None:
    gone = threading.Event()
    visitor = sandbox.Visitor("a", gone.is_set)
    threading.Timer(0.3, gone.set).start()
    with sandbox.working_for(visitor), pytest.raises(UserError) as stopped:
        run("deeds:wait")
    assert code(stopped) == "reading_stopped"


def test_a_waiting_process_that_was_ended_is_begun_anew() -> None:
    if not LINUX:
        return
    assert run("deeds:double", 1) == 2
    zygote = calls.WAITING._zygote
    assert zygote is not None
    zygote.process.send_signal(signal.SIGKILL)
    zygote.process.wait(timeout=60)
    assert run("deeds:double", 2) == 4


def test_without_forks_one_idle_process_after_another_does_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting = processes.Waiting(forks=False)
    monkeypatch.setattr(calls, "WAITING", waiting)
    try:
        assert run("deeds:double", 3) == 6
    finally:
        waiting.close()
