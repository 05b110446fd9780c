"""Wards that should tile the land: measured once, figures written as the language does."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import geopandas as gpd
import pytest
import shapely

from spatial.ui.screens.files import borders
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.text import say

OVERLAPPING = gpd.GeoDataFrame(
    {"ward_id": ["a", "b"], "ward": ["Phường <A>", "Phường B"]},
    geometry=[
        shapely.box(600_000, 1_200_000, 601_000, 1_201_000),
        shapely.box(600_990, 1_200_000, 602_000, 1_201_000),
    ],
    crs=9210,
)


def layer(frame: gpd.GeoDataFrame, *, whole: bool = True) -> SimpleNamespace:
    """Make a set of wards as checked."""
    source = SimpleNamespace(table="wards", name="wards.geojson")
    return SimpleNamespace(source=source, frame=frame, kept=frame, whole=whole)


def test_an_overlap_is_measured_in_square_metres_between_two_named_wards() -> None:
    """Ten metres by a kilometre."""
    found, names = borders.measured(layer(OVERLAPPING))  # type: ignore[arg-type]
    assert found.overlap_m2 == pytest.approx(10_000, rel=1e-3)
    assert names == {"a": "Phường <A>", "b": "Phường B"}
    (row,) = borders._overlaps(found, names, "vi")
    assert "&lt;A&gt;" in row.cells[1]


def test_only_whole_sets_with_a_system_can_be_measured(
    upload_view: Callable[..., UploadView],
) -> None:
    good, part = layer(OVERLAPPING), layer(OVERLAPPING, whole=False)
    nowhere = layer(OVERLAPPING.set_crs(None, allow_override=True))
    assert borders.layers(upload_view(tables=[good, part, nowhere])) == [good]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_wards_it_says_so(
    lang: str, upload_view: Callable[..., UploadView], written: list[str]
) -> None:
    borders.draw(upload_view(lang=lang))
    assert say("files.borders.none", lang=lang) in written[0]


@pytest.mark.parametrize(("lang", "said"), [("vi", "1.234,5 m²"), ("en", "1,234.5 m²")])
def test_figures_of_a_repair_are_written_as_the_language_does(lang: str, said: str) -> None:
    assert borders._figures("1234.50 m²", lang) == said
