"""People sign in by their department's provider: what they are called, what they may, and out."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import chromium
import identity_provider
import pytest
import server
import waiting
from browser_fixtures import PLAN
from identity_provider import IdentityProvider
from playwright.sync_api import Page, expect

PEOPLE = {
    "Nguyễn An": {"sub": "1", "email": "An@so.example", "email_verified": True},
    "Trần Bình": {"sub": "2", "email": "binh@so.example", "email_verified": True},
    "Lê Cũ": {"sub": "3", "email": "cu@so.example", "email_verified": True, "lasts_s": 0},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    """Start the provider."""
    with identity_provider.running(PEOPLE) as running:
        yield running


@pytest.fixture(scope="module")
def office(
    provider: IdentityProvider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[server.Server]:
    """Start an app where people sign in; An plans, whoever else comes looks."""
    settings = {
        "TRUONGLOP_OIDC_PROVIDER": provider.address,
        "TRUONGLOP_OIDC_CLIENT": identity_provider.CLIENT,
        "TRUONGLOP_OIDC_SECRET": identity_provider.SECRET,
        "TRUONGLOP_OIDC_SITE": "http://127.0.0.1:{port}",
    }
    given = [sys.executable, "-m", "spatial.cli", "people", "grant", "an@so.example", "planner"]
    folder = tmp_path_factory.mktemp("office")
    with server.serving(folder, settings=settings, first=given) as running:
        yield running
        assert running.left_home() == []


def sign_in(page: Page, name: str) -> None:
    """Go to the provider and come back."""
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("link", name=name).click()
    waiting.settle(page)


def test_somebody_signs_in_is_named_with_his_role_and_signs_out(
    visit: chromium.Visit, office: server.Server, provider: IdentityProvider
) -> None:
    page = visit.page
    page.goto(f"{office.url}/?{PLAN}")
    waiting.settle(page)
    looks = page.get_by_text("Bạn đang xem: muốn lưu phương án")
    expect(looks).to_be_visible()
    sign_in(page, "Nguyễn An")
    expect(looks).to_have_count(0)
    expect(page.locator(".st-key-sign_in_who")).to_contain_text("Nguyễn An")
    page.locator(".st-key-sign_in_who button").click()
    expect(page.get_by_text("an@so.example: người lập phương án ở địa bàn này")).to_be_visible()
    page.reload()
    waiting.settle(page)
    page.locator(".st-key-sign_in_who button").click()  # known again
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
    assert "end" in provider.asked  # signed out there too
    waiting.settle(page)
    sign_in(page, "Trần Bình")  # nobody gave him a role: he looks
    expect(page.locator(".st-key-sign_in_who")).to_contain_text("Trần Bình")
    expect(looks).to_be_visible()


def test_whose_token_holds_no_more_is_asked_to_sign_in_again(
    visit: chromium.Visit, office: server.Server
) -> None:
    page = visit.page
    page.goto(f"{office.url}/?{PLAN}")
    waiting.settle(page)
    sign_in(page, "Lê Cũ")
    expect(page.get_by_role("button", name="đăng nhập lại")).to_be_visible()
    expect(page.get_by_text("Lê Cũ")).to_have_count(0)
