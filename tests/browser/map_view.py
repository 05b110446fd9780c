"""The map as a hand and an eye meet it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

_SPOT = "(root, [lat, lon]) => root.map.latLngToContainerPoint([lat, lon])"

# A map that is being framed, or a page that still grows above it, would have the hand miss.
_STEADY = """
root => new Promise(resolve => {
  let last = '', since = 0;
  const look = now => {
    const box = root.getBoundingClientRect(), at = root.map.getCenter();
    const here = [box.x, box.y, box.width, box.height, at.lat, at.lng, root.map.getZoom()].join();
    if (here !== last) { last = here; since = now; }
    if (now - since >= 200) { resolve(); return; }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})
"""


def chart(page: Page) -> Locator:
    """Return the map."""
    return page.locator(".truonglop-map")


def ask(page: Page, question: str, given: object = None) -> Any:  # noqa: ANN401 - as the browser answers
    """Ask the map something: a function of the map's element; its ``map`` is Leaflet's."""
    return chart(page).evaluate(question, given)


def spot(page: Page, lon: float, lat: float) -> tuple[float, float]:
    """Return where a place [degrees, WGS 84] is in the window [CSS px]."""
    chart(page).scroll_into_view_if_needed()
    ask(page, _STEADY)
    inside = ask(page, _SPOT, [lat, lon])
    box = chart(page).bounding_box()
    assert box is not None
    return box["x"] + inside["x"], box["y"] + inside["y"]


def click(page: Page, lon: float, lat: float) -> None:
    """Click the map at a place [degrees, WGS 84], as a hand would."""
    page.mouse.click(*spot(page, lon, lat))
