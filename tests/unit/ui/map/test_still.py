"""The drawing of the first screen: the figures of the map, and names that are only ever text."""

from __future__ import annotations

import dataclasses
from xml.etree import ElementTree as ET

import pytest

from spatial.ui.map import still, ward_layers
from spatial.ui.session import assessments, first_view
from spatial.ui.session.assessments import Seen

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """See the embedded district as a first visitor does."""
    monkeypatch.delenv("TRUONGLOP_FOLDER", raising=False)
    source = assessments.source()
    return assessments.see(source, first_view.of(source), ())


def test_wards_schools_and_figures_are_those_of_the_map(seen: Seen) -> None:
    wards, schools, figures = ward_layers.still(seen)
    drawn = ET.fromstring(still.svg(seen))  # noqa: S314 - made in the test
    paths = drawn.findall(f"{SVG}path")
    assert [path.get("fill") for path in paths] == [
        one["properties"]["style"]["fillColor"] for one in wards["features"]
    ]
    assert [text.text for text in drawn.findall(f"{SVG}text")] == [
        one["properties"]["text"] for one in figures["features"]
    ]
    assert len(drawn.findall(f"{SVG}circle")) == len(schools["features"])


def test_everything_lies_inside_the_drawing(seen: Seen) -> None:
    drawn = ET.fromstring(still.svg(seen))  # noqa: S314 - made in the test
    left, top, width, height = map(float, drawn.attrib["viewBox"].split())
    for circle in drawn.findall(f"{SVG}circle"):
        assert left <= float(circle.attrib["cx"]) <= left + width
        assert top <= float(circle.attrib["cy"]) <= top + height
    assert (left, top) == (-6.0, -6.0)
    assert width == 1012.0


def test_north_is_up(seen: Seen) -> None:
    """A square of the ground is a square of the drawing, and what is north has the smaller y."""
    west, south, east, north = ward_layers.bounds(seen.source)
    drawn = ET.fromstring(still.svg(seen))  # noqa: S314 - made in the test
    *_, height = map(float, drawn.attrib["viewBox"].split())
    # one degree of latitude is 1 / cos 10.86 degrees = 1.0182 of longitude
    assert height - 12 == pytest.approx(1000 * (north - south) / (east - west) * 1.0182, rel=1e-3)


def test_a_hostile_name_is_text(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Seen, "name", lambda *_: "</title><script>alert(1)</script>")
    other = dataclasses.replace(seen, ward_id=str(seen.after.network.wards(None).index[-1]))
    drawing = still.svg(other)
    assert "<script" not in drawing
    assert "&lt;script&gt;" in drawing
