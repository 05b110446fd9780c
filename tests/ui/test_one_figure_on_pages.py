"""Figures of one name are one figure: all pages walked, and held against all commands' files."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import page_figures
import pytest
import screens
import shown_figures
import written_figures
from click.testing import CliRunner
from page_figures import Question
from streamlit.testing.v1 import AppTest

from spatial import intake, quantities, read_network, recommend
from spatial.cli import truonglop
from spatial.network import MARK
from spatial.recommend import Request
from spatial.records import Level, Options
from spatial.store.recommendations import Recommendations
from spatial.ui import prefetch
from spatial.ui.screens.zoning import search
from spatial.ui.session import assessments
from spatial.ui.text import say, texts
from spatial.words import LANGUAGES

Visit = Callable[..., AppTest]
LEVEL, YEAR = "tieu_hoc", "2030"
# Every page with the parts it has, and which of them stands first.
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "map": ("", ("",)),
    "propose": ("", ("",)),
    "export": ("", ("",)),
    "catchment": ("flow.section", ("where", "matrix", "rooms", "stress")),
    "access": ("reach.section", ("where", "levels", "methods")),
    "zoning": ("zone.section", ("where", "schools", "moves")),
    "forecast": ("forecast.section", ("curves", "why", "sites", "rates")),
    "norms": ("norms.section", ("law", "changes", "compare", "rooms")),
    "schools": ("schools.section", ("checks",)),  # mergers name schools, no figures of them
    "targets": ("targets.section", ("plans", "programme")),
    "recommend": ("recommend.section", ("limits", "sites", "plan", "list", "robust", "cover")),
}
# The page's own question asked of the command: what is compared under one condition.
QUESTION = Question(level=LEVEL, year=YEAR, units="wards_2024", lang="vi")
CHOSEN = {"profile": "quan12-2024", "units": "wards_2024", "level": LEVEL, "year": YEAR}
COMMANDS = {
    "assess": "assess",
    "catchment": "catchment --level tieu_hoc --model nearest_first",
    "access": "access --level tieu_hoc",
    "project": "project --to 2030",
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search a hundredth as hard, and assess no other years beside the page."""
    monkeypatch.setattr(prefetch, "LIMIT_S", 0.0)
    monkeypatch.setattr(search, "EFFORT", 0.01)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, root: Path) -> list[Path]:
    """Run the commands on the embedded district and list what they wrote, its own tables too."""
    home = tmp_path_factory.mktemp("figures")
    for run, asked in COMMANDS.items():
        under = (f"--{name}={CHOSEN[name]}" for name in ("profile", "units", "year"))
        words = [*asked.split(), *under, "--out", str(home / run)]
        result = CliRunner().invoke(truonglop, words)
        assert result.exit_code == 0, result.output
    return [*sorted(home.glob("*/*.*")), root / "data" / "schools" / "school_levels.csv"]


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    """Search once for a plan the page of recommended networks opens by its link."""
    request = Request(levels=(Level.TIEU_HOC,), points=2, budget_vnd=2e11)
    options = Options(profile=CHOSEN["profile"], units=CHOSEN["units"], year=int(YEAR))
    return recommend.written(recommend.recommend(read_network(), request, options))


@pytest.fixture
def opened(visit: Visit, plan: dict[str, object]) -> Visit:
    """Open pages with that plan saved under the choices of the page."""

    def open_page(page: str | None = None, **params: str) -> AppTest:
        if page == "recommend":
            options = visit(**params).session_state["view"].options
            source = assessments.look(intake.embedded())
            rests = (source.state, repr(options), "")
            digest = hashlib.sha256(repr(rests).encode()).hexdigest()[:16]
            Recommendations().save("plan", plan | {"digest": digest}, locality="quan12")
            params |= {"plans": "plan"}
        return visit(page, **params)

    return open_page


def parts(visit: Visit, page: str) -> Iterator[AppTest]:
    """Open a page and go through its parts."""
    at = visit(None if page == "map" else page, **CHOSEN)
    if page == "zoning":
        at.button(key="zone_start").click().run()
    key, names = PAGES[page]
    for name in names:
        if key:
            at.button_group(key=key).set_value(name).run()
        assert not at.exception
        yield at


def bare_names(at: AppTest) -> set[str]:
    """Give the real schools a page names without the mark behind; the mark is told at its foot."""
    town = read_network()
    names = {str(town.schools["name"][school]) for school, _ in town.apportioned}
    frames = [str(cell) for one in at.dataframe for cell in one.value.to_numpy().ravel()]
    said = "\n".join([screens.words(at), *frames])
    assert f"{MARK} {say('explain.apportioned', lang='vi')}" in said
    found = set()
    for name in names:
        bare = re.search(rf"{re.escape(name)}(?! {MARK})", said)
        if bare and not any(name != other and name in other for other in names):
            found.add(name)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_heading_is_a_quantity_or_has_a_page_and_every_real_schools_share_its_mark(
    opened: Visit, page: str
) -> None:
    met = 0
    for at in parts(opened, page):
        assert bare_names(at) == set(), page
        for head in shown_figures.headings(at):
            if head.figure in shown_figures.FRAMES.values():
                continue  # their columns are held by the next test
            met += 1
            quantity = quantities.on_screen(head.figure)
            assert quantity is not None or quantities.apart_on_screen(head.figure), (page, head)
            if quantity is not None and head.tip:
                assert quantity.name["vi"] in head.tip
    assert met or page == "propose"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_quantities_never_stand_under_the_same_words(lang: str) -> None:
    """Words a table or a card is headed by; those of a page of its own count too."""
    met: dict[str, set[str]] = defaultdict(set)
    for key, words in texts(lang).items():
        quantity = quantities.on_screen(key)
        if quantity is not None and not key.startswith(("forecast.table", "forecast.story")):
            met[words.casefold()].add(quantity.key)
    assert {words: keys for words, keys in met.items() if len(keys) > 1} == {}


def test_figures_of_one_name_agree_on_every_page_and_in_every_file(
    opened: Visit, files: list[Path]
) -> None:
    met: dict[tuple[str, str, str, str], dict[str, float]] = defaultdict(dict)
    for key, place, level, year, run, value in written_figures.records(
        files, level=LEVEL, year=YEAR
    ):
        name = next(
            name
            for name, one in quantities.registry().items()
            if key == name or (one.condition and key.startswith(name) and key.split(name)[1] in run)
        )
        met[key, place, level, year][run] = page_figures.on_screen(
            quantities.registry()[name], value
        )
    for page in PAGES:
        for at in parts(opened, page):
            for key, place, level, year, value in page_figures.shown(page, at, QUESTION):
                before = met[key, place, level, year].setdefault(page, value)
                assert before == value, (page, key, place, level, year, before, value)
    apart = {what: values for what, values in met.items() if len(set(values.values())) > 1}
    assert apart == {}
    both = {
        key.removesuffix("catchment")
        for (key, *_), runs in met.items()
        if {*PAGES} & {*runs} and any("/" in run for run in runs)
    }
    assert {
        "pupils",
        "pupils_beyond_seats",
        "pupils_forecast",
        "pupils_of_a_school",
        "pupils_enrolled",
        "circle_share",
        "covered_share",
        "rooms_have",
        "seats",
    } <= both
