"""XML from strangers, read by a strict parser and never built into a tree."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import LIMITS
from spatial.intake.door.xml_text import XmlText

SMALL = dataclasses.replace(LIMITS, depth=3, vertices=2)


def read(*chunks: bytes, root: str = "", kml: bool = False) -> XmlText:
    text = XmlText(SMALL, root=root, kml=kml)
    for chunk in chunks:
        text.feed(chunk)
    text.close()
    return text


def test_a_document_may_come_in_pieces() -> None:
    assert read(b"<a><b", b">x</", b"b></a>").root == "a"


def test_names_are_heard_without_their_prefix() -> None:
    heard: list[tuple[str, str | None]] = []
    text = XmlText(SMALL)

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        heard.append((name, attributes.get("n")))

    closed: list[str] = []
    text.listen(opened=opened, closed=closed.append)
    text.feed(b'<w:a xmlns:w="x" n="1"><w:b/><b n="2"/></w:a>')
    text.close()
    assert heard == [("a", "1"), ("b", None), ("b", "2")]
    assert closed == ["b", "b", "a"]


def test_text_is_heard_by_whoever_asks() -> None:
    said: list[str] = []
    text = XmlText(SMALL)
    text.listen(text=said.append)
    text.feed("<a>Hiệp &amp; Thành</a>".encode())
    text.close()
    assert "".join(said) == "Hiệp & Thành"


def test_one_may_take_over_and_hears_full_names() -> None:
    heard: list[str] = []
    text = XmlText(SMALL)
    text.hand_over(lambda name, _: heard.append(name))
    text.feed(b'<x:a xmlns:x="x">' + b"<b>" * 5 + b"</b>" * 5 + b"</x:a>")
    assert heard == ["x:a", *["b"] * 5]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"<!DOCTYPE a><a/>", "xml_entities"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "xml_entities"),
        (b"<a><b><c><d/></c></b></a>", "too_deep"),
    ],
)
def test_entities_and_endless_nesting_are_refused(document: bytes, code: str) -> None:
    with pytest.raises(Hostile) as stop:
        read(document)
    assert stop.value.code == code


def test_three_deep_is_not_too_deep_however_often() -> None:
    assert read(b"<a>" + b"<b><c/></b>" * 100 + b"</a>").root == "a"


@pytest.mark.parametrize("document", [b"<a>", b"<a></b>", b"<a/><b/>", b"<a x=1/>"])
def test_what_is_no_xml_is_told(document: bytes) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read(document)


@pytest.mark.parametrize("document", [b"<gpx/>", b"nothing", b""])
def test_a_document_of_another_root_is_not_what_it_says(document: bytes) -> None:
    with pytest.raises(Hostile) as stop:
        read(document, root="kml")
    assert (stop.value.code, stop.value.blanks) == ("not_what_it_says", {"suffix": ".kml"})


def test_the_root_is_asked_of_the_first_element_only() -> None:
    assert read(b"<kml><gpx/></kml>", root="kml").root == "kml"


def test_links_are_refused_in_kml_only() -> None:
    document = b"<kml><networkLink/></kml>"
    assert read(document).root == "kml"
    with pytest.raises(Hostile) as stop:
        read(document, kml=True)
    assert stop.value.code == "points_elsewhere"


def test_vertices_of_kml_are_bounded_by_their_commas() -> None:
    assert read(b"<kml>1,2,3 4,5,6 7,8,9</kml>", kml=True)  # six commas: three a vertex
    with pytest.raises(Hostile) as stop:
        read(b"<kml>1,2,3 4,5,6 7,8,9 ", b"1,2</kml>", kml=True)
    assert stop.value.code == "too_many_vertices"


def test_an_encoding_nobody_knows_is_no_xml_and_a_listener_s_own_mistake_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="NaNUTF-8"):
        read(b'<?xml version="1.0" encoding="NaNUTF-8"?><a/>')

    def missing(name: str, attributes: Mapping[str, str]) -> None:
        attributes[name]

    text = XmlText(SMALL)
    text.listen(opened=missing)
    with pytest.raises(KeyError):
        text.feed(b"<a/>")
