"""
Take the picture of every view at every size, light, dark and on paper, to be looked at.

``python tests/browser/pictures.py [VIEW …]`` puts them into ``tests/browser/screenshots/views/``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import chromium
import server
import waiting
from browser_fixtures import DESK, PHONE, PLAN
from playwright.sync_api import Browser, Page, sync_playwright

from spatial.ui.places import VIEWS

WIDE = (1920, 1080)  # [CSS px]
MOST = 5  # screens of one view, from its head downwards
FOLDER = Path(__file__).parent / "screenshots" / "views"
FURTHER = """() => {
  const main = document.querySelector('[data-testid="stMain"]'), before = main.scrollTop;
  main.scrollBy({ top: main.clientHeight, behavior: 'instant' });
  return main.scrollTop > before;
}"""
SHOTS = {
    "desk-light": (DESK, "light", "screen"),
    "desk-dark": (DESK, "dark", "screen"),
    "wide-light": (WIDE, "light", "screen"),
    "wide-dark": (WIDE, "dark", "screen"),
    "phone-light": (PHONE, "light", "screen"),
    "phone-dark": (PHONE, "dark", "screen"),
}


def take(page: Page, view: str) -> None:
    """Take a view's pictures; the page is open on it."""
    for name, (size, scheme, media) in SHOTS.items():
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=scheme, media=media)  # type: ignore[arg-type]
        waiting.settle(page)
        for screen in range(1, (MOST if scheme == "light" else 1) + 1):
            page.screenshot(path=FOLDER / f"{view}-{name}-{screen}.png")
            if not page.evaluate(FURTHER):
                break
        page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, 0)")
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    page.emulate_media(color_scheme="light", media="print")
    page.pdf(path=FOLDER / f"{view}-paper.pdf", prefer_css_page_size=True)


def everything(browser: Browser, url: str, views: list[str]) -> None:
    """Visit the views one by one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for view in views:
        visit = chromium.visit(browser, width=DESK[0], height=DESK[1], languages=["vi-VN"])
        visit.page.goto(f"{url}/{'' if view == 'map' else view}?{PLAN}")
        take(visit.page, view)
        visit.context.close()
        sys.stdout.write(f"{view}\n")


def main() -> None:
    """Start the app and a browser, take the pictures, end both."""
    path = chromium.find()
    if path is None:
        sys.exit("no Chromium; `make setup` installs one")
    with (
        tempfile.TemporaryDirectory() as folder,
        server.serving(Path(folder)) as app,
        sync_playwright() as playwright,
    ):
        browser = chromium.launch(playwright, path)
        everything(browser, app.url, sys.argv[1:] or list(VIEWS))
        browser.close()


if __name__ == "__main__":
    main()
