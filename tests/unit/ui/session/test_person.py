"""Whom the sign-in names is a person to the store; whoever has not signed in only looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from spatial.roles import Role
from spatial.store import rights
from spatial.store.people import GivenRoles
from spatial.ui.server import sign_in
from spatial.ui.session import person

FAR_S = 10**12
AN = {"email": "an@so.example", "email_verified": True}


class _Claims:
    """What Streamlit knows of a visit."""

    def __init__(self, **claims: Any) -> None:  # noqa: ANN401 - claims have any type
        self.claims = claims

    def to_dict(self) -> dict[str, Any]:
        """Return the claims."""
        return self.claims


def _comes(monkeypatch: pytest.MonkeyPatch, **claims: Any) -> None:  # noqa: ANN401 - see above
    monkeypatch.setattr(person.st, "user", _Claims(**claims))


def test_a_person_is_known_by_his_login_and_nobody_by_what_only_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _comes(monkeypatch, is_logged_in=True, exp=FAR_S, **AN)
    assert person.secret() == rights.secret_of("an@so.example")
    _comes(monkeypatch, is_logged_in=True, exp=1, **AN)
    assert person.secret() == rights.NOT_SIGNED_IN
    assert person.has_ended()
    _comes(monkeypatch)
    assert person.secret() == rights.NOT_SIGNED_IN
    assert not person.has_ended()


def test_he_signs_by_the_name_of_his_sign_in_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _comes(monkeypatch, is_logged_in=True, exp=FAR_S, **AN, name="Nguyễn An")
    assert person.called() == ""  # nobody signs in on this machine
    monkeypatch.setenv(sign_in.PROVIDER, "https://dang-nhap.so.example")
    assert person.called() == "Nguyễn An (an@so.example)"  # a name he gives himself, the login not
    _comes(monkeypatch, is_logged_in=True, exp=FAR_S, **AN, name="A" * 61)
    assert person.called() == f"{'A' * 60} (an@so.example)"
    _comes(monkeypatch, is_logged_in=True, exp=FAR_S, **AN)
    assert person.called() == "an@so.example"


def test_his_role_is_that_of_the_locality(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    an = rights.secret_of("an@so.example")
    GivenRoles().give("an@so.example", Role.APPROVER, locality="town")
    assert person.role(an, "town") is Role.APPROVER
    assert person.role(an, "village") is Role.VIEWER
    assert person.role(rights.NOT_SIGNED_IN, "town") is Role.VIEWER
