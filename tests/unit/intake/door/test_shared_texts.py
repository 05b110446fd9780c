"""Texts the cells of a workbook share: how long each is, how often it is named."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import LIMITS
from spatial.intake.door.shared_texts import SORTS, Named, Texts, too_much

SMALL = dataclasses.replace(LIMITS, shared_text=5, unfolded_text=3_000_000)


def test_lengths_are_counted_text_by_text() -> None:
    texts = Texts(SMALL)
    for part in ("Hi", "ệp"):
        texts.opened("si", {}) if part == "Hi" else None
        texts.text(part)
    texts.opened("si", {})
    texts.opened("t", {})
    texts.text("abc")
    assert texts.lengths == [4, 3]


def test_text_before_the_first_is_nobodys() -> None:
    texts = Texts(SMALL)
    texts.text("x" * 100)
    assert texts.lengths == []


def test_a_text_too_long_is_refused_piece_by_piece() -> None:
    texts = Texts(SMALL)
    texts.opened("si", {})
    texts.text("12345")
    with pytest.raises(Hostile) as stop:
        texts.text("6")
    assert stop.value.code == "too_much_text"


@pytest.mark.parametrize("name", [name for name in SORTS if name != "si"])
def test_a_sheet_among_the_texts_is_refused(name: str) -> None:
    with pytest.raises(Hostile) as stop:
        Texts(SMALL).opened(name, {})
    assert stop.value.code == "not_what_it_says"


@pytest.mark.parametrize(("letters", "size"), [(10, 1), (2_500_000, 2), (7_000_000, 7)])
def test_what_unfolds_too_far_is_told_in_millions(letters: int, size: int) -> None:
    stop = too_much(SMALL, letters)
    assert stop.blanks == {"size": size, "most": 3, "longest": 5}


def named(*events: tuple[str, str]) -> dict[str, int]:
    counter: Counter[str] = Counter()
    cells = Named(counter)
    for sort, what in events:
        if sort == "cell":
            cells.opened("c", {"t": what} if what else {})
        elif sort == "open":
            cells.opened(what, {})
        elif sort == "text":
            cells.text(what)
        else:
            cells.closed(what)
    return dict(counter)


VALUE = (("open", "v"), ("text", " 7"), ("text", "1 "), ("close", "v"))


def test_the_value_of_a_shared_cell_names_a_text() -> None:
    assert named(("cell", "s"), *VALUE) == {"71": 1}


def test_the_value_of_any_other_cell_names_none() -> None:
    assert named(("cell", "n"), *VALUE, ("cell", ""), *VALUE) == {}


def test_a_formula_names_none() -> None:
    assert named(("cell", "s"), ("open", "f"), ("text", "3"), ("close", "f")) == {}


def test_a_text_named_twice_counts_twice() -> None:
    assert named(("cell", "s"), *VALUE, ("cell", "s"), *VALUE) == {"71": 2}
