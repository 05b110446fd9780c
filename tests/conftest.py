"""What every kind of test shares: no network, one place for real data, repeatable Hypothesis."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import network_guard
import pytest
from browser_fixtures import (
    app,
    browser,
    other,
    page,
    playwright,
    screenshots,
    snap,
    visit,
    window,
)
from department import department, where
from done_once import district_read_once, pages_made_ready_once
from hypothesis import HealthCheck, settings

# Once for all folders: a second Playwright would meet the event loop of the first.
__all__ = [
    "app",
    "browser",
    "department",
    "district_read_once",
    "other",
    "page",
    "pages_made_ready_once",
    "playwright",
    "screenshots",
    "snap",
    "visit",
    "where",
    "window",
]

ROOT = Path(__file__).parents[1]
KINDS = ("unit", "integration", "property", "golden", "hostile", "real", "ui", "browser")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# Today is a day of the law as it was read; no test follows the clock, nor does a server it starts.
os.environ["TRUONGLOP_TODAY"] = "2026-11-28"

# Bytecode is kept, also where the machine's usual way is to keep none: tests begin hundreds of
# programs, and each would compile pandas, SQLAlchemy and Streamlit anew (3 s of processor).
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,  # a slow machine is not a wrong answer
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if IN_CI else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add a switch that rewrites golden files (such a run always fails) and one for pictures."""
    parser.addoption("--regold", action="store_true", help="rewrite golden files, and fail")
    parser.addoption("--pictures", action="store_true", help="take pictures of pages to look at")


def _kind(item: pytest.Item) -> str:
    if "playwright" in getattr(item, "fixturenames", ()):
        return "browser"
    try:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
    except ValueError:  # a doctest in spatial/
        return "unit"
    return folder if folder in KINDS else "unit"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without looking for garbage, and never look among what was collected.

    The thousands of tests live to the end; each full search would go through all of them.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test with the kind its folder says; run the kinds from quick to slow.

    Browser tests come last also because Playwright keeps an event loop running from its first
    page on, which other tests must not find. Where several workers take files in turn, the other
    kinds go from slow to quick: a long file begun last would leave the others idle.
    """
    for item in items:
        item.add_marker(_kind(item))
    shared_out = hasattr(config, "workerinput")
    items.sort(key=lambda item: _turn(_kind(item), shared_out=shared_out))


def _turn(kind: str, *, shared_out: bool) -> int:
    """Return when a kind has its turn."""
    at = KINDS.index(kind)
    return -at if shared_out and kind != "browser" else at


@pytest.fixture(scope="session", autouse=True)
def _offline() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    restore = network_guard.install()
    yield
    restore()


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real data beside the checkout, or the one ``TRUONGLOP_SHARED`` names.

    It is not part of the project. Where it is missing the test is skipped, except in CI: a
    pipeline that silently tests less is worse than a red one. A pipeline that cannot have the
    folder says so with ``TRUONGLOP_SHARED=absent``.
    """
    named = os.environ.get("TRUONGLOP_SHARED")
    if named == "absent":
        pytest.skip("TRUONGLOP_SHARED=absent: this machine has no real data")
    folder = Path(named) if named else ROOT.parent / "shared"
    if (folder / "real").is_dir():
        return folder
    reason = f"no real data: {folder / 'real'} is not there; TRUONGLOP_SHARED may name its parent"
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
