"""Whom the sign-in names in this visit, and what he may do here."""

from __future__ import annotations

import time

import streamlit as st

from spatial.own_names import LONGEST
from spatial.roles import Role
from spatial.store import rights
from spatial.ui.server import sign_in
from spatial.ui.server.sign_in import SignedIn


def signed_in() -> SignedIn | None:
    """Return whom the sign-in names, as long as his token holds."""
    return sign_in.person(st.user.to_dict(), now_s=time.time())


def has_ended() -> bool:
    """Tell whether he was signed in and his token holds no more."""
    return sign_in.has_ended(st.user.to_dict(), now_s=time.time())


def refusal() -> str:
    """Return why the sign-in named nobody, as a key of the texts; empty where it did."""
    return sign_in.refusal(st.user.to_dict(), now_s=time.time())


def secret() -> str:
    """Return what the store knows him by where people sign in."""
    who = signed_in()
    return rights.NOT_SIGNED_IN if who is None else rights.secret_of(who.login)


def called() -> str:
    """
    Return what he signs with; empty where nobody signs in or has.

    A name is what he wrote at the provider himself; the login behind it is what he is.
    """
    who = signed_in() if sign_in.is_on() else None
    if who is None:
        return ""
    name = who.name[:LONGEST].strip()
    return who.login if name == who.login else f"{name} ({who.login})"


def role(visitor: str, locality: str) -> Role:
    """
    Return what a visitor is in a locality; whoever has not signed in looks.

    Raises
    ------
    UserError
        If the store cannot be read.
    """
    return rights.person_of(rights.visit(visitor)).role(locality)
