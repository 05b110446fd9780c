"""The map's files come from this machine, and names on it are only ever text."""

from __future__ import annotations

import json
import re
from typing import Any

import folium
import pytest
import streamlit_folium
from starlette.staticfiles import StaticFiles

from spatial.ui.map import leaflet

BOUNDS = (106.6033, 10.8186, 106.7183, 10.9042)
HOSTILE = "<img src=x onerror=alert(1)>`${alert(2)}`</script>"
LEGEND: leaflet.Legend = {"title": HOSTILE, "groups": []}
WORDS = {"map": HOSTILE, "zoom_in": "Phóng to", "zoom_out": "Thu nhỏ"}


def features(kind: str, geometry: dict[str, Any]) -> dict[str, Any]:
    """One feature of a kind, named by someone hostile."""
    properties = {
        "kind": kind,
        "id": "w1",
        "lines": [HOSTILE],
        "text": HOSTILE,
        "style": {"color": "#4b5563"},
    }
    feature = {"type": "Feature", "geometry": geometry, "properties": properties}
    return {"type": "FeatureCollection", "features": [feature]}


POINT = {"type": "Point", "coordinates": [106.65, 10.86]}
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[106.6, 10.8], [106.7, 10.8], [106.7, 10.9], [106.6, 10.8]]],
}


def layers(*, proposing: bool = False) -> folium.FeatureGroup:
    """Every kind of layer the app draws, in drawing order."""
    group = folium.FeatureGroup(name="layers")
    for child in (
        leaflet.scene(legend=LEGEND, words=WORDS, proposing=proposing),
        leaflet.shapes(features("ward", SQUARE)),
        leaflet.circles(features("school", POINT)),
        leaflet.figures(features("figure", POINT)),
        leaflet.sites(features("site", POINT)),
    ):
        group.add_child(child)
    return group


def full_page() -> str:
    """Write the whole document folium would write."""
    drawn = leaflet.base_map("quan12", bounds=BOUNDS)
    layers().add_to(drawn)
    page: str = drawn.get_root().render()
    return page


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Catch what streamlit-folium hands to the browser."""
    caught: dict[str, Any] = {}
    monkeypatch.setattr(streamlit_folium, "_component_func", caught.update)
    return caught


def show(group: folium.FeatureGroup, *, name: str = "quan12") -> None:
    """Draw a map the one way the app does."""
    streamlit_folium.st_folium(
        leaflet.base_map(name, bounds=BOUNDS),
        key="map",
        returned_objects=[],
        feature_group_to_add=group,
        width=None,
    )


def test_the_page_names_no_other_machine() -> None:
    """No address in the document but the names of XML vocabularies."""
    addresses = re.findall(r"""(?:https?:)?//[\w.-]+\.[a-z]{2,}[^\s"'<]*""", full_page())
    assert [each for each in addresses if "www.w3.org" not in each] == []


def test_the_map_loads_leaflet_and_our_own_file_only(sent: dict[str, Any]) -> None:
    """No jQuery, no Bootstrap, no icon font, no d3."""
    show(layers())
    assert [link.rsplit("/", 1)[-1] for link in sent["js_links"]] == ["leaflet.js", "map.js"]
    assert [link.rsplit("/", 1)[-1] for link in sent["css_links"]] == ["leaflet.css", "map.css"]


def test_nothing_drawn_needs_jquery() -> None:
    """Folium writes ``$(…)`` for pop-ups and layers kept in front."""
    assert "$(" not in full_page()


@pytest.mark.parametrize("base", ["", "plan", "/plan/"])
def test_the_server_offers_every_file_the_map_asks_for(base: str, sent: dict[str, Any]) -> None:
    """Relative addresses, seen from the component's page, lead to a mounted file."""
    show(layers())
    root = f"/{base.strip('/')}".rstrip("/")
    for link in sent["js_links"] + sent["css_links"]:
        address = link.replace("../..", root)
        (mount,) = [each for each in leaflet.routes(base) if address.startswith(f"{each.path}/")]
        assert isinstance(mount.app, StaticFiles)
        _, found = mount.app.lookup_path(address.removeprefix(f"{mount.path}/"))
        assert found is not None


def test_leaflet_on_disk_is_the_release_folium_was_written_for() -> None:
    """A newer folium with another Leaflet must be noticed here."""
    (wanted,) = [url for name, url in folium.Map.default_js if name == "leaflet"]
    (release,) = re.findall(r"leaflet@([\d.]+)/", wanted)
    first_line = (leaflet.LEAFLET_DIR / "leaflet.js").read_text(encoding="utf-8")[:80]
    assert f"Leaflet {release}" in first_line


def test_changing_layers_does_not_restart_the_map(sent: dict[str, Any]) -> None:
    """The component's identity depends on the locality, not on what is drawn."""
    show(layers())
    first = (sent["key"], sent["script"])
    show(layers(proposing=True))
    assert (sent["key"], sent["script"]) == first
    show(layers(), name="binh-thanh")
    assert sent["key"] != first[0]


def test_the_mode_reaches_the_browser(sent: dict[str, Any]) -> None:
    """A cross-hair shows that the next click proposes a site."""
    show(layers(proposing=True))
    assert '"mode":"propose"' in sent["feature_group"]


def test_a_hostile_name_stays_inside_a_string(sent: dict[str, Any]) -> None:
    """Tags are escaped and no template literal can take up the name."""
    show(layers())
    script = sent["feature_group"]
    assert "<img" not in script
    assert "</script" not in script
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', script)
    assert "alert" not in outside


TEMPLATES = (
    "{{7*7}}",
    "{{9**(9**9)}}",
    "{% for a in range(9**9) %}{% endfor %}",
    "{# 1",
    "{{{{'x'}}}}",
    "{{ cycler.__init__.__globals__.os.getpid() }}",
    "alert(coords);",
    "\N{LINE SEPARATOR}\N{RIGHT-TO-LEFT OVERRIDE}",
    "\\{{1}}\\",
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_an_expression_in_a_name_is_read_back_and_never_run(
    name: str, sent: dict[str, Any]
) -> None:
    """The document and the message both hold the name as JSON that reads back to the letter."""
    group = folium.FeatureGroup(name="layers")
    feature = {
        "type": "Feature",
        "geometry": POINT,
        "properties": {"kind": name, "id": name, "lines": [name], "text": name, "style": {}},
    }
    whole = {"type": "FeatureCollection", "features": [feature], name: name}
    legend: leaflet.Legend = {"title": name, "groups": [{"title": name, "rows": []}]}
    for child in (
        leaflet.scene(legend=legend, words={"map": name}),
        leaflet.sites(whole),
        leaflet.figures(whole),
    ):
        group.add_child(child)
    show(group, name=name)
    drawn = leaflet.base_map(name, bounds=BOUNDS)
    group.add_to(drawn)
    page = drawn.get_root().render()
    for script in (page, sent["script"] + sent["feature_group"]):
        for begins, held in (
            ("truonglop.scene(", name),
            ("L.geoJson(", name),
        ):
            value = record(script, begins)
            assert held in (
                value.get(name),
                value.get("legend", {}).get("title"),
            )


def record(script: str, begins: str) -> dict[str, Any]:
    """Read the record a call of the script is given, as the browser does."""
    after = script.split(begins, 1)[1]
    value, _ = json.JSONDecoder().raw_decode(after[after.index("{") :])
    return dict(value)


def test_our_script_never_writes_markup() -> None:
    """Text reaches the page through textContent alone."""
    script = (leaflet.OWN_DIR / "map.js").read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


def test_tiles_are_asked_for_only_when_given() -> None:
    """A background is a choice of the office, named with its source."""
    assert "tileLayer" not in full_page()
    pattern = "http://tiles.office.lan/{z}/{x}/{y}.png"
    drawn = leaflet.base_map("quan12", bounds=BOUNDS, tiles=pattern, credit="Sở")
    assert pattern in drawn.get_root().render()
