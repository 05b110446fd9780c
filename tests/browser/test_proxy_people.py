"""Two people whom the proxy names: what one made is his until he shares it."""

from __future__ import annotations

from collections.abc import Iterator

import chromium
import pytest
import server
import shell
import waiting
from browser_fixtures import PLAN
from playwright.sync_api import Page, expect

from spatial.intake import read_network
from spatial.store import NotYours, Profiles
from spatial.ui.server import proxy_person

AN, BINH = "an@so.example", "binh@so.example"
PROFILE = "rieng-7"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """Start an app that believes the header of a proxy on this machine."""
    settings = {proxy_person.HEADER: "X-Forwarded-User", proxy_person.PROXY: "127.0.0.1"}
    with server.serving(tmp_path_factory.mktemp("office"), settings=settings) as running:
        yield running
        assert running.left_home() == []


def come(visit: chromium.Visit, office: server.Server, person: str, path: str) -> Page:
    """Come as somebody the proxy names."""
    visit.context.set_extra_http_headers({"X-Forwarded-User": person})
    visit.page.goto(f"{office.url}{path}")
    waiting.settle(visit.page)
    return visit.page


def offered(page: Page) -> str:
    """Read which profiles the chip of norms offers."""
    shell.open_chip(page, "Định mức")
    body = page.get_by_test_id("stPopoverBody")
    expect(body).to_contain_text("Quận 12 năm 2024")
    listed = body.inner_text()
    shell.close_chip(page)
    return listed


def own_profiles(page: Page) -> None:
    """Go to the part of the page of norms where own profiles are made."""
    page.get_by_role("radio", name="Bộ riêng", exact=True).or_(
        page.get_by_role("button", name="Bộ riêng", exact=True)
    ).first.click()
    waiting.settle(page)


def test_an_own_profile_is_its_maker_s_until_he_gives_its_link_and_nobody_else_s_to_remove(
    visit: chromium.Visit, other: chromium.Visit, office: server.Server
) -> None:
    an = come(visit, office, AN, f"/norms?{PLAN}")
    own_profiles(an)
    an.get_by_role("textbox", name="Tên bộ riêng").fill(PROFILE)
    an.get_by_role("button", name="Tạo bộ riêng").click()
    expect(an.get_by_text(f"Bộ riêng: {PROFILE}")).to_be_visible()
    an.get_by_role("spinbutton", name="Số riêng (m²/học sinh)").fill("7")
    an.get_by_role("textbox", name="Lý do").fill("Nghị quyết thử nghiệm")
    an.get_by_role("button", name="Ghi thay đổi").click()
    expect(an.get_by_text("Số riêng (1)")).to_be_visible()
    waiting.settle(an)
    assert f"profile={PROFILE}" in an.url
    assert PROFILE in offered(an)

    binh = come(other, office, BINH, f"/norms?{PLAN}")
    assert PROFILE not in offered(binh)
    # shared by its link it counts for him, and is not his to take away
    binh.goto(an.url)
    waiting.settle(binh)
    assert PROFILE in offered(binh)
    own_profiles(binh)
    expect(binh.locator(".tl-cards")).to_contain_text("→ 23,1")  # 58,089 pupils, 1 m2 less
    expect(an.get_by_role("button", name=f"Bỏ bộ “{PROFILE}”")).to_have_count(1)
    expect(binh.get_by_text(f"Bộ riêng: {PROFILE}")).to_be_visible()
    expect(binh.get_by_role("button", name=f"Bỏ bộ “{PROFILE}”")).to_have_count(0)
    theirs = Profiles(office.home / "workspace.sqlite", visitor=proxy_person.secret(BINH))
    with pytest.raises(NotYours):
        theirs.remove(PROFILE, locality=read_network().locality.key)
