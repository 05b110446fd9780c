"""``restore``: what was backed up comes back; what is there is kept first."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from spatial.cli import truonglop
from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import Workspace


def run(*given: str) -> Result:
    return CliRunner().invoke(truonglop, ["--lang", "en", *given], catch_exceptions=False)


def test_what_is_replaced_is_backed_up_first_and_can_be_brought_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    file = str(tmp_path / "b.zip")
    Workspace().save("first", Scenario(), locality="town")
    run("backup", file)
    Workspace().save("second", Scenario(), locality="town")
    with pytest.raises(UserError):
        run("restore", file)
    assert "1 saves of scenarios" in run("restore", file, "--replace").output
    assert Workspace().revision("second", locality="town") == 0
    (before,) = (tmp_path / "home" / "copies").glob("before-restore-*.zip")
    run("restore", str(before), "--replace")
    assert Workspace().revision("second", locality="town") == 1
