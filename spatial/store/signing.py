"""Texts that leave the program and come back: signed, so that nobody else can make or mend one."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer

from spatial.store import private
from spatial.store.database import fault_of
from spatial.store.place import home

KEY = "signing.key"  # in `home`; who removes it ends every link signed with it
_LOCK = threading.Lock()


def signed(parts: list[str], *, purpose: str) -> str:
    """
    Write parts as one signed word that fits into a link.

    Parameters
    ----------
    purpose
        What it is for: signed for one purpose it is nothing for another.

    Raises
    ------
    UserError
        If the key cannot be kept.
    """
    return str(_signer(purpose).dumps(parts))


def read(word: str, *, purpose: str) -> list[str] | None:
    """Return the parts of a signed word; ``None`` where the signature is not ours."""
    try:
        parts = _signer(purpose).loads(word)
    except BadSignature:
        return None
    return [str(part) for part in parts]


def derived(purpose: str) -> str:
    """
    Return a secret made of the key, another one for each purpose.

    Raises
    ------
    UserError
        If the key cannot be kept.
    """
    word = f"truonglop.{purpose}".encode()
    return hmac.new(_key(home() / KEY), word, hashlib.sha256).hexdigest()


def _signer(purpose: str) -> URLSafeSerializer:
    """Return what signs for a purpose."""
    return URLSafeSerializer(_key(home() / KEY), salt=f"truonglop.{purpose}")


def _key(file: Path) -> bytes:
    """Return the key, made when it is first needed."""
    with _LOCK:
        try:
            if not file.is_file():
                private.folder(file.parent)
                beside = file.with_name(f".writing-{secrets.token_hex(6)}")
                private.write(beside, secrets.token_urlsafe(32).encode())
                beside.replace(file)
            return file.read_bytes()
        except OSError as problem:
            raise fault_of(file, problem) from problem
