"""What can be made to be filed: what is wanted, each once, in one order."""

from __future__ import annotations

from papers import source

from spatial import words
from spatial.export import products


def test_what_is_wanted_is_made_once_in_the_order_of_the_list() -> None:
    made = products.files(("bang-tinh", "phu-luc", "ra-soat", "phu-luc"), source())
    assert list(made) == ["ra-soat.docx", "phu-luc.docx", "bang-tinh.xlsx"]


def test_everything_that_can_be_made_has_its_name_in_words() -> None:
    for lang in words.LANGUAGES:
        for name in products.PRODUCTS:
            assert words.say(f"doc.kind.{name}", lang=lang)
