"""Go about the app as a visitor does: to a place, to one of its views, to a choice of a chip."""

from __future__ import annotations

import re

import chromium
import server
import waiting
from playwright.sync_api import Page

from spatial.ui import places
from spatial.ui.server.visitor_cookie import VISITOR_COOKIE
from spatial.ui.text import say


def come(visit: chromium.Visit, app: server.Server, secret: str, path: str) -> Page:
    """Come as the visitor of a secret to a page."""
    visit.context.add_cookies([{"name": VISITOR_COOKIE, "value": secret, "url": app.url}])
    visit.page.goto(f"{app.url}{path}")
    waiting.settle(visit.page)
    return visit.page


def go(page: Page, view: str) -> None:
    """Go to a view on a Vietnamese page: to its place, then to its tab."""
    place = places.of(view)
    name = say(f"page.{view}", lang="vi")
    bar = page.locator(".st-key-places")
    bar.get_by_role("link", name=say(f"place.{place.name}", lang="vi")).click()
    if view != place.views[0].name:
        page.locator(".st-key-views").get_by_role("link", name=name).click()
    page.wait_for_function(
        "name => document.querySelector('h1')?.textContent.startsWith(name + ' ·')", arg=name
    )
    waiting.settle(page)


def open_chip(page: Page, name: str) -> None:
    """Open a chip by the name before its value."""
    page.get_by_role("button", name=re.compile(f"^{name}: ")).click()
    page.get_by_test_id("stPopoverBody").wait_for()


def close_chip(page: Page) -> None:
    """Close the chip that is open, as a keyboard does."""
    page.keyboard.press("Escape")
    page.get_by_test_id("stPopoverBody").wait_for(state="detached")


def choose(page: Page, name: str, option: str) -> None:
    """Choose an option that stands in a chip."""
    open_chip(page, name)
    page.get_by_test_id("stPopoverBody").get_by_text(option, exact=True).click()
    close_chip(page)


def step(page: Page, name: str) -> None:
    """Go to a step of the page of files."""
    page.get_by_role("radio", name=re.compile(name)).or_(
        page.get_by_role("button", name=re.compile(rf"^\d\. {name}"))
    ).first.click()
    waiting.settle(page)
