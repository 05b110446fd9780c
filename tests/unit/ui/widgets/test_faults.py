"""What went wrong becomes sentences: each fault whole, nothing of this machine's folders in it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from spatial.errors import Fault, Severity, UserError
from spatial.ui.session import assessments, state
from spatial.ui.widgets import faults

PORT = Fault(
    code="port_in_use",
    file="wards.csv",
    row=3,
    column="<b>ward_id</b>",
    value="8501",
    blanks={"address": "10.0.0.7"},
)


class Stopped(Exception):  # noqa: N818 - stands for the end of a run
    """What `st.stop` does to a script."""


@pytest.fixture
def stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the end of a run be seen."""

    def stop() -> None:
        raise Stopped

    monkeypatch.setattr(st, "stop", stop)


@pytest.fixture(autouse=True)
def _log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in modes")
def test_the_log_is_for_the_user_alone_also_where_it_lay_open(tmp_path: Path) -> None:
    file = faults.note()
    modes = (tmp_path / "home").stat().st_mode & 0o777, file.stat().st_mode & 0o777
    assert modes == (0o700, 0o600)
    file.chmod(0o644)
    assert faults.note().stat().st_mode & 0o777 == 0o600


def failing(word: str) -> Path:
    """Note a failure of some words."""
    try:
        int(word)
    except ValueError:
        return faults.note()
    raise AssertionError(word)


def test_the_log_has_what_failed_and_where_and_not_what_it_says() -> None:
    text = failing("chín").read_text(encoding="utf-8")
    assert "page failed" in text
    assert "builtins.ValueError" in text
    assert "test_faults.py" in text
    assert "chín" not in text


def test_a_second_failure_is_a_line_below_the_first() -> None:
    text = [failing(word) for word in ("một", "hai")][1].read_text(encoding="utf-8")
    assert [json.loads(line)["event"] for line in text.splitlines()] == ["page failed"] * 2


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_fault_tells_place_what_expectation_and_remedy(
    lang: str, plain: Callable[[str], str]
) -> None:
    said = plain(faults.items([PORT], lang=lang))
    for part in ("what", "expected", "remedy"):
        assert PORT.part(part, lang=lang) in said
    assert said.startswith("wards.csv")


def test_no_part_of_a_fault_is_markup() -> None:
    html = faults.items([PORT], lang="vi")
    assert "<b>ward_id" not in html
    assert "&lt;b&gt;ward_id&lt;/b&gt;" in html


def test_every_fault_has_its_item() -> None:
    assert faults.items([PORT, PORT, PORT], lang="vi").count("<li>") == 3
    assert faults.items([], lang="vi") == "<ol></ol>"


def test_the_panel_counts_errors_and_names_the_folder_without_its_path(
    monkeypatch: pytest.MonkeyPatch, plain: Callable[[str], str]
) -> None:
    place = assessments.LocalitySource(folder="/srv/du-lieu/quan-12", state="")
    monkeypatch.setattr(assessments, "source", lambda: place)
    warning = Fault(code="port_in_use", value="1", severity=Severity.WARNING, blanks=PORT.blanks)
    said = plain(faults.panel([PORT, warning], lang="en"))
    assert said.startswith("The data cannot be used yet: 1 faults")
    assert "Folder: quan-12." in said
    assert "/srv" not in said


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("/srv/du-lieu/quan-12/wards.csv", "wards.csv"),
        ("lỗi ở /srv/du-lieu/quan-12/wards.csv", "lỗi ở wards.csv"),
        ("/etc/hosts", "/etc/hosts"),
        ("26767", "26767"),
    ],
)
def test_files_of_the_data_are_named_without_where_they_lie(
    given: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = assessments.LocalitySource(folder="/srv/du-lieu/quan-12", state="")
    monkeypatch.setattr(assessments, "source", lambda: place)
    named = faults._by_name(Fault(code="x", value=given, blanks={"file": given, "count": 3}))
    assert named.value == shown
    assert named.blanks == {"file": shown, "count": 3}


@pytest.mark.usefixtures("stopping")
def test_what_the_user_can_mend_is_listed_and_the_page_ends(written: list[str]) -> None:
    with pytest.raises(Stopped), faults.in_words("vi"):
        raise UserError(PORT)
    assert 'role="alert"' in written[0]
    assert "8501" in written[0]


@pytest.mark.usefixtures("stopping")
def test_a_defect_of_ours_is_one_sentence_and_where_it_was_stays_in_the_log(
    written: list[str], tmp_path: Path
) -> None:
    secret = "mật khẩu"  # noqa: S105 - what a traceback might hold
    with pytest.raises(Stopped), faults.in_words("en"):
        raise RuntimeError(secret)
    assert "fault of its own" in written[0]
    assert secret not in written[0]
    assert str(tmp_path) not in written[0]
    log = (tmp_path / "home" / "truonglop.log").read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in log
    assert secret not in log


def test_a_page_without_faults_is_left_alone(written: list[str]) -> None:
    with faults.in_words("vi"):
        pass
    assert written == []


@pytest.mark.parametrize("problem", [UserError(PORT), RuntimeError("x")])
def test_what_fails_in_the_answer_to_a_click_is_said_in_the_visitor_s_language(
    problem: Exception, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "language", lambda: "en")
    assert faults.uncaught(problem) is True
    assert ("fault of its own" in written[0]) is isinstance(problem, RuntimeError)


def test_a_session_is_not_needed_to_say_what_failed(session: Any, written: list[str]) -> None:  # noqa: ANN401 - the module of the visit
    st.session_state.clear()
    assert session.language() == "vi"
    assert faults.uncaught(UserError(PORT))
    assert written
