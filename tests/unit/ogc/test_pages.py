"""The same documents as pages; what somebody called a ward is text in them."""

from html.parser import HTMLParser

import pytest
from layer_towns import ATTACKS
from served_layers import of_attacks, of_town, reply

PATHS = ("", "/api", "/conformance", "/collections", "/collections/wards")


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.hrefs: list[str] = []
        self.text = ""
        self.lang = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        given = dict(attrs)
        self.hrefs += [given["href"] or ""] if "href" in given else []
        self.lang = self.lang or given.get("lang") or ""
        assert not any(name.startswith("on") for name in given)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


@pytest.mark.parametrize(
    "path", [*PATHS, "/collections/schools/items", "/collections/wards/items/w00"]
)
def test_every_document_is_a_page_too_and_its_links_lead_on(path: str) -> None:
    told = reply(f"{path}?f=html&lang=en")
    assert (told.status, told.media) == (200, "text/html; charset=utf-8")
    seen = Seen(told.body.decode())
    assert seen.lang == "en"
    inside = [one for one in seen.hrefs if one.startswith("http://127.0.0.1")]
    assert inside
    assert {reply(one).status for one in inside} == {200}


@pytest.mark.parametrize("path", [*PATHS, "/collections/wards/items", "/collections/schools/items"])
def test_names_that_are_attacks_stay_text(path: str) -> None:
    seen = Seen(reply(f"{path}?f=html", attacked=True).body.decode())
    assert not {"script", "img", "iframe", "svg"} & set(seen.tags)
    assert all(one.startswith("http") for one in seen.hrefs)
    if path == "/collections/wards/items":
        for name in of_attacks("vi").layers["wards"].frame["ward"]:
            assert name in seen.text


def test_columns_are_headed_as_a_reader_knows_them() -> None:
    seen = Seen(reply("/collections/deficit_thcs/items?f=html").body.decode())
    assert "Thiếu đất (m²)" in seen.text
    assert "2 trong 2 đối tượng" in seen.text


def test_a_page_has_the_way_on_and_back() -> None:
    middle = Seen(reply("/collections/cells/items?f=html&limit=3&offset=3").body.decode())
    assert "Trang sau" in middle.text
    assert "Trang trước" in middle.text
    assert len(of_town("vi").layers["cells"].frame) == 8


def test_right_to_left_marks_turn_round_their_own_cell_alone() -> None:
    page = reply("/collections/wards/items?f=html", attacked=True).body.decode()
    assert "unicode-bidi:isolate" in page
    assert ATTACKS[2] in page
