"""Whom a token names, for how long; and settings that are whole, or told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from spatial.errors import UserError
from spatial.ui.server import proxy_person, sign_in
from spatial.ui.server.sign_in import SignedIn
from spatial.ui.text import say

CLAIMS = {
    "is_logged_in": True,
    "exp": 1_000,
    "email": "An@so.example",
    "email_verified": True,
    "name": "Nguyễn An",
}
SETTINGS = {
    sign_in.PROVIDER: "https://dang-nhap.so.example/realms/so",
    sign_in.CLIENT: "truong-lop",
    sign_in.SECRET: "s",
    sign_in.SITE: "https://truonglop.so.example/",
}


@pytest.fixture
def _set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)


def codes() -> list[str]:
    """Return what is wrong with the settings."""
    with pytest.raises(UserError) as told:
        sign_in.secrets()
    return [fault.code for fault in told.value.faults]


def test_a_token_names_somebody_until_it_ends() -> None:
    named = SignedIn(login="an@so.example", name="Nguyễn An")
    assert sign_in.person(CLAIMS, now_s=999) == named
    assert sign_in.person(CLAIMS, now_s=1_000) is None
    assert [sign_in.has_ended(CLAIMS, now_s=now_s) for now_s in (999, 1_000)] == [False, True]


@pytest.mark.parametrize(
    "change",
    [
        {"is_logged_in": False},
        {"exp": None},
        {"exp": "never"},
        {"email": ""},
        {"email": None},
        {"email": "an@so.example\n"},
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "false"},
        {"email_verified": 1},
        {"email": "Đ@so.example"},
        {"email": "\u212aim@so.example"},  # the sign of Kelvin is a K once composed
    ],
)
def test_who_is_not_named_for_sure_is_nobody(change: dict[str, Any]) -> None:
    claims = CLAIMS | change
    named = sign_in.person(claims, now_s=0)
    if change.get("email") == "an@so.example\n":  # what surrounds a login is no part of it
        assert named == SignedIn(login="an@so.example", name="Nguyễn An")
    else:
        assert named is None


def test_a_provider_may_write_true_as_a_word() -> None:
    named = sign_in.person(CLAIMS | {"email_verified": "true"}, now_s=0)
    assert named == SignedIn(login="an@so.example", name="Nguyễn An")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"exp": 0}, ""),  # it ended: that is said in words of its own
        ({"is_logged_in": False}, ""),
        ({"email": None}, "sign_in.nameless"),
        ({"email": "ân@so.example"}, "sign_in.letters"),
        ({"email_verified": None}, "sign_in.unverified"),
    ],
)
def test_why_a_token_names_nobody_is_said(change: dict[str, Any], why: str) -> None:
    assert sign_in.refusal(CLAIMS | change, now_s=0) == why
    assert not why or say(why, lang="vi")


def test_a_login_that_is_no_address_may_have_any_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sign_in.CLAIM, "sub")
    assert sign_in.person(CLAIMS | {"sub": "ân"}, now_s=0) == SignedIn("ân", "Nguyễn An")


def test_another_claim_may_be_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sign_in.CLAIM, "preferred_username")
    claims = CLAIMS | {"preferred_username": "an", "email_verified": False, "name": None}
    assert sign_in.person(claims, now_s=0) == SignedIn(login="an", name="an")


def test_without_settings_nobody_signs_in() -> None:
    assert sign_in.secrets() is None
    assert not sign_in.is_on()


def test_the_file_of_secrets_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[bool] = []

    def look() -> dict[str, str]:
        looks.append(True)
        return {}

    monkeypatch.setattr(sign_in, "get_secrets_auth_section", look)
    sign_in._is_in_secrets.cache_clear()
    assert [sign_in.is_on() for _ in range(3)] == [False] * 3
    assert looks == [True]


@pytest.mark.usefixtures("_set")
def test_settings_become_what_streamlit_reads() -> None:
    first, again = sign_in.secrets(), sign_in.secrets()
    assert first == again is not None
    auth = dict(first["auth"])
    secret = auth.pop("cookie_secret")
    assert len(secret) == 64
    assert auth == {
        "redirect_uri": "https://truonglop.so.example/oauth2callback",
        "client_id": "truong-lop",
        "client_secret": "s",
        "server_metadata_url": (
            "https://dang-nhap.so.example/realms/so/.well-known/openid-configuration"
        ),
    }
    assert sign_in.is_on()


@pytest.mark.usefixtures("_set")
def test_what_is_missing_is_told_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(sign_in.CLIENT)
    monkeypatch.setenv(sign_in.SECRET, " ")
    assert codes() == ["sign_in_missing"] * 2


@pytest.mark.usefixtures("_set")
@pytest.mark.parametrize("address", ["http://so.example", "so.example", "ftp://so.example"])
def test_a_provider_is_asked_by_tls_but_on_this_machine(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(sign_in.PROVIDER, "http://127.0.0.1:9/")
    assert sign_in.secrets() is not None
    monkeypatch.setenv(sign_in.PROVIDER, address)
    assert codes() == ["sign_in_address"]


@pytest.mark.usefixtures("_set")
def test_a_proxy_and_a_provider_do_not_both_name_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(proxy_person.HEADER, "X-User")
    assert codes() == ["sign_in_twice"]
