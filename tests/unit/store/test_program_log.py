"""The log tells what failed and where; nothing of a person, nothing he brought."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import warnings
from datetime import datetime
from pathlib import Path

import pytest

from spatial.store import program_log

NAME, LOGIN, UPLOADED = "Nguyễn Thị Hoa", "hoa@so.example", "Trường TH Lê Văn Tám; 1.234 em"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty home."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def failure(tmp_path: Path) -> BaseException:
    """Fail as the program may: what is raised quotes a person, a login, a cell and a folder."""
    try:
        try:
            {LOGIN: 1}[NAME]
        except KeyError as first:
            raise ValueError(UPLOADED, str(tmp_path)) from first
    except ValueError as problem:
        problem.add_note(LOGIN)
        return problem


def test_a_line_is_one_json_object_with_time_program_kind_and_place(tmp_path: Path) -> None:
    (line,) = program_log.note("page failed", failure(tmp_path)).read_text("utf-8").splitlines()
    told = json.loads(line)
    assert datetime.fromisoformat(told["time"]).utcoffset() is not None
    assert (told["level"], told["event"]) == ("error", "page failed")
    assert told["program"].startswith("truonglop ")
    assert [one["kind"] for one in told["raised"]] == ["builtins.ValueError", "builtins.KeyError"]
    for one in told["raised"]:
        assert one["at"][-1].split(":")[0].endswith("test_program_log.py")
        assert one["at"][-1].endswith(" failure")


def test_no_name_no_login_no_uploaded_value_and_no_folder_of_a_user_gets_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(program_log.SETTING, program_log.STANDARD_ERROR)
    file = program_log.note("page failed", failure(tmp_path))
    said = capsys.readouterr().err
    assert said == file.read_text("utf-8")
    for secret in (NAME, "Hoa", LOGIN, UPLOADED, "Lê Văn Tám", "1.234", str(tmp_path)):
        assert secret not in said


def test_every_event_is_a_line_below_the_last() -> None:
    for event in ("one", "two"):
        file = program_log.note(event)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [(one["event"], one["level"]) for one in lines] == [("one", "info"), ("two", "info")]


def test_what_was_raised_in_a_circle_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert len(program_log.record("x", first)["raised"]) == 2  # type: ignore[arg-type]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in modes")
def test_the_log_is_for_the_user_alone(home: Path) -> None:
    file = program_log.note("one")
    assert (home.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_what_a_library_logs_is_one_json_object_without_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As Streamlit and uvicorn log: a handler of their own, an exception, values in the text."""
    library = logging.getLogger("a.library")
    handler = logging.StreamHandler(sys.stderr)
    library.addHandler(handler)
    try:
        with program_log.captured():
            library.error("no %s in %s", NAME, LOGIN, exc_info=failure(tmp_path), stack_info=True)
            library.warning(ValueError(UPLOADED))
            library.warning("%d", NAME)  # what a library gets wrong is not written out either
    finally:
        library.removeHandler(handler)
    said = capsys.readouterr().err
    for secret in (NAME, "Hoa", LOGIN, UPLOADED, "Lê Văn Tám", "1.234", str(tmp_path)):
        assert secret not in said
    first, second, third = map(json.loads, said.splitlines())
    assert (first["level"], first["library"]) == ("error", "a.library")
    kinds = [one["kind"] for one in first["raised"]]
    assert kinds == ["builtins.ValueError", "builtins.KeyError"]
    assert first["at"].endswith("test_what_a_library_logs_is_one_json_object_without_its_words")
    assert [one["kind"] for one in second["raised"]] == ["builtins.ValueError"]
    assert (third["level"], "raised" in third) == ("warning", False)
    assert logging.getLogRecordFactory() is logging.LogRecord  # as it was


def test_a_warning_of_python_is_one_line_without_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with warnings.catch_warnings(), program_log.captured():
        warnings.simplefilter("always")
        warnings.warn(f"{NAME} {UPLOADED}", RuntimeWarning, stacklevel=1)
    said = capsys.readouterr().err
    for secret in (NAME, "Hoa", UPLOADED, "1.234"):
        assert secret not in said
    (told,) = map(json.loads, said.splitlines())
    assert (told["level"], told["kind"]) == ("warning", "builtins.RuntimeWarning")
    assert "test_program_log.py:" in told["at"]


def test_what_fails_in_a_thread_is_noted_and_not_written_out(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ValueError(UPLOADED)

    with program_log.captured():
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert capsys.readouterr().err == ""
    (line,) = (home / program_log.NAME).read_text("utf-8").splitlines()
    assert json.loads(line)["event"] == "thread failed"
    assert UPLOADED not in line
