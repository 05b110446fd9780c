"""Whatever a name says, pages and maps show it: no template, script or label of it is run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hostile_words
import pytest
import screens
from jinja2 import Environment
from streamlit.testing.v1 import AppTest

from spatial import norms, own_names, read_network
from spatial.norms import own_profile
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.store.profiles import Profiles
from spatial.ui import prefetch
from spatial.ui.map import component, standalone, wire
from spatial.ui.map.picture import MapFrame, MapPicture
from spatial.ui.screens.zoning import search

MAIN = Path(__file__).parents[2] / "spatial" / "ui" / "main.py"
GUARD_S = 120
PROFILE = "{{7*7}}{# 1<b>![x](//evil.example/x)`${1}`\"'"
NAMES = [name for name in hostile_words.TRIES if own_names.fault_of(name, longest=200) is None]
LOADING = re.compile(r"on.*|src.*|.*href|.*action|data|style=.*(url|expression).*", re.DOTALL)
FORBIDDEN = frozenset({"script", "img", "iframe", "object", "a", "form", "base", "link", "meta"})
VISITS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("map", "", ()),
    ("propose", "", ()),
    ("catchment", "flow.section", ("where", "matrix", "rooms", "stress", "files")),
    ("access", "reach.section", ("where", "levels", "methods", "files")),
    ("zoning", "zone.section", ("where", "schools", "moves", "files")),
    ("forecast", "forecast.section", ("curves", "why", "sites", "rates", "files")),
    ("recommend", "recommend.section", ("limits", "sites", "plan", "list", "cover", "files")),
    ("norms", "norms.section", ("law", "compare", "own", "rooms")),
    ("schools", "schools.section", ("checks", "mergers", "public_primary")),
    ("targets", "targets.section", ("plans", "programme")),
    ("files", "files.step", ()),
    ("export", "", ()),
)
MAPS = frozenset({"map", "propose", "catchment", "access", "zoning"})  # drawn at once
STARTED = {"zoning": ("zone_start",), "recommend": ("recommend_start",)}
LINK = (
    *("units", "level", "year", "method", "profile", "lang", "two_session", "ward"),
    *("scenario", "edit", "zones", "plans", "forecast", "engine", "outlook", "public", "nursery"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the town once."""
    return hostile_words.town(tmp_path_factory.mktemp("hostile") / "town")


@pytest.fixture
def maps(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Catch every map handed to the browser."""
    sent: list[dict[str, Any]] = []

    def keep(picture: MapPicture, frame: MapFrame, **_: object) -> None:
        sent.append(
            {"data": wire.whole(picture, frame), "file": standalone.document(picture, frame)}
        )

    monkeypatch.setattr(component, "mount", keep)
    return sent


@pytest.fixture
def visit(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., AppTest]]:
    """Open the town by the link of a scenario and a profile that were saved with such names."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(folder))
    monkeypatch.setattr(prefetch, "LIMIT_S", 0.0)
    monkeypatch.setattr(search, "EFFORT", 0.01)
    town = read_network(folder)
    key, scenario = town.locality.key, Scenario()
    for number, name in enumerate(NAMES):
        scenario = scenario.put(
            Proposal(
                proposal_id=name,
                name=name,
                level=Level.TIEU_HOC,
                rooms=10,
                land_m2=5_000.0,
                lon=106.605 + 0.0005 * number,
                lat=10.805,
                parcel_id=name,
            )
        )
    Workspace().save("poisoned", scenario, locality=key, began=0)
    text = own_profile.begin(norms.shipped(norms.profile_names()[0]), PROFILE, taken={})
    Profiles().save(PROFILE, text, locality=key)

    ward, cell = str(town.wards(None).index[0]), str(town.cells.index[0])
    public = town.schools[town.schools["ownership"] == "cong_lap"]

    def opened(page: str, **params: str) -> AppTest:
        at = AppTest.from_file(MAIN, default_timeout=GUARD_S)
        for name, value in {
            "scenario": "poisoned",
            "profile": PROFILE,
            "ward": ward,
            **params,
        }.items():
            at.query_params[name] = value
        at.session_state["kept.flow.school"] = str(public.index[1])  # as a click on the map
        at.session_state["kept.zone.cell"] = cell
        at.run()
        return at if page == "map" else at.switch_page(f"screens/{page}/page.py").run()

    yield opened
    log = tmp_path / "truonglop.log"
    assert not log.exists(), log.read_text(encoding="utf-8")


class Tags(HTMLParser):
    """Collects what markup may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        said = [f"{name}={value}" if name == "style" else name for name, value in attrs]
        odd = [one for one in said if LOADING.fullmatch(one)]
        if tag in FORBIDDEN or odd:
            self.bad.append(f"<{tag} {odd}>")


def markup_of(at: AppTest) -> str:
    """Return the HTML of a page without its styles."""
    bodies = (str(one.proto.body) for one in at.get("html"))
    return "\n".join(body for body in bodies if not body.lstrip().startswith("<style"))


def labels_of(at: AppTest) -> list[str]:
    """Return every text of a widget that is read as Markdown."""
    found: list[str] = []
    for node in at.main:
        proto = getattr(node, "proto", None)
        fields = ("label", "help", "body") if node.type != "html" else ()
        found += [said for one in fields if isinstance(said := getattr(proto, one, None), str)]
        if node.type == "button_group":
            found += [str(one.content) for one in proto.options]
        if node.type == "radio":
            found += [str(one) for one in proto.options]
    return found


def look(at: AppTest, maps: list[dict[str, Any]], where: str) -> None:
    """See that a page shows every text and runs none."""
    assert not at.exception, where
    said = markup_of(at)
    tags = Tags()
    tags.feed(said)
    assert tags.bad == [], where
    labels = labels_of(at)
    for one in labels:
        assert not re.search(r"(?<!\\)(!\[|\]\(|`|\$\\frac|\{\{)", one), f"{where}: {one}"
    for given in maps:
        _, script = given["file"].split("truonglop.open(")
        again = Environment(keep_trailing_newline=True).from_string(script)  # noqa: S701 - no page
        assert again.render() == script, where
        outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', script)
        assert not re.search(r"alert|evil|datum|7\*7", outside), where
        assert "`" not in script, where
        said += json.dumps(given["data"], ensure_ascii=False)
    specs = [json.loads(one.proto.spec) for one in at.get("arrow_vega_lite_chart")]
    for spec in specs:
        spec.pop("description", None)
        assert "evil" not in json.dumps(spec), where
    assert hostile_words.RESULT not in said + "".join(labels), where


@pytest.mark.parametrize(("page", "key", "sections"), VISITS, ids=[one[0] for one in VISITS])
def test_a_page_of_a_town_of_hostile_names_shows_them_and_runs_none(
    page: str,
    key: str,
    sections: tuple[str, ...],
    visit: Callable[..., AppTest],
    maps: list[dict[str, Any]],
) -> None:
    at = visit(page)
    look(at, maps, page)
    for button in STARTED.get(page, ()):
        at.button(key=button).click().run()
        look(at, maps, f"{page}/{button}")
    assert "{{1234*5678}}" in markup_of(at)
    if page in MAPS:
        assert "//evil.example" in json.dumps([given["data"] for given in maps])
    for section in sections:
        maps.clear()
        at.button_group(key=key).set_value(section).run()
        look(at, maps, f"{page}/{section}")


@pytest.mark.parametrize("said", hostile_words.TRIES)
def test_a_link_of_hostile_values_opens_and_says_what_it_could_not_use(
    said: str, visit: Callable[..., AppTest], maps: list[dict[str, Any]]
) -> None:
    shown = " ".join(said[:20].split())
    for params in (dict.fromkeys(LINK, said), {"locality": said}):
        at = visit("map", **params)
        look(at, maps, said)
        assert shown in " ".join(screens.words(at).split())
