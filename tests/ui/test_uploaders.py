"""Whatever is brought on any page goes to a process of its own, and its refusal is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import screens
from streamlit.testing.v1 import AppTest

from spatial import sandbox
from spatial.errors import Fault, InputFaults
from spatial.sandbox import ReaderTarget

Visit = Callable[..., AppTest]
STOPPED = "Tệp hỏng đến mức việc đọc bị đứt ngang."
DOORS = {
    "norms": ("norms.section", "own", "a.yaml", ReaderTarget.PROFILE),
    "forecast": ("forecast.section", "files", "a.yaml", ReaderTarget.OUTLOOK_TEXT),
    "recommend": ("recommend.section", "sites", "a.kml", ReaderTarget.AREAS),
    "zoning": (None, "", "a.csv", ReaderTarget.ZONE_CHOICES),
    "propose": (None, "", "a.geojson", ReaderTarget.PROPOSALS),
    "access": ("reach.section", "roads", "a.geojson", ReaderTarget.ROAD_WORKS),
    "nation": (None, "", "a.gpkg", ReaderTarget.DEFICIT_LAYER),
    "files": (None, "", "a.csv", ReaderTarget.REFUSALS),
}


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[ReaderTarget]:
    """Note what is handed to a process of its own; every reading breaks down there."""
    targets: list[ReaderTarget] = []

    def break_down(target: ReaderTarget, *_: object, **__: object) -> object:
        targets.append(target)
        raise InputFaults(Fault(code="reading_broken"))

    monkeypatch.setattr(sandbox, "call", break_down)
    return targets


@pytest.mark.parametrize("page", DOORS)
def test_a_file_is_read_apart_and_its_refusal_told(
    page: str, visit: Visit, called: list[ReaderTarget]
) -> None:
    key, section, name, target = DOORS[page]
    at = visit(page)
    if key is not None:
        at.button_group(key=key).set_value(section)
        at.run()
    assert called == []  # the embedded district is ours
    given = (name, b"x", "application/octet-stream")
    box = at.file_uploader[0]
    box.set_value([given] if page == "files" else given)
    at.run()
    assert called[0] is target
    assert STOPPED in screens.words(at)
