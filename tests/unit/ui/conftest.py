"""A small town as a page sees it: no server, no browser, no file read."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from towns import lonlat, town

from spatial.network import Network
from spatial.records import Level, Proposal
from spatial.ui import screens
from spatial.ui.map import board
from spatial.ui.session import assessments, state
from spatial.ui.session import view as views
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.saving import SavedWork

TOWN = town()
SCREENS = Path(screens.__file__).parent
KNOWN: dict[str, Network] = {}  # held, so that nothing made of a town is found under another's name


def source_of(network: Network) -> LocalitySource:
    """Return the source that stands for a town."""
    name = next((name for name, one in KNOWN.items() if one is network), f"town-{len(KNOWN)}")
    KNOWN[name] = network
    return LocalitySource(folder="drawn", state=name)


@pytest.fixture
def see(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Seen]:
    """Give what a page shows: primary schools of a drawn town, two wards side by side."""
    read = assessments.town

    def drawn(place: LocalitySource) -> Network:
        return KNOWN[place.state] if place.folder == "drawn" else read(place)

    monkeypatch.setattr(assessments, "town", drawn)

    def made(
        network: Network = TOWN,
        proposals: tuple[Proposal, ...] = (),
        level: Level = Level.TIEU_HOC,
        **fields: Any,  # noqa: ANN401 - fields of a view
    ) -> Seen:
        view = views.change(views.start(network, level), network, **fields)
        return assessments.see(source_of(network), view, proposals)

    return made


@pytest.fixture
def site() -> Proposal:
    """Give a proposed primary school of 12 rooms in the middle of the east ward."""
    lon, lat = lonlat(1.5, 0.5)
    return Proposal(
        proposal_id="p1",
        name="<b>Trường</b>",
        level=Level.TIEU_HOC,
        rooms=12,
        land_m2=4_200.0,
        lon=lon,
        lat=lat,
    )


@pytest.fixture
def session(see: Callable[..., Seen]) -> Iterator[Any]:
    """Give a visit of the drawn town, begun without a link."""
    for kept in (st.session_state, st.query_params):
        kept.clear()
    st.session_state["view"], st.session_state["work"] = see().view, SavedWork()
    st.session_state["arrived"] = {}
    yield state
    for kept in (st.session_state, st.query_params):
        kept.clear()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Any) -> Path:  # noqa: ANN401 - the module of the visit
    """Give the visit a workspace of its own, and a secret its work is known by."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TRUONGLOP_FOLDER", raising=False)
    monkeypatch.setattr(session, "visitor", lambda: "a" * 32)
    return tmp_path / "home"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the HTML a page writes."""
    bodies: list[str] = []
    monkeypatch.setattr(st, "html", bodies.append)
    return bodies


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """Collect what a page asks by widgets: by key, the label, what is offered, what it calls."""
    widgets: dict[str, dict[str, Any]] = {}

    def widget(kind: str) -> Callable[..., Any]:
        def ask(label: str, *args: Any, key: str, **more: Any) -> Any:  # noqa: ANN401 - as Streamlit's
            widgets[key] = {"kind": kind, "label": label, "given": args, **more}
            return st.session_state.get(key)

        return ask

    for kind in ("button", "selectbox", "segmented_control", "toggle", "number_input", "radio"):
        monkeypatch.setattr(st, kind, widget(kind))
    for kind in (
        "text_input",
        "text_area",
        "date_input",
        "slider",
        "select_slider",
        "download_button",
    ):
        monkeypatch.setattr(st, kind, widget(kind))
    return widgets


@pytest.fixture
def open_page(
    see: Callable[..., Seen],
    home: Path,
    written: list[str],
    asked: dict[str, dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., str]:
    """Run a page for a drawn town, beside any server; give the HTML it writes."""
    assert not home.exists()
    assert asked == {}

    def opened(page: str, network: Network = TOWN, **fields: Any) -> str:  # noqa: ANN401 - fields of a view
        seen = see(network, **fields)
        st.session_state["view"] = seen.view
        monkeypatch.setattr(assessments, "source", lambda: seen.source)
        monkeypatch.setattr(board.component, "mount", lambda *_, **__: None)
        monkeypatch.setattr(
            st, "fragment", lambda part, **_: part
        )  # it draws nothing beside a server
        runpy.run_path(str(SCREENS / page / "page.py"))
        return "".join(written)

    return opened


@pytest.fixture
def plain() -> Callable[[str], str]:
    """Give the words of a piece of HTML, blanks joined."""

    def words(markup: str) -> str:
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup)).strip()

    return words
