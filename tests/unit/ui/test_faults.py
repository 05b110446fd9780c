"""The log of what failed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spatial.ui.widgets import faults


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in modes")
def test_the_log_is_for_the_user_alone_also_where_it_lay_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "home"
    monkeypatch.setattr(faults, "home", lambda: folder)
    file = faults.note()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    file.chmod(0o644)
    assert faults.note().stat().st_mode & 0o777 == 0o600
