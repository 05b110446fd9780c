"""Hostile files brought through the pages, in a real browser, while others go on working."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import chromium
import hostile_files
import hostile_folder
import map_view
import pytest
import server
import test_app_main_job as job
import waiting
from hostile_folder import Attack
from playwright.sync_api import Page, expect

from spatial import words
from spatial.store.uploads import ROOM
from spatial.ui.text import say

ANSWER_MS = 60_000  # a stop for a machine that is busy; no answer takes so long
ASK_EVERY_S = 0.1
CRITICAL = (
    "VRT as .kml",
    "VRT as .mif in a zip",
    "VRT in a KMZ",
    "far cell: single quotes",
    "shared string bomb",
    "nested tables in Word",
    "recursive view",
    "labels in HTML",
    "a million columns",
    "thirty million lines",
)
ATTACKS = {attack.name: attack for attack in hostile_folder.attacks()}
UPLOADERS = {"norms": "Bộ riêng", "forecast": "Tệp"}  # page and part
NAMES = ("{{9**(9**9)}}", "{# 1", "{% for %}")
DEFECT = say("fault.broken", lang="vi")


def sentence(*codes: str) -> re.Pattern[str]:
    """Match what is said of any of these faults, up to its first blank."""
    said = (words.texts("vi")[f"fault.{code}.what"].partition("{")[0] for code in codes)
    return re.compile("|".join(re.escape(one) for one in said))


@contextmanager
def answering(app: server.Server) -> Iterator[None]:
    """Ask all the while whether the server is well; it must be, every time."""
    over, answers = threading.Event(), []

    def ask() -> None:
        while not over.wait(ASK_EVERY_S):
            answers.append(server.is_healthy(app.url))

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield
    finally:
        over.set()
        asking.join()
    assert answers
    assert all(answers)


def served(other: chromium.Visit, app: server.Server) -> None:
    """Open the first screen as somebody else."""
    other.page.goto(app.url)
    drawn = other.page.get_by_test_id("stMainBlockContainer")  # beside the page kept for the start
    expect(drawn.locator("h1")).to_contain_text("Quận 12, TP. Hồ Chí Minh")


def bring(page: Page, app: server.Server, attack: Attack, folder: Path) -> None:
    """Drop a hostile file on the page of files."""
    page.goto(f"{app.url}/files")
    waiting.settle(page)
    page.locator("input[type=file]").set_input_files(attack.write(folder))


def nothing_broke(page: Page, app: server.Server) -> None:
    """See that nobody speaks of a fault of ours, on the page or in the log."""
    expect(page.get_by_text(DEFECT)).to_have_count(0)
    assert not (app.home / "truonglop.log").exists()
    assert app.left_home() == []


@pytest.mark.parametrize("name", CRITICAL)
def test_a_hostile_file_on_the_page_gets_its_sentence_and_others_go_on(
    name: str, visit: chromium.Visit, other: chromium.Visit, app: server.Server, tmp_path: Path
) -> None:
    attack = ATTACKS[name]
    with answering(app):
        bring(visit.page, app, attack, tmp_path)
        served(other, app)
        said = visit.page.get_by_text(sentence(*attack.codes)).first
        taken = visit.page.get_by_role("table", name="Mỗi tệp được hiểu là gì")
        expect(said.or_(taken).first).to_be_visible(timeout=ANSWER_MS)
        waiting.settle(visit.page)
        if not said.is_visible():  # taken, and refused when it was read
            visit.page.get_by_role("button", name="Tiếp: Kiểm tra").click()
        expect(said).to_be_visible(timeout=ANSWER_MS)
    nothing_broke(visit.page, app)


@pytest.mark.parametrize("how", ["aliases", "merges"])
@pytest.mark.parametrize("place", UPLOADERS)
def test_an_alias_bomb_in_the_uploaders_of_norms_and_forecasts_gets_its_sentence(
    how: str,
    place: str,
    visit: chromium.Visit,
    other: chromium.Visit,
    app: server.Server,
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(hostile_files.YAMLS[how]())
    page = visit.page
    page.goto(f"{app.url}/{place}")
    waiting.settle(page)
    page.get_by_role("radio", name=re.compile(f"^{UPLOADERS[place]}")).first.click()
    waiting.settle(page)
    with answering(app):
        page.locator("input[type=file]").set_input_files(file)
        served(other, app)
        expect(page.get_by_text(sentence("yaml_alias")).first).to_be_visible(timeout=ANSWER_MS)
    nothing_broke(page, app)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_as_the_name_of_a_school_is_shown_to_the_letter(
    name: str, page: Page, other: chromium.Visit, app: server.Server
) -> None:
    job.proposing(page)
    map_view.click(page, job.LON, job.LAT)
    page.get_by_label("Tên", exact=True).fill(name)
    with answering(app):
        page.get_by_role("button", name="Đặt trường").click()
        expect(page.get_by_text("Đề xuất (1)")).to_be_visible(timeout=ANSWER_MS)
        waiting.settle(page)
        served(other, app)
        link = page.url
        for shown in (page, other.page):  # the saved link reopens, also for somebody else
            shown.goto(link)
            waiting.settle(shown)
            expect(shown.get_by_text("Đề xuất (1)")).to_be_visible(timeout=ANSWER_MS)
            expect(shown.get_by_text(name).first).to_be_visible()
            site = map_view.chart(shown).locator('[data-key^="site:"]').first
            expect(site).to_have_attribute("aria-label", re.compile(re.escape(name)))
    nothing_broke(page, app)


def test_one_file_more_than_a_visit_may_hold_is_said_and_the_others_are_taken(
    visit: chromium.Visit, other: chromium.Visit, app: server.Server, tmp_path: Path
) -> None:
    files = [tmp_path / f"schools-{number}.csv" for number in range(ROOM.files + 1)]
    for file in files:
        file.write_text("school_id,name\na,A\n", encoding="utf-8")
    visit.page.goto(f"{app.url}/files")
    waiting.settle(visit.page)
    with answering(app):
        visit.page.locator("input[type=file]").set_input_files(files)
        served(other, app)
        refused = visit.page.get_by_role("alert").filter(has_text=sentence("upload_many"))
        expect(refused.first).to_be_visible(timeout=ANSWER_MS)
        taken = say("notice.files_taken", lang="vi", count=ROOM.files)
        expect(visit.page.get_by_text(taken)).to_be_visible(timeout=ANSWER_MS)
        waiting.settle(visit.page)
        expect(refused.first).to_be_visible()  # also once the others are taken
    expect(visit.page).to_have_url(re.compile(r"/files\b"))
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text(say("page.files", lang="vi"))
    nothing_broke(visit.page, app)


def test_a_refusal_alone_has_its_page_say_why_and_the_page_stays(
    visit: chromium.Visit, app: server.Server, tmp_path: Path
) -> None:
    """Sent by hand: the uploader itself would not have begun."""
    page, file = visit.page, tmp_path / "schools.csv"
    file.write_text("school_id,name\na,A\n", encoding="utf-8")
    page.goto(f"{app.url}/files")
    waiting.settle(page)
    with page.expect_request(lambda request: "/upload_file/" in request.url) as sent:
        page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(say("notice.files_taken", lang="vi", count=1))).to_be_visible()
    waiting.settle(page)
    page.evaluate(
        "([url, size]) => fetch(url, { method: 'PUT', body: new Uint8Array(size) }).catch(() => 0)",
        [sent.value.url, ROOM.file_bytes + 200_000],
    )
    expect(page.get_by_role("alert").filter(has_text=sentence("too_big"))).to_be_visible()
    expect(page).to_have_url(re.compile(r"/files\b"))
    nothing_broke(page, app)
