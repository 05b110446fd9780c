"""Pages and files agree for every level, in 2026 and 2030, on both ward sets, in both languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import page_figures
import pytest
import written_figures
from click.testing import CliRunner
from page_figures import Question
from streamlit.testing.v1 import AppTest

from spatial import norms, quantities
from spatial.cli import truonglop
from spatial.records import Level
from spatial.ui import prefetch

Visit = Callable[..., AppTest]
# Each level once; each pair of year, ward set and language once: what differs by any two is met.
QUESTIONS = (
    Question(level="mam_non", year="2026", units="wards_2025", lang="en"),
    Question(level="tieu_hoc", year="2030", units="wards_2024", lang="en"),
    Question(level="thcs", year="2030", units="wards_2025", lang="vi"),
    Question(level="thpt", year="2026", units="wards_2024", lang="vi"),
)
TIMES = 2  # the longest walk, in radii of the norm
COMMANDS = {
    "assess": "assess",
    "catchment": "catchment --level {level} --model nearest_first --limit {walk}",
    "access": "access --level {level}",
    "project": "project --to {year}",
}
# Pages with figures of a level and a year, and the part asked; the others repeat them.
PAGES = {
    "map": ("", ("",)),
    "export": ("", ("",)),
    "catchment": ("flow.section", ("where", "stress")),
    "access": ("reach.section", ("where", "levels")),
    "forecast": ("forecast.section", ("curves", "why")),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Assess no other years beside the page."""
    monkeypatch.setattr(prefetch, "LIMIT_S", 0.0)


def files(question: Question, home: Path) -> list[Path]:
    """Ask the commands, under today's law, and list what they wrote."""
    walk = TIMES * norms.rules(norms.LAW).radius_m[Level(question.level)].value
    for run, asked in COMMANDS.items():
        words = asked.format(level=question.level, year=question.year, walk=walk).split()
        under = ["--units", question.units, "--year", question.year, "--out", str(home / run)]
        result = CliRunner().invoke(truonglop, ["--lang", question.lang, *words, *under])
        assert result.exit_code == 0, result.output
    return sorted(home.glob("*/*.*"))


def pages(visit: Visit, question: Question) -> Iterator[tuple[str, AppTest]]:
    """Go through the pages by a link that asks the same."""
    link = {name: getattr(question, name) for name in ("level", "year", "units", "lang")}
    for page, (key, parts) in PAGES.items():
        own = {"model": "nearest_first", "walk": str(TIMES)} if page == "catchment" else {}
        at = visit(None if page == "map" else page, **link, **own)
        for part in parts:
            if key:
                at.button_group(key=key).set_value(part).run()
            assert not at.exception
            yield page, at


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one.level}-{one.year}")
def test_figures_of_one_name_agree_whatever_is_asked(
    visit: Visit, question: Question, tmp_path: Path
) -> None:
    met: dict[tuple[str, str, str, str], dict[str, float]] = defaultdict(dict)
    told = written_figures.records(
        files(question, tmp_path), level=question.level, year=question.year
    )
    for key, place, level, year, run, value in told:
        quantity = next(
            one
            for name, one in quantities.registry().items()
            if key == name or (one.condition and key.startswith(name) and key.split(name)[1] in run)
        )
        met[key, place, level, year][run] = page_figures.on_screen(quantity, value)
    for page, at in pages(visit, question):
        for key, place, level, year, value in page_figures.shown(page, at, question):
            met[key, place, level, year].setdefault(page, value)
            assert met[key, place, level, year][page] == value, (page, key, place)
    apart = {what: values for what, values in met.items() if len(set(values.values())) > 1}
    assert apart == {}
    both = {
        key
        for (key, *_), runs in met.items()
        if {*PAGES} & {*runs} and any("/" in run for run in runs)
    }
    assert {"pupils", "rooms_have", "seats", "pupils_of_a_schoolcatchment"} <= both
