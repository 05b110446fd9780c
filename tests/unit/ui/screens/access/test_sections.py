"""The sections of access: the figures, the map, the levels, the methods, the files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial import access
from spatial.records import Proposal
from spatial.ui.map.picture import Click
from spatial.ui.screens.access import measures, sections
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]


@pytest.mark.parametrize("name", measures.NAMES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_measure_has_five_figures_and_a_plain_sentence(
    name: str, lang: str, see: See, plain: Callable[[str], str]
) -> None:
    html = sections.head(see(lang=lang), name)
    assert html.count("tl-figure") >= 5
    for key in ("mean", "low", "gini", "palma", "fair_m"):
        assert say(f"reach.card.{key}", lang=lang) in plain(html)


def test_a_proposal_that_serves_the_other_ward_is_for_the_better(see: See, site: Proposal) -> None:
    html = sections.head(see(proposals=(site,)), "balanced")
    mean = html.split('<div class="tl-figure"')[1]
    assert '<span class="tl-change tl-good">+' in mean


def test_a_figure_that_cannot_be_told_is_a_dash_with_the_reason(see: See) -> None:
    html = sections.head(see(), access.RAAM)
    assert "<b>–</b>" in html


def click(kind: str, name: str | None) -> Click:
    """Click on the map."""
    return Click(kind=kind, id=name, lat=0.0, lon=0.0)


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(
    ("kind", "name", "ward"),
    [("ward", "w00", "w00"), ("cell", "w00-1", "w00"), ("cell", "x", None), ("ground", None, None)],
)
def test_a_click_shows_the_ward_or_that_of_the_cell(
    kind: str, name: str | None, ward: str | None, see: See
) -> None:
    sections.clicked(see(), click(kind, name))
    assert state.view().ward == ward


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_levels_stand_side_by_side(lang: str, see: See, written: list[str]) -> None:
    seen = see(lang=lang)
    sections.levels(seen, measures.shown(seen, "balanced"))
    assert written[1].count("<tr") == 3  # the head and two wards
    assert "100" in written[1]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_methods_explain_every_measure_with_formula_and_source(
    lang: str, see: See, written: list[str]
) -> None:
    seen = see(lang=lang)
    sections.methods(seen, measures.shown(seen, "balanced"))
    for key in (*measures.NAMES, "gini", "palma", "kolm_pollak"):
        assert say(f"reach.name.{key}", lang=lang) in written[0]
    assert written[0].count("tl-formula") == len(measures.NAMES) + 3


def test_files_are_two_tables_and_two_layers(
    see: See, written: list[str], asked: dict[str, dict[str, Any]]
) -> None:
    seen = see()
    sections.files(seen, measures.shown(seen, "balanced"))
    assert len(written) == 4
    cells = asked["reach.file_access_cells_csv"]["given"][0].decode("utf-8-sig").splitlines()
    assert len(cells) == 1 + 8
    assert cells[0].split(",")[:3] == ["cell_id", "ward_id", "pupils"]


def test_the_formula_is_text(see: See) -> None:
    html = sections.formula(see(), measures.shown(see(), "balanced"))
    assert html.count("<p") == 2


def test_every_section_has_a_name(see: See) -> None:
    assert see().lang == "vi"
    for lang in ("vi", "en"):
        assert all(say(f"reach.section.{name}", lang=lang) for name in sections.SECTIONS)
