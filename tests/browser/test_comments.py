"""Two people comment on one scenario; each reads the other's words without a reload."""

from __future__ import annotations

import re

import chromium
import pytest
import server
import shell
from browser_fixtures import PLAN
from playwright.sync_api import Locator, Page, expect

from spatial.intake import read_network
from spatial.scenario import Scenario
from spatial.store import Workspace

OWNER, COLLEAGUE = "h" * 32, "k" * 32
FOLLOWS_MS = 60_000
HERS, HIS, UNSAID = "<b>phường này</b> ngập", "trường nên có ba tầng", "đang viết dở"


def panel_of(page: Page) -> Locator:
    """Open the comments, of which there are none yet."""
    page.get_by_text("Ý kiến chưa giải quyết: 0").click()
    return page.locator(".st-key-comments")


def words_of(panel: Locator) -> Locator:
    """Return the field a comment is written in."""
    return panel.get_by_label(re.compile("^Nội dung"))


def comment(page: Page, panel: Locator, said: str) -> None:
    """Say something about the ward shown."""
    words_of(panel).fill(said)
    page.keyboard.press("Tab")
    panel.get_by_role("button", name="Ghi ý kiến").click()
    expect(panel.get_by_text(said, exact=True)).to_be_visible()


def test_each_of_two_reads_what_the_other_says_and_what_he_writes_himself_stays(
    visit: chromium.Visit,
    other: chromium.Visit,
    app: server.Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(app.home))
    store = Workspace(app.home / "workspace.sqlite", visitor=OWNER)
    name = store.new_id()
    store.save(name, Scenario(name="Bờ sông"), locality=read_network().locality.key)
    page = shell.come(visit, app, OWNER, f"/propose?{PLAN}&scenario={name}")
    link = f"scenario={name}&edit={store.work_key(name)}"
    shell.come(other, app, COLLEAGUE, f"/propose?{PLAN}&{link}")
    his = panel_of(other.page)
    words_of(his).press_sequentially(UNSAID)  # not yet given to the page

    hers = panel_of(page)
    comment(page, hers, HERS)
    expect(his.get_by_text(HERS, exact=True)).to_be_visible(timeout=FOLLOWS_MS)
    expect(words_of(his)).to_have_value(UNSAID)
    comment(other.page, his, HIS)
    expect(hers.get_by_text(HIS, exact=True)).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_text("Ý kiến chưa giải quyết: 2")).to_be_visible()

    his.get_by_role("button", name="Đã giải quyết").first.click()
    expect(page.get_by_text("Ý kiến chưa giải quyết: 1")).to_be_visible(timeout=FOLLOWS_MS)
