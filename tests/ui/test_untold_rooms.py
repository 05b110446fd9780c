"""Every page of a locality whose rooms are known of one ward at two levels, and of none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import screens
import untold_towns
from streamlit.testing.v1 import AppTest

Visit = Callable[..., AppTest]
# Every page with its parts.
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "map": ("", ("",)),
    "propose": ("", ("",)),
    "export": ("", ("",)),
    "catchment": ("flow.section", ("where", "matrix", "rooms", "stress")),
    "access": ("reach.section", ("where", "levels", "methods")),
    "zoning": ("", ("",)),
    "forecast": ("forecast.section", ("curves", "why", "sites", "rates")),
    "norms": ("norms.section", ("law", "changes", "compare", "rooms")),
    "schools": ("schools.section", ("checks", "mergers")),
    "targets": ("targets.section", ("plans", "programme")),
    "recommend": ("recommend.section", ("limits", "sites", "plan", "list", "robust", "cover")),
}
OF_SEATS = frozenset({"catchment", "access", "zoning"})  # nothing to ask without any seat known
TOLD: dict[str, tuple[tuple[str, str], ...]] = {
    "some": (("26785", "tieu_hoc"), ("26785", "thcs")),
    "none": (),
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write both localities once: what is assessed of them is kept from page to page."""
    place = tmp_path_factory.mktemp("untold")
    return {name: untold_towns.folder(place / name, told=told) for name, told in TOLD.items()}


@pytest.fixture(params=list(TOLD))
def town(
    request: pytest.FixtureRequest,
    home: Path,
    folders: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """Let the app open the locality, in a home of its own."""
    assert not home.exists()
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(folders[request.param]))
    return str(request.param)


@pytest.mark.parametrize("page", PAGES)
def test_every_part_of_every_page_draws_what_is_not_known(
    page: str, town: str, visit: Visit
) -> None:
    key, parts = PAGES[page]
    if page == "map":
        assert "Trung Mỹ Tây" in screens.words(visit())
    at = visit(None if page == "map" else page, level="tieu_hoc")
    if town == "none" and page in OF_SEATS:
        assert "chưa có số phòng học của xã, phường nào" in screens.words(at)
        assert "vượt sức chứa theo định mức" not in screens.words(at)
        return
    for part in parts:
        if key and at.button_group:
            at.button_group(key=key).set_value(part).run()
        assert not at.exception
        assert "nan" not in screens.words(at).lower().split()
