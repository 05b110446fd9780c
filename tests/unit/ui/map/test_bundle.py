"""The map's files come from this machine, under names that change with what they hold."""

from __future__ import annotations

import gzip
import re

import folium
import pytest
from asked_routes import ask

from spatial.ui.map import bundle


@pytest.mark.parametrize("base", ["", "plan", "/plan/"])
def test_the_server_offers_script_and_style_behind_any_prefix(base: str) -> None:
    routes = bundle.routes(base)
    root = f"/{base.strip('/')}".rstrip("/")
    for kind, text in (("code", bundle.script()), ("style", bundle.style())):
        answer = ask(routes, f"{root}/{bundle.addresses()[kind]}")
        assert answer.body.decode() == text
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] == "gzip"
    assert ask(routes, f"{root}/assets/map/else.js").status == 404


def test_leaflet_on_disk_is_the_release_folium_was_written_for() -> None:
    """A newer folium with another Leaflet must be noticed here."""
    (wanted,) = [url for name, url in folium.Map.default_js if name == "leaflet"]
    (release,) = re.findall(r"leaflet@([\d.]+)/", wanted)
    assert f"Leaflet {release}" in bundle.script()[:80]


def test_the_licence_travels_with_leaflet() -> None:
    assert "(c) 2010" in bundle.script()[:200]
    assert "Agafonkin" in bundle.script()[:200]


def test_our_script_never_writes_markup() -> None:
    """Text reaches the page through textContent alone."""
    script = bundle.own_script()
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script
    )


def test_remarks_stay_at_home_and_every_line_that_does_something_travels() -> None:
    """Each of our lines that begins with a remark is one to its end, and no text spans lines."""
    script = bundle.own_script()
    assert not re.search(r"^\s*(//|/?\*)", script, re.MULTILINE)
    done = [line for name in bundle.PARTS for line in _working(bundle._own(f"{name}.js"))]
    sent = [line for line in script.splitlines() if line.strip()]
    assert sent[2:-2] == done
    assert all(line.count("`") % 2 == 0 for line in done)


def _working(source: str) -> list[str]:
    """Return the lines that are no remark, by looking at each line's first letters."""
    kept, inside = [], False
    for line in source.splitlines():
        bare = line.strip()
        inside = inside or bare.startswith("/*")
        if bare and not inside and not bare.startswith("//"):
            kept.append(line)
        inside = inside and not bare.endswith("*/")
    return kept


def test_neither_file_names_another_machine() -> None:
    """No address but the names of XML vocabularies."""
    for text in (bundle.own_script(), bundle.style()):
        addresses = re.findall(r"https?://[\w.-]+", text)
        assert set(addresses) <= {"http://www.w3.org"}
    assert "url(images" not in bundle.style()


def test_script_and_style_weigh_less_than_70_kb_on_the_wire() -> None:
    assert sum(len(packed) for packed, _ in bundle.files().values()) < 70_000
    assert [gzip.decompress(packed) for packed, _ in bundle.files().values()] == [
        bundle.script().encode(),
        bundle.style().encode(),
    ]
