"""Names of wards on the map: readable one by one, however many there are."""

from __future__ import annotations

import chromium
import pytest
import server
from playwright.sync_api import Page

LAID = """([count, css, figure]) => {
  document.body.innerHTML = `<style>${css}</style>`;
  const markers = Array.from({ length: count }, (_, at) => {
    const holder = document.createElement('div'), box = document.createElement('span');
    holder.style = `position: absolute; left: ${300 + 9 * at}px; top: ${200 + 5 * at}px`;
    box.className = 'truonglop-figure';
    box.innerHTML = '<small>Phường Thới An</small>' + figure;
    holder.append(box);
    document.body.append(holder);
    return { getElement: () => holder };
  });
  layOut(markers);
  const shown = figure ? '.truonglop-figure:not(.gone)' : '.truonglop-figure:not(.bare)';
  return [...document.querySelectorAll(shown)].map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return [left, top, right, bottom];
  });
}"""
FIGURE = '<span class="truonglop-number">126</span>'


def test_every_ward_has_its_name_and_no_two_labels_meet(page: Page) -> None:
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('.truonglop-figure:not(.bare)')].map((one) => {"
        " const box = one.getBoundingClientRect();"
        " return [box.left, box.top, box.right, box.bottom, one.textContent]; })"
    )
    assert len(boxes) == 11
    for at, (left, top, right, bottom, name) in enumerate(boxes):
        for other in boxes[:at]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, (name, other[4])
    above = "name => getComputedStyle(document.querySelector(`[data-layer='${name}']`)).zIndex"
    edge = "() => getComputedStyle(document.querySelector('.leaflet-truonglop-chosen-pane')).zIndex"
    assert int(page.evaluate(above, "figures")) > int(page.evaluate(edge))  # no border cuts a name


@pytest.mark.parametrize(("count", "across", "down"), [(11, 2, 2), (60, 8, 4)])
def test_where_names_are_many_those_that_nearly_touch_go(
    count: int, across: int, down: int, visit: chromium.Visit
) -> None:
    page, scripts = visit.page, server.ROOT / "spatial/ui/assets/map"
    css = (scripts / "map.css").read_text(encoding="utf-8")
    page.add_script_tag(content=(scripts / "labels.js").read_text(encoding="utf-8"))
    boxes = page.evaluate(LAID, [count, css, ""])
    assert len(boxes) > 1
    rounding = 0.01  # px
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:at]:
            beside = max(left - other[2], other[0] - right) + rounding
            above = max(top - other[3], other[1] - bottom) + rounding
            assert beside >= across or above >= down


def _laid(visit: chromium.Visit, count: int) -> list[list[float]]:
    page, scripts = visit.page, server.ROOT / "spatial/ui/assets/map"
    css = (scripts / "map.css").read_text(encoding="utf-8")
    page.add_script_tag(content=(scripts / "labels.js").read_text(encoding="utf-8"))
    found: list[list[float]] = page.evaluate(LAID, [count, css, FIGURE])
    return found


def test_of_many_wards_no_figure_lies_on_another(visit: chromium.Visit) -> None:
    boxes = _laid(visit, 320)
    assert 10 < len(boxes) < 320
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:at]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top, (
                at,
                other,
            )


def test_of_few_wards_every_figure_stays(visit: chromium.Visit) -> None:
    assert len(_laid(visit, 30)) == 30
