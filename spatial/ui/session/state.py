"""
The only room that touches the session, and through `address` the link.

One `View` and one `Scenario` are the truth; widgets are drawn from them and change them through
callbacks, so that map, table, card, list and link can never disagree.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.proposal import Draft
from spatial.scenario import Scenario
from spatial.store import Profiles
from spatial.store.rights import ONLY_READS
from spatial.ui.server import sign_in
from spatial.ui.server.visitor_cookie import VISITOR_COOKIE, VISITOR_FORM
from spatial.ui.session import address, link_values, person
from spatial.ui.session import view as views
from spatial.ui.session.saving import SavedWork
from spatial.ui.session.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """
    What the page tells once, after an action.

    Attributes
    ----------
    key, blanks
        Sentence of the screen and the values of its blanks.
    fleeting
        Whether it is a passing note of something done; else it stands until the next action.
    offer
        What a button offers: a name of `spatial.ui.widgets.offers`; empty for none.
    faults
        What was wrong, if the action was refused.
    """

    key: str
    blanks: tuple[tuple[str, object], ...] = ()
    offer: str = ""
    fleeting: bool = False
    faults: tuple[Fault, ...] = ()


def language() -> str:
    """Return the language of the screen, also before a locality could be read."""
    if "view" in st.session_state:
        return view().lang
    return link_values.language(address.params())


def begin(network: Network, usual: View, source: object) -> None:
    """
    Read the link of a new visit; fit the choices again when the locality's files changed.

    `usual` is the view of a first visit, `source` the state of the locality's files.
    """
    if "view" not in st.session_state:
        _start(network, usual)
    elif recall("source") != source:
        params = views.write(view(), locality=network.locality.key, scenario_id=None)
        st.session_state["view"], refused = views.read(params, usual, network, profiles(network))
        tell("notice.files_changed")
        if gone := refused.get("profile", ""):
            tell("notice.profile_gone", name=gone)
    remember("source", source)


def _start(network: Network, usual: View) -> None:
    """
    Read the link of a new visit.

    Parameters
    ----------
    usual
        The view of a first visit.
    """
    params = st.session_state.pop("arriving", None) or address.params()
    given, refused = views.read(params, usual, network, profiles(network))
    st.session_state["work"], st.session_state["arrived"] = SavedWork(), params
    st.session_state["view"] = given
    if gone := refused.pop("profile", ""):
        tell("notice.profile_gone", name=gone)
    if refused:
        tell_refused(refused)


def tell_refused(values: Mapping[str, str]) -> None:
    """Tell which values of a link cannot be used."""
    listed = ", ".join(f"{name} = “{value}”" for name, value in values.items())
    tell("notice.link_refused", values=listed)


def visitor() -> str:
    """
    Return the secret this visitor is known by: his person's, his browser's, else of this visit.

    Empty beside the pages, where nobody visits. Who came by a snapshot's link may save nowhere.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return ""
    if snapshot():
        return ONLY_READS
    if sign_in.is_on():
        return person.secret()
    given = str(st.context.cookies.get(VISITOR_COOKIE, ""))
    if re.fullmatch(VISITOR_FORM, given):
        return given
    mine = st.session_state.get("visitor") or secrets.token_urlsafe(24)
    return str(st.session_state.setdefault("visitor", mine))


def snapshot() -> str:
    """Return the snapshot's word in the link a visit began with, to its end; else nothing."""
    if "snapshot" not in st.session_state:
        st.session_state["snapshot"] = address.linked("snapshot")
    return str(st.session_state["snapshot"])


def arrived() -> Mapping[str, str]:
    """Return the parameters this visit, or this locality in it, began with."""
    return cast("Mapping[str, str]", st.session_state["arrived"])


def locality() -> str:
    """Return the key of the locality chosen in this visit or named by its link; empty for none."""
    if get_script_run_ctx(suppress_warning=True) is None:  # beside the pages nobody chose one
        return ""
    return str(st.session_state.setdefault("locality", address.params().get("locality", "")))


def move(key: str) -> None:
    """Go to another locality, empty for the usual one; language, level, its scenario go along."""
    if "view" in st.session_state:
        params = {"lang": view().lang, "level": view().level.value}
        left = st.session_state.setdefault("left", {})
        left[locality()] = work().linked
        if left.get(key):
            params["scenario"] = left[key]
        st.session_state["arriving"] = params
    else:
        st.session_state["arriving"] = {"lang": language()}
    for name in map(str, list(st.session_state)):
        kept = name.startswith("kept.") and not name.startswith("kept.files.")
        if kept or name in {"view", "work", "draft"}:
            del st.session_state[name]
    st.session_state["locality"] = key


def view() -> View:
    """Return the planner's choices."""
    return cast("View", st.session_state["view"])


def change(network: Network, **fields: object) -> None:
    """Change some of the choices."""
    try:
        if "profile" in fields:
            fields = {"own": profiles(network).get(str(fields["profile"]), "")} | fields
        st.session_state["view"] = views.change(view(), network, **fields)
    except UserError as problem:
        tell("notice.profile_refused", faults=problem.faults)


def profiles(network: Network) -> dict[str, str]:
    """
    Return the texts of the own norm profiles this visitor may use, by name.

    They are his and those a link of this visit named; a store that cannot be read is told, and
    every page goes on with the shipped ones.
    """
    opened: frozenset[str] = recall("profiles.opened") or frozenset()
    if named := address.linked("profile"):
        opened |= {named}
        remember("profiles.opened", opened)
    try:
        return Profiles(visitor=visitor()).saved(locality=network.locality.key, also=opened)
    except UserError as problem:
        tell("notice.store_unread", faults=problem.faults)
        return {}


def link(network: Network, more: Mapping[str, str] | None = None) -> None:
    """Put the choices, and more of the visit, into the address: it reopens what is shown."""
    address.write(_linked(network) | dict(more or {}))


def link_again(network: Network) -> None:
    """Put the choices into the address; what it holds beside them stays as it is."""
    address.write(address.params() | _linked(network))


def _linked(network: Network) -> dict[str, str]:
    """Return the choices as parameters of a link."""
    named = views.write(view(), locality=network.locality.key, scenario_id=work().linked)
    return {**named, "snapshot": snapshot()} if snapshot() else named


def hold(key: str, value: object) -> str:
    """Give a widget its value before it is drawn; return its key."""
    st.session_state[key] = value
    return key


def hold_still(key: str, value: object, among: object) -> str:
    """
    Give a widget its value unless it has it; return its key.

    A widget told again what it shows would undo what a hand has meanwhile done with it.

    Parameters
    ----------
    among
        What may be chosen: another choice makes another widget, which has nothing yet.
    """
    if recall(f"among.{key}") != among or st.session_state.get(key) != value:
        hold(key, value)
    remember(f"among.{key}", among)
    return key


def keep(key: str, first: object, among: Container[object] | None = None) -> str:
    """Let a widget keep what it holds, if that is still a choice; it begins with `first`."""
    now = st.session_state.get(key, first)
    return hold(key, now if among is None or now in among else first)


def held(key: str) -> Any:  # noqa: ANN401 - a widget's value has the type of the widget
    """Return what a widget holds."""
    return st.session_state[key]


def remember(key: str, value: object) -> None:
    """Keep a value of the page for the next run."""
    st.session_state[f"kept.{key}"] = value


def recall(key: str) -> Any:  # noqa: ANN401 - whatever was kept
    """Return what `remember` kept, nothing if it kept nothing."""
    return st.session_state.get(f"kept.{key}")


def tell(key: str, *, faults: tuple[Fault, ...] = (), offer: str = "", **blanks: object) -> None:
    """Have a sentence shown in this run, what was wrong and what a button offers."""
    _add(Notice(key=key, blanks=tuple(blanks.items()), faults=faults, offer=offer))


def done(key: str, *, undo: bool = False, offer: str = "", **blanks: object) -> None:
    """Have a passing note shown in this run."""
    offered = "undo" if undo else offer
    _add(Notice(key=key, blanks=tuple(blanks.items()), offer=offered, fleeting=True))


def _add(notice: Notice) -> None:
    """Queue a notice, once however often it is told."""
    queued = st.session_state.get("notices", ())
    if notice not in queued:
        st.session_state["notices"] = (*queued, notice)


def told() -> tuple[Notice, ...]:
    """Hand out the sentences to be shown; each is handed out once."""
    return cast("tuple[Notice, ...]", st.session_state.pop("notices", ()))


def work() -> SavedWork:
    """Return the planner's scenario and what it was saved as."""
    return cast("SavedWork", st.session_state["work"])


def set_work(new: SavedWork) -> None:
    """Change the planner's scenario."""
    st.session_state["work"] = new


def scenario() -> Scenario:
    """Return the planner's moves."""
    return work().scenario


def draft() -> Draft | None:
    """Return the school about to be placed, if one was begun."""
    return cast("Draft | None", st.session_state.get("draft"))


def set_draft(new: Draft | None) -> None:
    """Begin, change or drop the school about to be placed."""
    st.session_state["draft"] = new
