"""The export page offers the layers the command line writes."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from layer_towns import plain
from page_downloads import CARD

from spatial.export import layers
from spatial.records import Proposal
from spatial.ui.screens.export import layer_files
from spatial.ui.server.layer_service import ServedPlace
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say


@pytest.mark.parametrize("name", layer_files.OFFERS)
def test_an_offer_is_the_files_of_the_command_and_their_manifest_in_a_zip(
    name: str, see: Callable[..., Seen]
) -> None:
    seen = see(plain().network, method=Method.PUPILS)
    sort, system = layer_files.OFFERS[name]
    way = Method.PUPILS.value
    wanted = layers.bundle(seen.after, {sort}, asked=system, way=way, card=CARD)
    with zipfile.ZipFile(io.BytesIO(layer_files.pack(seen, name, CARD)())) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    told = json.loads(files.pop("manifest.json"))
    assert files == wanted
    assert told["files"].keys() == wanted.keys()
    assert told["command"][-2] == "--card"


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


@pytest.mark.usefixtures("home", "asked")
def test_no_address_is_offered_that_would_show_other_figures(
    see: Callable[..., Seen], site: Proposal, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scenario nobody saved, and a snapshot, have no address: it would give today's state."""
    shown: list[str] = []
    monkeypatch.setattr(layer_files.st, "code", lambda text, **_: shown.append(text))
    layer_files.draw(see(proposals=(site,)))
    monkeypatch.setattr(layer_files.state, "snapshot", lambda: "word")
    layer_files.draw(see())
    assert shown == []
    assert "".join(written).count(say("export.layers.not_live", lang="vi")) == 2
