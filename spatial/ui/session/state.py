"""
The only room that touches the session and the link.

One `View` and one `Scenario` are the truth; widgets are drawn from them and change them through
callbacks, so that map, table, card, list and link can never disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from spatial import scenario as scenarios
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.proposal import Draft
from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Profiles, Workspace
from spatial.ui.session import view as views
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
    undo
        Whether a button offers to take the action back.
    faults
        What was wrong, if the action was refused.
    """

    key: str
    blanks: tuple[tuple[str, object], ...] = ()
    undo: bool = False
    fleeting: bool = False
    faults: tuple[Fault, ...] = ()


def language() -> str:
    """Return the language of the screen, also before a locality could be read."""
    if "view" in st.session_state:
        return view().lang
    return views.language(_params())


def begin(network: Network, usual: View, source: object) -> None:
    """
    Read the link of a new visit; fit the choices again when the locality's files changed.

    `usual` is the view of a first visit, `source` the state of the locality's files.
    """
    if "view" not in st.session_state:
        _start(network, usual)
    elif recall("source") != source:
        params = views.write(view(), locality=network.locality.key, scenario_id=None)
        st.session_state["view"], _ = views.read(params, usual, network, profiles(network))
        tell("notice.files_changed")
    remember("source", source)


def _start(network: Network, usual: View) -> None:
    """
    Read the link of a new visit: the view, and the scenario it names.

    Parameters
    ----------
    network
        The locality.
    usual
        The view of a first visit.
    """
    params = st.session_state.pop("arriving", None) or _params()
    given, refused = views.read(params, usual, network, profiles(network))
    st.session_state["scenario"], st.session_state["scenario_id"] = Scenario(), None
    if name := params.get("scenario"):
        try:
            opened = Workspace().load(name, locality=network.locality.key)
            scenarios.apply(network, opened.proposals)
            st.session_state["scenario"], st.session_state["scenario_id"] = opened, name
        except UserError as problem:
            tell("notice.scenario_refused", faults=problem.faults)
    if refused:
        listed = ", ".join(f"{name} = “{value}”" for name, value in refused.items())
        tell("notice.link_refused", values=listed)
    st.session_state["view"] = given


def locality() -> str:
    """Return the key of the locality chosen in this visit or named by its link; empty for none."""
    if get_script_run_ctx(suppress_warning=True) is None:  # beside the pages nobody chose one
        return ""
    if "locality" not in st.session_state:
        st.session_state["locality"] = _params().get("locality", "")
    return str(st.session_state["locality"])


def move(key: str) -> None:
    """Go to another locality, empty for the usual one; language, level, its scenario go along."""
    if "view" in st.session_state:
        params = {"lang": view().lang, "level": view().level.value}
        left = st.session_state.setdefault("left", {})
        left[locality()] = st.session_state["scenario_id"]
        if left.get(key):
            params["scenario"] = left[key]
        st.session_state["arriving"] = params
    for name in map(str, list(st.session_state)):
        kept = name.startswith("kept.") and not name.startswith("kept.files.")
        if kept or name in {"view", "scenario", "scenario_id", "draft"}:
            del st.session_state[name]
    st.session_state["locality"] = key


def linked(name: str) -> str:
    """Return one parameter of the link, whatever somebody typed; empty where there is none."""
    return _params().get(name, "")


def _params() -> dict[str, str]:
    """Return the link's parameters; of one given twice the last."""
    return {name: st.query_params[name] for name in st.query_params}


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
    """Return the texts of the planners' own norm profiles by name."""
    return Profiles().saved(locality=network.locality.key)


def save_profile(network: Network, name: str, text: str) -> bool:
    """
    Keep an own norm profile, or take it off the list if the text is empty, and show it.

    Returns
    -------
    bool
        Whether it was saved; a refusal is told.
    """
    kept, key = Profiles(), network.locality.key
    try:
        if text:
            kept.save(name, text, locality=key)
        else:
            kept.remove(name, locality=key)
    except UserError as problem:
        tell("notice.unsaved_profile", faults=problem.faults)
        return False
    return True


def link(network: Network, more: Mapping[str, str] | None = None) -> None:
    """Put the choices, and more of the visit, into the address: it reopens what is shown."""
    wanted = views.write(
        view(), locality=network.locality.key, scenario_id=st.session_state["scenario_id"]
    )
    wanted |= more or {}
    if _params() != wanted:
        st.query_params.from_dict(wanted)


def hold(key: str, value: object) -> str:
    """Give a widget its value before it is drawn; return its key."""
    st.session_state[key] = value
    return key


def held(key: str) -> Any:  # noqa: ANN401 - a widget's value has the type of the widget
    """Return what a widget holds."""
    return st.session_state[key]


def remember(key: str, value: object) -> None:
    """Keep a value of the page for the next run."""
    st.session_state[f"kept.{key}"] = value


def recall(key: str) -> Any:  # noqa: ANN401 - whatever was kept
    """Return what `remember` kept, nothing if it kept nothing."""
    return st.session_state.get(f"kept.{key}")


def tell(key: str, *, faults: tuple[Fault, ...] = (), **blanks: object) -> None:
    """Have a sentence shown in this run, and what was wrong."""
    _add(Notice(key=key, blanks=tuple(blanks.items()), faults=faults))


def done(key: str, *, undo: bool = False, **blanks: object) -> None:
    """Have a passing note shown in this run."""
    _add(Notice(key=key, blanks=tuple(blanks.items()), undo=undo, fleeting=True))


def _add(notice: Notice) -> None:
    """Queue a notice."""
    st.session_state["notices"] = (*st.session_state.get("notices", ()), notice)


def told() -> tuple[Notice, ...]:
    """Hand out the sentences to be shown; each is handed out once."""
    return cast("tuple[Notice, ...]", st.session_state.pop("notices", ()))


def scenario() -> Scenario:
    """Return the planner's moves."""
    return cast("Scenario", st.session_state["scenario"])


def put(network: Network, proposal: Proposal) -> bool:
    """
    Add or replace a proposal, if it lies in a ward, and save.

    Returns
    -------
    bool
        Whether it was put; a refusal is told.
    """
    return load(network, (proposal,), key="notice.put")


def load(network: Network, proposals: tuple[Proposal, ...], *, key: str = "notice.loaded") -> bool:
    """Put several proposals, all or none, and save."""
    try:
        scenarios.apply(network, proposals)
    except UserError as problem:
        tell("notice.refused", faults=problem.faults)
        return False
    moved = scenario()
    for proposal in proposals:
        moved = moved.put(proposal)
    if not _save(network, moved):
        return False
    done(key, undo=True, count=len(proposals), name=proposals[-1].name if proposals else "")
    return True


def remove(network: Network, proposal_id: str, name: str) -> None:
    """Take a proposal away and save."""
    if _save(network, scenario().remove(proposal_id)):
        done("notice.removed", undo=True, name=name)


def undo(network: Network) -> None:
    """Take the last move back and save."""
    if _save(network, scenario().undo()):
        done("notice.undone")


def redo(network: Network) -> None:
    """Do the last undone move again and save."""
    if _save(network, scenario().redo()):
        done("notice.redone")


def _save(network: Network, moved: Scenario) -> bool:
    """Save every move; without a place to save it the move still stands, and the page says so."""
    st.session_state["scenario"] = moved
    workspace = Workspace()
    name = st.session_state["scenario_id"] or workspace.new_id()
    try:
        workspace.save(name, moved, locality=network.locality.key)
    except UserError as problem:
        tell("notice.unsaved", faults=problem.faults)
        return False
    st.session_state["scenario_id"] = name
    return True


def draft() -> Draft | None:
    """Return the school about to be placed, if one was begun."""
    return cast("Draft | None", st.session_state.get("draft"))


def set_draft(new: Draft | None) -> None:
    """Begin, change or drop the school about to be placed."""
    st.session_state["draft"] = new
