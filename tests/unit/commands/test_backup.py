"""``backup``: one file of everything, and a sentence of what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from spatial.cli import truonglop
from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import Workspace


def test_what_was_saved_is_backed_up_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    for number in range(2):
        Workspace().save("s", Scenario(), locality="town", began=number)
    file = tmp_path / "b.zip"
    done = CliRunner().invoke(
        truonglop, ["--lang", "en", "backup", str(file)], catch_exceptions=False
    )
    assert done.exit_code == 0
    assert "2 saves of scenarios, 0 localities" in done.output
    assert file.is_file()


def test_another_ending_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    with pytest.raises(UserError):
        CliRunner().invoke(
            truonglop, ["backup", str(tmp_path / "b.sqlite")], catch_exceptions=False
        )
    assert not (tmp_path / "b.sqlite").exists()
