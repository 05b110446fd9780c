"""The same town and name in a real browser: a form's name freezes nobody, a poisoned link opens."""

from __future__ import annotations

from collections.abc import Iterator

import chromium
import hostile_words
import pytest
import server
import shell
import waiting
from playwright.sync_api import Browser, Dialog, Page, expect

FREEZES = "{{9**(9**9)}}"
GUARD_MS = 60_000.0  # a hard stop; what is attacked here took for ever
PAGES = ("propose", "catchment", "map")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """Serve the town of hostile names."""
    place = tmp_path_factory.mktemp("names")
    folder = hostile_words.town(place / "town")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRUONGLOP_FOLDER", str(folder))
        (place / "app").mkdir()
        with server.serving(place / "app") as running:
            yield running
            assert running.left_home() == []


def opened(browser: Browser, url: str) -> tuple[chromium.Visit, list[str]]:
    """Open a visitor's window; whatever a name runs would ask something."""
    seen = chromium.visit(browser, width=1280, height=800, languages=["vi-VN"])
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    seen.page.on("dialog", note)
    seen.page.set_default_timeout(GUARD_MS)
    seen.page.goto(url)
    waiting.settle(seen.page)
    return seen, asked


def drawn(page: Page) -> str:
    """Return what the map tells of its wards to the keyboard, once it is drawn."""
    ward = page.locator("[data-key^='ward:']").first
    expect(ward).to_be_attached(timeout=GUARD_MS)
    return ward.get_attribute("aria-label") or ""


def test_a_name_that_would_freeze_the_server_is_shown_and_another_visitor_is_served(
    app: server.Server, browser: Browser
) -> None:
    seen, asked = opened(browser, app.url)
    assert "{{1234*5678}}" in drawn(seen.page)
    seen.page.get_by_role("button", name="Đề xuất trường ở đây").click()
    waiting.settle(seen.page)
    name = seen.page.get_by_label("Tên", exact=True)
    name.fill(FREEZES)
    name.press("Enter")
    waiting.settle(seen.page)
    seen.page.get_by_role("button", name="Đặt trường").click()
    expect(seen.page.get_by_text("Đề xuất (1)")).to_be_visible(timeout=GUARD_MS)
    expect(seen.page.get_by_text(FREEZES).first).to_be_visible(timeout=GUARD_MS)
    assert server.is_healthy(app.url)
    drawn(seen.page)

    other, also = opened(browser, seen.page.url)  # the link that is poisoned now
    expect(other.page.get_by_text(FREEZES).first).to_be_visible(timeout=GUARD_MS)
    drawn(other.page)
    for one in PAGES:
        shell.go(other.page, one)
        assert "{{1234*5678}}" in drawn(other.page)
    assert hostile_words.RESULT not in other.page.content()
    for visit in (seen, other):
        visit.context.close()
        assert (visit.outside, visit.errors) == ([], [])
    assert asked == also == []
