"""Every quantity is defined once, under one name, and the page prints the definitions."""

from __future__ import annotations

import fnmatch
from collections import Counter
from pathlib import Path

import pytest

from spatial import quantities
from spatial.assessment import SUMMARY
from spatial.export.geojson import DEFICIT
from spatial.ui.text import texts
from spatial.words import LANGUAGES

REGISTRY = quantities.registry()
SURPLUS = {f"deficit.rooms_surplus_per_10k_{people}" for people in ("pupils", "residents")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_quantities_share_a_name(lang: str) -> None:
    counted = Counter(quantity.name[lang].casefold() for quantity in REGISTRY.values())
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("key", REGISTRY)
def test_a_quantity_says_how_over_whom_in_what_and_from_where(key: str) -> None:
    quantity = REGISTRY[key]
    assert quantity.formula
    assert quantity.population
    assert quantity.source
    assert quantity.unit in quantities.UNITS
    assert quantity.files or quantity.screens


def test_what_it_is_taken_for_is_a_quantity_too() -> None:
    named = {other for quantity in REGISTRY.values() for other in quantity.differs}
    assert named - REGISTRY.keys() == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_that_head_it_are_on_screen(lang: str) -> None:
    heads = {screen for quantity in REGISTRY.values() for screen in quantity.screens}
    said = {f"deficit.{column}" for column in DEFICIT} | SURPLUS | texts(lang).keys()
    assert [head for head in heads if not fnmatch.filter(said, head)] == []


def test_a_heading_stands_for_one_quantity_only() -> None:
    for quantity in REGISTRY.values():
        for head in quantity.screens:
            assert quantities.on_screen(head.replace("*", "pupils")) is quantity, head


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_a_heading_is_said_to_stand_on_has_that_name(lang: str) -> None:
    pages = {words for key, words in texts(lang).items() if key.startswith("page.")}
    assert {place[lang] for place in quantities.places().values()} <= pages


def test_a_definition_stands_in_both_languages() -> None:
    for quantity in REGISTRY.values():
        for text in (quantity.name, quantity.formula, quantity.population):
            assert text.keys() == set(LANGUAGES), quantity.key
        assert quantity.radius.keys() in (set(), set(LANGUAGES))


def test_a_column_of_a_file_holds_one_quantity_only() -> None:
    for quantity in REGISTRY.values():
        for pattern, column in quantity.files:
            file = pattern.replace("*", "x.csv") if "." not in pattern else pattern
            assert quantities.in_file(file.replace("*", ""), column) is quantity, (file, column)


@pytest.mark.parametrize("column", DEFICIT)
def test_every_column_of_the_deficit_is_a_quantity(column: str) -> None:
    assert quantities.in_file("deficit.csv", column) is not None
    assert quantities.in_file("deficit_tieu_hoc.geojson", column) is not None


@pytest.mark.parametrize("figure", SUMMARY)
def test_every_figure_of_the_summary_is_a_quantity(figure: str) -> None:
    assert quantities.in_file("summary.json", figure) is not None


def test_a_column_that_places_its_row_is_none() -> None:
    assert quantities.in_file("deficit.csv", "ward_id") is None
    assert quantities.apart("deficit.csv", "ward_id")
    assert not quantities.apart("deficit.csv", "pupils")
    assert quantities.apart("load.csv", "mean_m")  # defined with the method


def test_the_page_in_the_documents_is_the_one_the_definitions_make(root: Path) -> None:
    written = (root / "docs" / "quantities.md").read_text(encoding="utf-8")
    assert written == quantities.page(), "truonglop quantities > docs/quantities.md"
    for quantity in REGISTRY.values():
        assert f"## {quantity.name['vi']} · {quantity.name['en']}\n" in written
