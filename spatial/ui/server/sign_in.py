"""
Sign-in by OpenID Connect: who the department's own provider says somebody is.

Off unless it is set, by the environment or in Streamlit's ``secrets.toml``. Then only whom the
provider names, and only as long as his token holds, has a role in the store; everybody else looks.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from streamlit.auth_util import get_secrets_auth_section
from streamlit.runtime.secrets import SecretsValue

from spatial.errors import Fault, UserError
from spatial.store import rights, signing
from spatial.ui.server import proxy_person

PROVIDER, CLIENT = "TRUONGLOP_OIDC_PROVIDER", "TRUONGLOP_OIDC_CLIENT"
SECRET, SITE, CLAIM = "TRUONGLOP_OIDC_SECRET", "TRUONGLOP_OIDC_SITE", "TRUONGLOP_OIDC_CLAIM"
CALLBACK = "/oauth2callback"
DOORS = ("/auth/login", "/auth/logout", CALLBACK)
_WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """
    Whom the provider named.

    Attributes
    ----------
    login
        What roles are given to.
    name
        What he is called on the page.
    """

    login: str
    name: str


def secrets() -> Mapping[str, SecretsValue] | None:
    """
    Return the settings of the environment as Streamlit reads them; ``None`` where there are none.

    Raises
    ------
    UserError
        If one is missing, is no address, or the proxy names people as well.
    """
    given = {name: os.environ.get(name, "").strip() for name in (PROVIDER, CLIENT, SECRET, SITE)}
    if not any(given.values()):
        return None
    faults = [
        Fault(code="sign_in_missing", value=name) for name, value in given.items() if not value
    ]
    faults += [
        Fault(code="sign_in_address", value=given[name], blanks={"setting": name})
        for name in (PROVIDER, SITE)
        if given[name] and not _is_address(given[name])
    ]
    if os.environ.get(proxy_person.HEADER, "").strip():
        faults.append(Fault(code="sign_in_twice", value=proxy_person.HEADER))
    if faults:
        raise UserError(faults)
    provider = given[PROVIDER].rstrip("/").removesuffix(_WELL_KNOWN)
    return {
        "auth": {
            "redirect_uri": given[SITE].rstrip("/") + CALLBACK,
            "cookie_secret": signing.derived("sign-in"),
            "client_id": given[CLIENT],
            "client_secret": given[SECRET],
            "server_metadata_url": provider + _WELL_KNOWN,
        }
    }


def is_on() -> bool:
    """Tell whether people sign in by a provider."""
    return bool(os.environ.get(PROVIDER, "").strip()) or _is_in_secrets()


@cache
def _is_in_secrets() -> bool:
    """
    Tell whether Streamlit's file of secrets says so, as it was when this was first asked.

    What is written there later counts from the next start of the program (docs/deploy.md).
    Where there is none Streamlit looks for it again each time, behind a lock all pages share, and a
    page asks some eighty times who its visitor is.
    """
    return bool(get_secrets_auth_section())


def person(claims: Mapping[str, Any], *, now_s: float) -> SignedIn | None:
    """
    Return whom the claims of a token name; ``None`` where they name nobody, or not any more.

    Parameters
    ----------
    claims
        As the provider gave them, once Streamlit had looked at their signature.
    now_s
        Time [s since 1970].
    """
    if not _holds(claims, now_s=now_s) or _doubt(claims):
        return None
    login = rights.login(_given(claims))
    name = str(claims.get("name") or login)
    return SignedIn(login=login, name=name if name.isprintable() else login)


def refusal(claims: Mapping[str, Any], *, now_s: float) -> str:
    """Return why a token that holds names nobody, as a key of the texts; empty where it does."""
    return _doubt(claims) if _holds(claims, now_s=now_s) else ""


def _holds(claims: Mapping[str, Any], *, now_s: float) -> bool:
    """Tell whether somebody is signed in, and his token has not ended."""
    expires_s = claims.get("exp")
    is_one = bool(claims.get("is_logged_in")) and isinstance(expires_s, int | float)
    return is_one and not has_ended(claims, now_s=now_s)


def _claim() -> str:
    """Return the claim that is the login."""
    return os.environ.get(CLAIM, "").strip() or "email"


def _given(claims: Mapping[str, Any]) -> str:
    """Return the login as the provider wrote it."""
    return str(claims.get(_claim()) or "").strip()


def _doubt(claims: Mapping[str, Any]) -> str:
    """
    Return why a login is nobody's, as a key of the texts.

    An address counts once the provider says that it is his. One with letters beyond ASCII looks
    like another's too easily, and some of them become another letter once they are composed.
    """
    given = _given(claims)
    if not given or not given.isprintable():
        return "sign_in.nameless"
    if "@" in given and not given.isascii():
        return "sign_in.letters"
    is_his = claims.get("email_verified")
    if _claim() == "email" and is_his is not True and is_his != "true":
        return "sign_in.unverified"
    return ""


def has_ended(claims: Mapping[str, Any], *, now_s: float) -> bool:
    """Tell whether somebody was signed in and his token holds no more."""
    expires_s = claims.get("exp")
    return isinstance(expires_s, int | float) and now_s >= expires_s


def _is_address(given: str) -> bool:
    """Tell whether an address is whole; without TLS only this machine itself is asked."""
    parts = urlsplit(given)
    near = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and near))
