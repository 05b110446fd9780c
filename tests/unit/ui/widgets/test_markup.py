"""What a user wrote, in HTML and in a label that reads markdown."""

from __future__ import annotations

import string

import hostile_words
import pytest

from spatial.ui.widgets.markup import label, listing, stylesheet, tag, text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (":red[x]", r"\:red\[x\]"),
        ("[a](javascript:1)", r"\[a\]\(javascript\:1\)"),
        ("$x$", r"\$x\$"),
        ("`a`", r"\`a\`"),
        ("<b>", r"\<b\>"),
        ("Phường Đông Hưng Thuận 12", "Phường Đông Hưng Thuận 12"),
    ],
)
def test_signs_of_markdown_are_escaped_and_words_are_left(given: str, expected: str) -> None:
    assert label(given) == expected


def test_only_a_backslash_is_added() -> None:
    escaped = label(string.printable)
    assert escaped.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == string.printable


@pytest.mark.parametrize(
    ("given", "escaped"),
    [
        ("<b>", "&lt;b&gt;"),
        ("a & b", "a &amp; b"),
        ("\"'", "&quot;&#x27;"),
        (12, "12"),
        (None, "None"),
        ("Phường Tân Thới Nhất", "Phường Tân Thới Nhất"),
    ],
)
def test_text_is_escaped_once(given: object, escaped: str) -> None:
    assert text(given) == escaped


@pytest.mark.parametrize("word", hostile_words.TRIES)
def test_a_hostile_word_opens_no_tag_and_leaves_no_attribute(word: str) -> None:
    written = tag("p", text(word), aria_label=word)
    inner = written.removeprefix("<p").removesuffix("</p>")
    assert inner.count("<") == 0
    assert inner.count(">") == 1  # the end of the opening tag
    assert inner.split(">")[0].count('"') in (0, 2)


def test_attributes_are_written_in_order_and_empty_ones_left_out() -> None:
    assert tag("p", css="a b", style="", role="alert") == '<p class="a b" role="alert"></p>'


def test_an_underscore_in_an_attribute_s_name_becomes_a_hyphen() -> None:
    assert tag("td", data_label="x") == '<td data-label="x"></td>'


def test_children_stand_in_their_order_as_they_are() -> None:
    assert tag("div", tag("b", "1"), " ", tag("i", "2")) == "<div><b>1</b> <i>2</i></div>"


def test_a_list_wraps_every_item() -> None:
    assert listing(["a", "b"], css="x") == '<ul class="x"><li>a</li><li>b</li></ul>'
    assert listing([]) == "<ul></ul>"


@pytest.mark.parametrize("name", ["page.css", "sheet.css", "catchment.css"])
def test_a_style_sheet_is_one_element_and_asks_for_no_file(name: str) -> None:
    sheet = stylesheet(name)
    assert sheet.startswith("<style>")
    assert sheet.endswith("</style>")
    assert sheet.count("<") == 2
    assert "http" not in sheet.replace("http://www.w3.org", "")


def test_a_style_sheet_nobody_wrote_is_a_defect() -> None:
    with pytest.raises(FileNotFoundError):
        stylesheet("nowhere.css")
