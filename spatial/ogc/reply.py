"""What the service answers: a document, or a refusal in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from spatial import words

JSON, GEOJSON, HTML = "application/json", "application/geo+json", "text/html; charset=utf-8"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
BAD_REQUEST, NOT_FOUND = 400, 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer: status, type, bytes and what else its head says."""

    status: int = 200
    media: str = JSON
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):  # noqa: N818 - an answer like any other, not a defect
    """
    The request cannot be answered.

    Parameters
    ----------
    status
        400 for what was asked wrongly, 404 for what is not there.
    key, blanks
        Sentence (``ogc.refused.…``) and the values of its blanks.
    """

    def __init__(self, status: int, key: str, **blanks: object) -> None:
        self.status, self.key, self.blanks = status, key, blanks
        super().__init__(key)

    def reply(self, *, lang: str) -> Reply:
        """Say why (Part 1, 7.5.1: an exception as JSON)."""
        blanks = {name: str(value)[:80] for name, value in self.blanks.items()}
        told = {
            "code": "NotFound" if self.status == NOT_FOUND else "InvalidParameterValue",
            "description": words.say(f"ogc.refused.{self.key}", lang=lang, **blanks),
        }
        return Reply(status=self.status, body=document(told))


def document(tree: object) -> bytes:
    """Write JSON as UTF-8."""
    return json.dumps(tree, ensure_ascii=False, allow_nan=False).encode()
