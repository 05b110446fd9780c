"""Each save is a revision beside the former ones, in the user's own folder."""

from pathlib import Path

import pytest

from spatial.store import home


def test_the_user_s_folder_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    assert home() == tmp_path
