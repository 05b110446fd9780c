"""The export page offers the layers the command line writes."""

import io
import zipfile
from types import SimpleNamespace
from typing import cast

import pytest
from layer_towns import plain

from spatial.export import layers
from spatial.ui.screens.export import layer_files
from spatial.ui.server.layer_service import ServedPlace
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method


@pytest.mark.parametrize("name", layer_files.OFFERS)
def test_an_offer_is_the_files_of_the_command_in_a_zip(name: str) -> None:
    view = SimpleNamespace(method=Method.PUPILS)
    seen = cast("Seen", SimpleNamespace(after=plain(), lang="vi", view=view))
    sort, system = layer_files.OFFERS[name]
    wanted = layers.bundle(plain(), {sort}, asked=system, way=Method.PUPILS.value)
    with zipfile.ZipFile(io.BytesIO(layer_files.pack(seen, name)())) as archive:
        assert {one: archive.read(one) for one in archive.namelist()} == wanted


@pytest.mark.parametrize(
    ("prefix", "shown", "address"),
    [
        ("", ServedPlace(), "http://pc:8501/ogc"),
        ("", ServedPlace(scenario="abc"), "http://pc:8501/ogc/s/abc"),
        ("/truong/", ServedPlace(locality="k", scenario="a"), "http://pc:8501/truong/ogc/l/k/s/a"),
    ],
)
def test_the_address_for_a_gis_is_that_of_what_is_shown(
    prefix: str, shown: ServedPlace, address: str
) -> None:
    page = "http://pc:8501/truong/export?scenario=abc&lang=en"
    assert layer_files.live(page, prefix, shown) == address
