"""The app on a department's database: it opens and says so where the server is down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import screens
from streamlit.testing.v1 import AppTest

from spatial.store import place
from spatial.store import server as servers

Visit = Callable[..., AppTest]


def test_a_server_that_is_down_is_told_and_the_figures_are_there(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    socket = tmp_path / ".s.PGSQL.5432"
    monkeypatch.setenv(place.SETTING, f"{place.FORM}an:bi-mat@/so?unix_sock={socket}")
    said = screens.words(visit())
    assert "Không kết nối được cơ sở dữ liệu “so”" in said
    assert "Quận 12" in said
    assert "bi-mat" not in said
    servers.release()
