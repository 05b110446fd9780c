"""
axe-core finds nothing on any view: WCAG 2.2 A and AA and good practice, everywhere alike.

A view as it opens at the desk in the dark and on a phone in the light; every part of it, all boxes
open, the other way round. Nothing reaches beyond the window sideways.
"""

from __future__ import annotations

from typing import Any, Literal

import chromium
import pytest
import server
import waiting
from axe_playwright_python.sync_playwright import Axe
from browser_fixtures import DESK, PHONE, PLAN
from playwright.sync_api import Page, expect

from spatial.ui.places import VIEWS
from spatial.ui.text import say

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
RULES = {"runOnly": {"type": "tag", "values": list(TAGS)}}


def violations(page: Page) -> list[str]:
    """Ask axe; say what it finds in one line each."""
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


# What reaches beyond the window, unless it scrolls in a frame of its own.
WIDE = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  if (main.scrollWidth <= main.clientWidth + 1) return [];
  return [...main.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5)
    .map((one) => `beyond the window: ${one.outerHTML.slice(0, 160)}`);
}"""
CLOSED = '[data-testid="stExpander"] details:not([open]) > summary'
PARTS = "Phần của trang"
Scheme = Literal["light", "dark"]
Looks = tuple[tuple[tuple[int, int], Scheme], ...]
CLOSED_LOOKS: Looks = ((DESK, "dark"), (PHONE, "light"))
OPEN_LOOKS: Looks = ((PHONE, "dark"), (DESK, "light"))


def look(page: Page, size: tuple[int, int], scheme: Scheme) -> None:
    """Give the window a size [CSS px] and a light, and wait for it."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    waiting.settle(page)


def as_it_opens(page: Page) -> dict[str, list[str]]:
    """Ask at the desk in the dark and on a phone in the light; only where something is found."""
    answers = {}
    for size, scheme in CLOSED_LOOKS:
        look(page, size, scheme)
        answers[scheme] = violations(page) + page.evaluate(WIDE)
    return {where: found for where, found in answers.items() if found}


def parts(page: Page) -> dict[str, list[str]]:
    """Ask in every part of the view, all its boxes open; only where something is found."""
    look(page, DESK, "light")
    names = page.get_by_role("radiogroup", name=PARTS).get_by_role("radio").all_inner_texts()
    answers = {}
    for name in names or [""]:
        if name:
            group = page.get_by_role("radiogroup", name=PARTS)
            group.get_by_role("radio", name=name, exact=True).click()
            waiting.settle(page)
        for _ in range(page.locator(CLOSED).count()):
            page.locator(CLOSED).first.click()
        for size, scheme in OPEN_LOOKS:
            look(page, size, scheme)
            answers[f"{name} {scheme}"] = violations(page) + page.evaluate(WIDE)
    return {where: found for where, found in answers.items() if found}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_breaks_no_rule_at_any_size_and_in_any_light(
    view: str, visit: chromium.Visit, app: server.Server
) -> None:
    page = visit.page
    page.goto(f"{app.url}/{'' if view == 'map' else view}?{PLAN}")
    waiting.settle(page)
    assert as_it_opens(page) == {}
    assert parts(page) == {}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_says_its_language_names_its_landmarks_and_keeps_the_dark_chosen(
    lang: str, visit: chromium.Visit, app: server.Server
) -> None:
    page = visit.page
    page.goto(f"{app.url}/access?{PLAN}&lang={lang}")
    expect(page.locator("html")).to_have_attribute("lang", lang)
    waiting.settle(page)
    bars = page.get_by_role("navigation")
    expect(bars).to_have_count(2)
    for bar in bars.all():
        expect(bar.locator('a[aria-current="page"]')).to_have_count(1)
    light = page.get_by_label(say("light.title", lang=lang))
    light.select_option("dark")
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    page.reload()
    waiting.settle(page)
    expect(light).to_have_value("dark")
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    other = {"vi": "EN", "en": "VI"}[lang]
    page.get_by_role("radio", name=other).click()
    expect(page.locator("html")).to_have_attribute("lang", other.lower())


def test_a_chip_is_opened_and_left_by_keys_and_breaks_no_rule_while_open(page: Page) -> None:
    chip = page.get_by_role("button", name="Cấp: ")
    chip.focus()
    chip.press("Enter")
    body = page.get_by_test_id("stPopoverBody")
    expect(body).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    expect(chip).to_be_focused()
