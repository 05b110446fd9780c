"""Files of the forecast: the command that makes the same, and an outlook kept or opened."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from towns import town

from spatial.export import outlook as writer
from spatial.forecast import Forecast
from spatial.intake.single import outlook as reader
from spatial.records import Outlook, Proposal
from spatial.ui.screens.forecast import files
from spatial.ui.session import outlook, state
from spatial.ui.session.assessments import Seen

Ahead = Callable[..., tuple[Seen, Forecast]]
pytestmark = pytest.mark.usefixtures("home")


def test_the_command_names_every_choice(ahead: Ahead) -> None:
    seen, _ = ahead()
    said = files.command(seen)
    assert said.startswith("truonglop project --to 2045 --year 2030")
    assert "--scenario base --engine cohort" in said
    assert "--outlook" not in said


def test_a_choice_the_command_line_cannot_be_told_hides_it(
    ahead: Ahead, see: Callable[..., Seen], site: Proposal
) -> None:
    assert files._plain(ahead()[0])
    assert not files._plain(ahead(public_only=True)[0])
    assert not files._plain(ahead(share=0.3)[0])
    assert not files._plain(see(proposals=(site,)))


def test_files_are_made_once_they_are_asked_for(
    ahead: Ahead, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    seen, made = ahead()
    files.draw(seen, made)
    assert "forecast_make" in asked
    assert not any(key.startswith("forecast.files") for key in asked)
    assert "tl-command" in "".join(written)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process: how one is read apart has tests of its own."""
    monkeypatch.setattr(files, "parse_outlook", reader.parse_outlook)


@pytest.mark.usefixtures("here")
def test_an_outlook_kept_is_opened_again() -> None:
    content = writer.text(Outlook(fertility=0.9)).encode()
    files._open(town(), SimpleNamespace(name="outlook.json", getvalue=lambda: content))
    assert outlook.current() == Outlook(fertility=0.9)
    assert state.told()[-1].key == "notice.outlook_opened"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("content", "key"), [(b"\xff\xfe\x00", "outlook_not_text"), (b"[1]", "outlook_refused_file")]
)
def test_what_is_no_outlook_is_refused_and_changes_nothing(content: bytes, key: str) -> None:
    files._open(town(), SimpleNamespace(name="x.json", getvalue=lambda: content))
    assert outlook.current() == Outlook()
    assert state.told()[0].key == f"notice.{key}"
