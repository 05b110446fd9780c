"""Streamlit's page goes out in the language of the link, with our script; all else unchanged."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass
from pathlib import Path

import pytest
import streamlit
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.types import Message

from spatial.ui.server import index_page
from spatial.ui.server.index_page import IndexPage

PAGE = '<html lang="en"><head><title>ầ</title></head><body></body></html>'
LARGE = PAGE.replace("ầ", "x" * index_page.LARGEST_BYTES)


@dataclass(frozen=True)
class Given:
    """What reached the browser."""

    headers: dict[str, str]
    body: bytes


def ask(
    answer: Response,
    query: str = "",
    path: str = "/map",
    method: str = "GET",
    *,
    first: str = "",
    packed: bool = False,
) -> Given:
    """Ask for an answer through the middleware, whose first screen shows the link."""
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.Event().wait()  # nobody hangs up
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode()}
    accepted = [(b"accept-encoding", b"br, gzip")] if packed else []
    scope |= {"headers": accepted, "asgi": {"spec_version": "2.4"}}
    index = IndexPage(
        answer, first=lambda path, link: f"{first}{path}{dict(link)}" if first else ""
    )
    asyncio.run(index(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Given(headers=headers, body=b"".join(one.get("body", b"") for one in sent[1:]))


@pytest.mark.parametrize(
    ("query", "lang"),
    [("", "vi"), ("lang=vi", "vi"), ("lang=en", "en"), ("lang=%22%3E%3Cb", "vi")],
)
def test_the_page_is_in_the_language_of_the_link(query: str, lang: str) -> None:
    given = ask(HTMLResponse(PAGE, headers={"etag": '"1"'}), query)
    assert given.body.decode().startswith(f'<html lang="{lang}">')
    assert "ầ" in given.body.decode()
    assert int(given.headers["content-length"]) == len(given.body)
    assert "etag" not in given.headers


def test_a_page_packed_for_the_way_is_changed_all_the_same() -> None:
    packed = Response(
        gzip.compress(PAGE.encode()), media_type="text/html", headers={"content-encoding": "gzip"}
    )
    given = ask(packed, packed=True)
    assert int(given.headers["content-length"]) == len(given.body)
    assert given.headers["content-encoding"] == "gzip"
    assert gzip.decompress(given.body).decode().startswith('<html lang="vi">')


def test_whoever_takes_no_packing_gets_the_page_plain() -> None:
    packed = Response(
        gzip.compress(PAGE.encode()), media_type="text/html", headers={"content-encoding": "gzip"}
    )
    given = ask(packed)
    assert "content-encoding" not in given.headers
    assert given.body.decode().startswith('<html lang="vi">')


def test_a_packing_we_do_not_know_is_left_as_it_is() -> None:
    packed = Response(b"x", media_type="text/html", headers={"content-encoding": "br"})
    assert ask(packed).body == b"x"


def test_the_page_asks_for_our_script_once_and_the_script_is_there() -> None:
    assert ask(HTMLResponse(PAGE)).body.decode().count(index_page.SCRIPT) == 1
    (folder,) = index_page.routes()
    for name in index_page.DEFERRED:
        assert f'src=".{folder.path}/{name}"' in index_page.SCRIPT
        assert (index_page.FOLDER / name).is_file()


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        (PlainTextResponse(PAGE), "/text"),
        (HTMLResponse(PAGE), "/component/x/index.html"),
        (StreamingResponse(iter([PAGE]), media_type="text/html"), "/pieces"),
        (HTMLResponse(PAGE, status_code=404), "/gone"),
        (HTMLResponse(LARGE), "/large"),
    ],
    ids=["text", "component", "pieces", "gone", "large"],
)
def test_whatever_is_not_the_page_goes_out_as_it_is(answer: Response, path: str) -> None:
    given = ask(answer, path=path)
    assert given.body.decode() in {PAGE, LARGE}


def test_a_question_for_the_head_alone_is_left_alone() -> None:
    assert ask(HTMLResponse(PAGE), method="HEAD").body.decode() == PAGE


def test_a_prefix_of_a_proxy_stands_before_the_script() -> None:
    assert [one.path for one in index_page.routes("/school/")] == [f"/school{index_page.ROUTE}"]


def test_streamlit_s_page_has_what_is_replaced() -> None:
    file = Path(streamlit.__file__).parent / "static" / "index.html"
    page = file.read_text(encoding="utf-8")
    assert page.count('<html lang="en">') == page.count("</head>") == 1
    assert len(page.encode()) <= index_page.LARGEST_BYTES


def test_the_first_screen_stands_at_the_end_of_the_body_with_what_takes_it_away() -> None:
    page = ask(HTMLResponse(PAGE), "level=thcs", first="<p>").body.decode()
    assert "<body><p>/map{'level': 'thcs'}</body>" in page
    assert index_page.FIRST_SCRIPT in page
    assert (index_page.FOLDER / "first.js").is_file()


def test_without_one_nothing_has_to_be_taken_away() -> None:
    assert index_page.FIRST_SCRIPT not in ask(HTMLResponse(PAGE)).body.decode()


def test_a_link_longer_than_any_of_ours_opens_no_first_screen() -> None:
    endless = "ward=" + "x" * index_page.LARGEST_QUERY_BYTES
    assert "<p>" not in ask(HTMLResponse(PAGE), endless, first="<p>").body.decode()


def test_the_page_travels_packed_where_the_browser_can_unpack_it() -> None:
    plain = ask(HTMLResponse(PAGE), first="<p>")
    packed = ask(HTMLResponse(PAGE), first="<p>", packed=True)
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) == len(packed.body)
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
