"""What a notice offers by a button: to take back, to try again, to repair."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from spatial.errors import UserError
from spatial.network import Network
from spatial.store import copies, home
from spatial.ui.session import locality, own_profiles, proposals, scenario_choice, state
from spatial.ui.session.state import Notice
from spatial.ui.text import say

_REPAIRABLE = frozenset({"workspace_damaged", "workspace_empty"})


def button(network: Network, notice: Notice, *, lang: str, prefix: str) -> None:
    """Show the button of a notice, if it offers anything."""
    codes = {fault.code for fault in notice.faults}
    offer = "repair" if codes & _REPAIRABLE else notice.offer
    if offer:
        st.button(
            say(f"offer.{offer}", lang=lang),
            key=f"{prefix}_{offer}",
            on_click=_ACTIONS[offer],
            args=(network, notice),
        )


def repair(_network: Network, _notice: Notice) -> None:
    """Put the last good copy in the place of a store that cannot be used."""
    try:
        made = copies.repair(home() / "workspace.sqlite")
    except UserError as problem:
        state.tell("notice.store_unread", faults=problem.faults)
        return
    if made.copied_at:
        state.tell("notice.store_repaired", at=made.copied_at, file=made.aside)
    elif made.aside:
        state.tell("notice.store_begun", file=made.aside)
    else:
        state.done("notice.store_sound")


def _profile(network: Network, notice: Notice) -> None:
    """Bring a removed profile back and show it."""
    own_profiles.restore(network, str(dict(notice.blanks)["name"]))


def _locality(_network: Network, notice: Notice) -> None:
    """Bring a removed locality back and show it."""
    locality.restore(str(dict(notice.blanks)["locality"]))


def _scenario(network: Network, notice: Notice) -> None:
    """Put a scenario back on the list and show it."""
    scenario_choice.restore(network, str(dict(notice.blanks)["scenario"]))


_ACTIONS: dict[str, Callable[[Network, Notice], None]] = {
    "undo": lambda network, _: proposals.undo(network),
    "files_used": lambda *_: locality.leave_used(),
    "mine": lambda network, _: proposals.take_mine(network),
    "both": lambda network, _: proposals.take_both(network),
    "retry": lambda network, _: proposals.retry(network),
    "repair": repair,
    "profile": _profile,
    "locality": _locality,
    "scenario": _scenario,
    "copy": lambda network, _: scenario_choice.begin(network, copy=True),
}
