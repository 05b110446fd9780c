"""The harness itself, on a page of a few lines: it waits, it sees, and it lets nothing out."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
import server
import waiting
from browser_fixtures import pictures_of
from playwright.sync_api import Page, expect

SCRIPT = """
import threading
import urllib.request

import streamlit as st

st.title("Trường Lớp")
if st.button("Tính"):
    threading.Event().wait(1.0)  # a slow answer
    st.write("xong")
if st.button("Ra ngoài"):
    try:
        urllib.request.urlopen("http://tile.example/0/0/0.png")
    except OSError as refused:
        st.write(str(refused))
"""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """Serve a page of a few lines."""
    folder = tmp_path_factory.mktemp("tiny")
    script = folder / "tiny.py"
    script.write_text(SCRIPT, encoding="utf-8")
    flags = ["--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *flags]
    with server.serving(folder, command=command) as running:
        yield running


@pytest.fixture
def tiny_page(visit: chromium.Visit, tiny: server.Server) -> Page:
    """Give that page, drawn and at rest."""
    visit.page.goto(tiny.url)
    waiting.settle(visit.page)
    return visit.page


def test_settle_waits_for_a_slow_answer(tiny_page: Page) -> None:
    tiny_page.get_by_role("button", name="Tính").click()
    waiting.settle(tiny_page)
    assert tiny_page.get_by_text("xong").is_visible()


def test_a_page_that_asks_the_web_is_stopped_and_seen(
    tiny_page: Page, visit: chromium.Visit
) -> None:
    blocked = tiny_page.evaluate(
        "() => fetch('https://tile.example/0/0/0.png').then(() => 'reached', () => 'blocked')"
    )
    tiny_page.evaluate("() => { new Image().src = 'http://192.0.2.1/pixel.png' }")
    tiny_page.evaluate(
        """() => new Promise((resolve) => {
             const socket = new WebSocket('wss://live.example/feed');
             socket.onclose = socket.onerror = resolve;
           })"""
    )

    assert blocked == "blocked"
    assert sorted(visit.outside) == [
        "GET http://192.0.2.1/pixel.png",
        "GET https://tile.example/0/0/0.png",
        "WEBSOCKET wss://live.example/feed",
    ]
    visit.outside.clear()


def test_a_new_tab_that_asks_the_web_is_stopped_and_seen_from_its_first_request(
    tiny_page: Page, visit: chromium.Visit
) -> None:
    """The page it opens with and what it asks at once, before it can be told of."""
    with tiny_page.expect_popup() as opened:
        tiny_page.evaluate("() => { window.open('https://tile.example/tab'); }")
    opened.value.close()
    with tiny_page.expect_popup():
        tiny_page.evaluate(
            """() => {
              const tab = window.open('');
              tab.document.write('<img src="http://192.0.2.1/pixel.png">');
            }"""
        )
    with tiny_page.expect_event("requestfinished"):  # answered after both were refused
        tiny_page.evaluate("() => { fetch('/_stcore/health'); }")
    assert sorted(visit.outside) == [
        "GET http://192.0.2.1/pixel.png",
        "GET https://tile.example/tab",
    ]
    visit.outside.clear()


def test_a_server_that_asks_the_web_is_stopped_and_seen(
    tiny_page: Page, tiny: server.Server
) -> None:
    tiny_page.get_by_role("button", name="Ra ngoài").click()
    expect(tiny_page.get_by_text("network blocked")).to_be_visible()
    assert tiny.left_home() == ["name look-up of tile.example"]


def test_a_server_that_ends_at_once_is_reported_in_its_own_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('hỏng dữ liệu')"]
    with (
        pytest.raises(RuntimeError, match=r"ended with code 1; it said:\nhỏng dữ liệu"),
        server.serving(tmp_path, command=command),
    ):
        pytest.fail("a dead server was taken for a live one")


def test_pictures_have_the_size_of_desk_and_phone(tiny_page: Page, tmp_path: Path) -> None:
    sizes = []
    for picture in pictures_of(tiny_page, tmp_path, "harness"):
        header = picture.read_bytes()[:24]  # PNG: width and height stand at bytes 16 to 23
        sizes.append(struct.unpack(">II", header[16:24]))
    assert sizes == [(1280, 800), (390, 844)]
    assert tiny_page.viewport_size == {"width": 1280, "height": 800}


@pytest.mark.parametrize(
    "url", ["data:,x", "blob:http://a", "http://localhost:1/", "ws://127.0.0.1"]
)
def test_what_stays_on_the_machine_is_let_through(url: str) -> None:
    assert not chromium.is_outside(url)
