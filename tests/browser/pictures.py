"""
Take the picture of every view at every size, light, dark and on paper, to be looked at.

``python tests/browser/pictures.py [VIEW …]`` puts them into ``tests/browser/screenshots/views/``;
``python tests/browser/pictures.py --docs`` takes those of README and tutorial.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import chromium
import map_view
import server
import shell
import waiting
from browser_fixtures import DESK, PHONE, PLAN
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from spatial.ui.places import VIEWS

WIDE = (1920, 1080)  # [CSS px]
PAPER = (1047, 718)  # A4 across, less its margins [CSS px]
MOST = 5  # screens of one view, from its head downwards
HIGH_PX = 1300  # a window in which the card of a ward stands whole
COLOURS = 128  # of a picture that teaches; flat colours need no more
FOLDER = Path(__file__).parent / "screenshots" / "views"
IMAGES = server.ROOT / "docs" / "images"
SITE = (106.6832, 10.8700)  # in the worst ward, free of schools [degrees]
MAIN = "document.querySelector('[data-testid=\"stMain\"]')"
TOP = f"() => {MAIN}.scrollTo(0, 0)"
FURTHER = f"""() => {{
  const main = {MAIN}, before = main.scrollTop;
  main.scrollBy({{ top: main.clientHeight, behavior: 'instant' }});
  return main.scrollTop > before;
}}"""
SHOTS = {
    "desk-light": (DESK, "light"),
    "desk-dark": (DESK, "dark"),
    "wide-light": (WIDE, "light"),
    "wide-dark": (WIDE, "dark"),
    "phone-light": (PHONE, "light"),
    "phone-dark": (PHONE, "dark"),
}


def size(page: Page, pixels: tuple[int, int]) -> None:
    """Give the window a size [CSS px]."""
    page.set_viewport_size({"width": pixels[0], "height": pixels[1]})


def take(page: Page, view: str) -> None:
    """Take a view's pictures; the page is open on it."""
    for name, (pixels, scheme) in SHOTS.items():
        size(page, pixels)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        waiting.settle(page)
        for screen in range(1, (MOST if scheme == "light" else 1) + 1):
            page.screenshot(path=FOLDER / f"{view}-{name}-{screen}.png")
            if not page.evaluate(FURTHER):
                break
        page.evaluate(TOP)
    (FOLDER / f"{view}-paper.png").write_bytes(paper(page))


def paper(page: Page) -> bytes:
    """Take the picture of what a printer gets, all pages below each other."""
    size(page, PAPER)
    page.emulate_media(color_scheme="light", media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")  # as a printer would
    waiting.settle(page)
    return page.screenshot(full_page=True)


def everything(browser: Browser, url: str, views: list[str]) -> None:
    """Visit the views one by one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for view in views:
        visit = chromium.visit(browser, width=DESK[0], height=DESK[1], languages=["vi-VN"])
        visit.page.goto(f"{url}/{'' if view == 'map' else view}?{PLAN}")
        take(visit.page, view)
        visit.context.close()
        sys.stdout.write(f"{view}\n")


def keep(name: str, picture: bytes, pages_px: int = 0) -> None:
    """Keep a picture that teaches, in few colours; of a long one the first pixels downwards."""
    with Image.open(io.BytesIO(picture)) as taken:
        shown = taken.convert("RGB")
    if pages_px:
        shown = shown.crop((0, 0, shown.width, min(pages_px, shown.height)))
    few = shown.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)


def teaching(browser: Browser, url: str) -> None:
    """Take the pictures that teach: the first screen, a card, before and after, phone, paper."""
    visit = chromium.visit(browser, width=DESK[0], height=DESK[1], languages=["vi-VN"])
    page = visit.page
    page.goto(f"{url}/?{PLAN}")
    waiting.settle(page)
    keep("first-screen", page.screenshot())
    size(page, (DESK[0], HIGH_PX))
    waiting.settle(page)
    keep("ward-card", page.locator(".st-key-beside").screenshot())
    size(page, PHONE)
    waiting.settle(page)
    keep("phone", page.screenshot())
    keep("paper", paper(page), PAPER[1])
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(color_scheme="light", media="screen")
    size(page, DESK)
    waiting.settle(page)
    shell.go(page, "propose")
    map_view.click(page, *SITE)
    page.get_by_role("button", name="Đặt trường").click()
    waiting.settle(page)
    page.get_by_role("radio", name="Kéo so sánh").click()
    page.evaluate(TOP)
    waiting.settle(page)
    keep("before-after", page.screenshot())
    page.goto(f"{url}/access?{PLAN}")
    waiting.settle(page)
    keep("access", page.screenshot())
    visit.context.close()


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
        if sys.argv[1:] == ["--docs"]:
            teaching(browser, app.url)
        else:
            everything(browser, app.url, sys.argv[1:] or list(VIEWS))
        browser.close()


if __name__ == "__main__":
    main()
