"""
Where things are on the page, and when they are seen there: the only file that knows the screen.

Times are taken in the browser: from the event of a hand to the frame after which the new figures
stand in the page. An older app draws its map in a frame; both ways are known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Page

MAP_FRAME = "iframe[title='streamlit_folium.st_folium']"
WARD = ".leaflet-container path"
FIRST_SCREEN = "#tl-first-screen"
FIGURES = "#root .tl-figure .tl-big"
CARD = "#root .st-key-beside h2"
YEAR_CHIP = ".st-key-chip_year button"
PROPOSE = "/propose"
PUT = ".st-key-put button"
IDLE = "#root [data-testid='stApp'][data-test-script-state='notRunning']"
MISS_MS = 3_000  # a click on the ward that is shown already changes nothing
LIMIT_MS = 15_000  # nothing a planner does may take longer; what does ends the run by its name

# Looks at every frame for the first screen, then for the app's own figures and map.
_PAINTED = """
([first, figures, ward, limit]) => new Promise((resolve, reject) => {
  const roots = () => [
    document.getElementById("root"),
    ...[...document.querySelectorAll("iframe")].map((one) => one.contentDocument),
  ];
  let seen = 0;
  const look = () => {
    const still = document.querySelector(first);
    const map = roots().some((root) => root && root.querySelector(ward));
    const app = !still && map && document.querySelector(figures);
    if (!seen && (app || document.querySelector(first + " svg"))) seen = performance.now();
    if (app) resolve([seen, performance.now()]);
    else if (performance.now() > limit) reject(new Error("no figures and map"));
    else requestAnimationFrame(look);
  };
  look();
})
"""

# Notes when a hand did something, and when the text of some elements is another.
_WATCH = """
([selector, limit]) => {
  const now = () => performance.timeOrigin + performance.now();
  const parts = () => [...document.querySelectorAll(selector)];
  const text = () => parts().map((one) => one.textContent).join("|");
  const before = text();
  const bench = window.bench = { begun: 0, before };
  const frames = [...document.querySelectorAll("iframe")];
  for (const root of [document, ...frames.map((one) => one.contentDocument)]) {
    if (!root) continue;
    for (const name of ["pointerdown", "keydown"]) {
      root.addEventListener(name, () => { bench.begun ||= now(); }, { capture: true });
    }
  }
  bench.seen = new Promise((resolve, reject) => {
    const late = () => reject(new Error("the page did not change: " + selector));
    const end = setTimeout(late, limit);
    const look = () => {
      if (!text() || text() === before) return;
      watch.disconnect();
      clearTimeout(end);
      requestAnimationFrame(() => resolve(now() - bench.begun));
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  bench.seen.catch(() => {});
}
"""

# A point inside the n-th large area of the map that nothing covers.
_INSIDE = """
([selector, n]) => {
  const room = (path) => {
    const box = path.getBoundingClientRect();
    return box.width * box.height;
  };
  const all = [...document.querySelectorAll(selector)].sort((a, b) => room(b) - room(a));
  const wide = all.filter((path) => room(path) > 3000);
  const large = wide.length ? wide : all.slice(0, 16);  // a city of 168 wards has none so large
  for (let turn = 0; turn < large.length; turn += 1) {
    const path = large[(n + turn) % large.length];
    const box = path.getBoundingClientRect();
    for (let at = 1; at < 400; at += 1) {
      const x = box.left + box.width * ((at * 0.618034 + n * 0.37) % 1);
      const y = box.top + box.height * ((at * 0.754878 + n * 0.21) % 1);
      if (document.elementFromPoint(x, y) === path) return [x, y];
    }
  }
  return null;
}
"""


@dataclass(frozen=True, slots=True)
class Paint:
    """When a page shows figures and map, and when the app behind them has drawn its own [s]."""

    seen_s: float
    app_s: float


def paint(page: Page, url: str, limit_ms: float = 4 * LIMIT_MS) -> Paint:
    """Open an address and time what is seen, from the first byte asked for."""
    page.goto(url, wait_until="commit", timeout=limit_ms)
    seen, app = page.evaluate(_PAINTED, [FIRST_SCREEN, FIGURES, WARD, limit_ms])
    return Paint(float(seen) / 1000, float(app) / 1000)


def rest(page: Page) -> None:
    """Wait until the app runs nothing."""
    page.locator(IDLE).wait_for(state="attached", timeout=LIMIT_MS)
    page.wait_for_timeout(150)  # what a run sent last has arrived


def watch(page: Page, selector: str, limit_ms: int = LIMIT_MS) -> None:
    """Begin to look for another text in some elements."""
    page.evaluate(_WATCH, [selector, limit_ms])


def seen_ms(page: Page) -> float:
    """Return the time from the hand to the new text [ms]."""
    return float(page.evaluate("() => window.bench.seen"))


def click_map(page: Page, number: int) -> None:
    """Click into a ward where nothing lies on it; another number is another place."""
    root, left, top = _map(page)
    root.locator(WARD).first.wait_for(state="attached", timeout=LIMIT_MS)
    point: Any = root.evaluate(_INSIDE, [WARD, number])
    if point is None:
        msg = "no ward of the map can be clicked"
        raise RuntimeError(msg)
    page.mouse.click(left + point[0], top + point[1])


def _map(page: Page) -> tuple[Page | Frame, float, float]:
    """Return what the map stands in, and where that begins on the page [px]."""
    frame = page.locator(MAP_FRAME)
    if frame.count() == 0:
        return page, 0.0, 0.0
    box, content = frame.bounding_box(), frame.element_handle().content_frame()
    if box is None or content is None:
        msg = "the map is not there"
        raise RuntimeError(msg)
    return content, box["x"], box["y"]


def open_years(page: Page) -> Any:  # noqa: ANN401 - a locator
    """Return the slider of years, its chip opened where it has one."""
    if page.locator(YEAR_CHIP).count():
        page.locator(YEAR_CHIP).first.click()
    slider = page.get_by_role("slider").first
    slider.wait_for(timeout=LIMIT_MS)
    return slider
