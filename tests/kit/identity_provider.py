"""A provider of identities on a port of this machine: OpenID Connect as a department speaks it."""

from __future__ import annotations

import base64
import hashlib
import html
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import loopback
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "truong-lop", "a secret of the tests, long enough"
HOUR_S = 3600


@dataclass
class IdentityProvider:
    """
    One client, and people who sign in by a click on their name.

    Attributes
    ----------
    people
        Claims of each person by his name on the page; ``lasts_s`` among them is how long his token
        holds [s].
    asked
        What was asked for so far, by the end of its path.
    """

    people: Mapping[str, Mapping[str, Any]]
    address: str = ""
    asked: list[str] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))

    def routes(self) -> list[Route]:
        """Return what it answers."""
        return [
            Route("/.well-known/openid-configuration", self._metadata),
            Route("/keys", self._keys),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
            Route("/end", self._end),
        ]

    async def _metadata(self, _: Request) -> Response:
        self.asked.append("metadata")
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            }
        )

    async def _keys(self, _: Request) -> Response:
        return JSONResponse(KeySet([self._key]).as_dict(private=False))

    async def _authorize(self, request: Request) -> Response:
        """Let a person be chosen, then send him back with a code."""
        self.asked.append("authorize")
        query = dict(request.query_params)
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        if (chosen := query.pop("person", "")) not in self.people:
            links = "".join(
                f'<p><a href="?{html.escape(urlencode({**query, "person": name}))}">'
                f"{html.escape(name)}</a></p>"
                for name in self.people
            )
            return HTMLResponse(f"<!doctype html><title>Provider</title>{links}")
        code = secrets.token_urlsafe(8)
        self._codes[code] = {**query, "person": chosen}
        back = urlencode({"code": code, "state": query["state"]})
        return RedirectResponse(f"{query['redirect_uri']}?{back}", status_code=302)

    async def _token(self, request: Request) -> Response:
        """Give the token for a code, once, to whom the secret and the verifier are known."""
        self.asked.append("token")
        form = await request.form()
        told = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self._codes.pop(str(form["code"]), None)
        digest = hashlib.sha256(str(form.get("code_verifier", "")).encode()).digest()
        verifier = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        known = request.headers.get("authorization") == f"Basic {told}"
        if asked is None or not known or verifier != asked["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        return JSONResponse(
            {
                "access_token": secrets.token_urlsafe(16),
                "token_type": "Bearer",
                "expires_in": HOUR_S,
                "id_token": self._id_token(asked),
            }
        )

    def _id_token(self, asked: Mapping[str, str]) -> str:
        """Sign who somebody is."""
        claims = dict(self.people[asked["person"]])
        now_s = int(time.time())
        told = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now_s,
            "exp": now_s + claims.pop("lasts_s", HOUR_S),
            "nonce": asked.get("nonce", ""),
            "name": asked["person"],
            **claims,
        }
        return jwt.encode({"alg": "RS256", "kid": "one"}, told, self._key)

    async def _end(self, request: Request) -> Response:
        self.asked.append("end")
        back = request.query_params["post_logout_redirect_uri"]
        return RedirectResponse(back.removesuffix("oauth2callback"), status_code=302)


@contextmanager
def running(people: Mapping[str, Mapping[str, Any]]) -> Iterator[IdentityProvider]:
    """Answer on a free port."""
    provider = IdentityProvider(people)
    with loopback.serving(provider.routes()) as address:
        provider.address = address
        yield provider
