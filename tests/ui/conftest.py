"""The app's script under Streamlit's `AppTest`, with a home of its own and no browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

MAIN = Path(__file__).parents[2] / "spatial" / "ui" / "main.py"
WAIT_S = 60  # a cold machine imports the geo stack inside the first run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the app a workspace of its own, and the embedded district."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TRUONGLOP_FOLDER", raising=False)
    return tmp_path / "home"


# The link of the preset: what a test of the published plan opens.
PLAN = {"units": "wards_2024", "year": "2030", "profile": "quan12-2024"}


@pytest.fixture
def visit(home: Path) -> Iterator[Callable[..., AppTest]]:
    """Open the app by a link; every run must end without an exception."""

    def opened(page: str | None = None, **params: str) -> AppTest:
        assert not home.exists() or home.is_dir()
        at = AppTest.from_file(MAIN, default_timeout=WAIT_S)
        for name, value in params.items():
            at.query_params[name] = value
        at.run()
        if page is not None:
            at.switch_page(f"screens/{page}/page.py").run()
        return at

    yield opened
    log = home / "truonglop.log"
    assert not log.exists(), log.read_text(encoding="utf-8")


@pytest.fixture
def plan_visit(visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open the app on the plan of 2024, whose figures are printed; other parameters go before."""

    def opened(page: str | None = None, **params: str) -> AppTest:
        return visit(page, **(PLAN | params))

    return opened
