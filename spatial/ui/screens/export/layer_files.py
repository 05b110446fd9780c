"""Layers for a GIS as the export page offers them: made when somebody takes them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import streamlit as st

from spatial.export import archive, layers
from spatial.export.layers import LayerFormat, LayerSystem
from spatial.scenario import ScenarioCard
from spatial.ui.server import layer_service
from spatial.ui.server.layer_service import ServedPlace
from spatial.ui.session import approval, locality, page_command, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads
from spatial.ui.widgets.markup import tag, text

# What each button holds: formats, system.
OFFERS: dict[str, tuple[LayerFormat, LayerSystem]] = {
    "qgis": (LayerFormat.QGIS, LayerSystem.WGS84),
    "qgis_vn2000": (LayerFormat.QGIS, LayerSystem.VN2000),
    "geoparquet": (LayerFormat.GEOPARQUET, LayerSystem.WGS84),
}


def pack(seen: Seen, name: str, card: ScenarioCard | None = None) -> Callable[[], bytes]:
    """Return what makes one offer: the files of ``truonglop layers`` and their manifest, zipped."""
    sort, system = OFFERS[name]

    def made() -> bytes:
        way = seen.view.method.value
        files = layers.bundle(seen.after, {sort}, asked=system, lang=seen.lang, way=way, card=card)
        words = ("--format", sort.value, "--crs", system.value, "--method", way)
        asked = page_command.command(seen, "layers", *words, card=card)
        return archive.packed(page_command.with_manifest(seen, asked, files))

    return made


def draw(seen: Seen) -> None:
    """Offer the layers; colours follow the way of counting shown."""
    lang = seen.lang
    st.html(tag("h2", text(say("export.layers.title", lang=lang))))
    st.html(tag("p", text(say("export.layers.what", lang=lang)), css="tl-quiet"))
    stem = f"{seen.after.network.locality.key}-{seen.view.year}"
    card = approval.of_files(approval.card(), seen.proposals)
    for name in OFFERS:
        downloads.button(
            say(f"export.layers.{name}", lang=lang),
            pack(seen, name, card),
            f"{stem}-{name}.zip",
            key=f"export_layers_{name}",
            icon=downloads.ICON,
        )
    if state.snapshot() or (seen.proposals and state.work().linked is None):
        st.html(tag("p", text(say("export.layers.not_live", lang=lang)), css="tl-quiet"))
        return
    st.html(tag("p", text(say("export.layers.live", lang=lang)), css="tl-quiet"))
    shown = ServedPlace(
        locality=locality.chosen(),
        scenario=state.work().linked or "",
        choices=layer_service.choices_of(seen.view),
    )
    prefix = str(st.get_option("server.baseUrlPath") or "")
    st.code(live(str(st.context.url), prefix, shown), language=None, wrap_lines=True)


def live(page: str, prefix: str, shown: ServedPlace) -> str:
    """
    Return where a GIS reads the layers of what is shown, while the app runs.

    Parameters
    ----------
    page
        Address of the page.
    prefix
        What a proxy adds to every path.
    shown
        Whose layers.

    Examples
    --------
    >>> live("http://127.0.0.1:8501/export?lang=vi", "", ServedPlace(scenario="abc"))
    'http://127.0.0.1:8501/ogc/s/abc'
    """
    parts = urlsplit(page)
    base = f"/{prefix.strip('/')}" if prefix.strip("/") else ""
    return f"{parts.scheme}://{parts.netloc}{base}{shown.path}"
