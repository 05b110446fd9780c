"""The editor of an own profile: begin, change with a reason, export, load; the map follows."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from spatial import clock, defaults, norms
from spatial.errors import UserError
from spatial.intake.apart import read_profile
from spatial.network import Network
from spatial.norms import Profile, own_profile
from spatial.store.landing import landed
from spatial.ui.screens.norms import effect, form, pair, storage
from spatial.ui.session import own_profiles, presets, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, file_drop, html_table, inputs, norm_choices
from spatial.ui.widgets.markup import label, tag, text

FILES = ["yaml", "yml", "json"]
NAME, TEXT, REFERENCE = "norms_name", "norms_text", "norms.reference"


def draw(seen: Seen) -> None:
    """Show how to begin a profile, or the editor of the one in use beside what it changes."""
    if not seen.view.own:
        _begin(seen)
        return
    profile = pair.profile_of(seen.view.profile, seen.view.own)
    left, right = st.columns([0.34, 0.66], gap="small")
    with left, st.container(key="editor", gap="small"):
        form.draw(seen, profile)
        _files(seen, profile)
    with right:
        _effect(seen)


def _begin(seen: Seen) -> None:
    """Offer to begin a profile from the one in use, or to load one."""
    lang, network = seen.lang, seen.after.network
    base = norm_choices.profile_label(seen.view.profile, lang=lang)
    st.html(tag("p", text(say("norms.own.begin", lang=lang, base=base)), css="tl-lead"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            say("norms.own.name", lang=lang),
            key=NAME,
            max_chars=own_profile.LONGEST,
            placeholder=say("norms.own.name_hint", lang=lang),
            width=340,
        )
        st.button(
            say("norms.own.create", lang=lang),
            key="norms_create",
            type="primary",
            icon=":material/edit_square:",
            on_click=create,
            args=(network, seen.view.profile),
        )
    if own := state.profiles(network):
        st.html(html_table.title(say("norms.own.saved", lang=lang)))
        with st.container(horizontal=True):
            for name in own:
                st.button(
                    label(name), key=f"norms_open_{name}", on_click=_open, args=(network, name)
                )
    for name in own_profiles.removed(network):
        st.button(
            say("norms.own.restore", lang=lang, name=label(name)),
            key=f"norms_restore_{name}",
            on_click=own_profiles.restore,
            args=(network, name),
        )
    _upload(network, lang)


def _open(network: Network, name: str) -> None:
    """Show a profile saved before."""
    state.change(network, profile=name)


def create(network: Network, base: str) -> None:
    """Begin a profile under the name typed and show it."""
    taken = state.profiles(network)
    name = str(state.held(NAME) or "").strip()
    try:
        sentence = own_profile.begin(pair.profile_of(base, ""), name, taken=taken)
    except UserError as problem:
        state.tell("notice.profile_refused", faults=problem.faults)
        return
    state.remember(REFERENCE, base)
    storage.keep(network, sentence, key="notice.profile_begun")


def _effect(seen: Seen) -> None:
    """Show what the profile changes against another."""
    lang, view = seen.lang, seen.view
    own = state.profiles(seen.after.network)
    names = [name for name in presets.profiles(view, list(own)) if name != view.profile]
    today = defaults.profile(seen.after.network, view.on or clock.today())
    base = inputs.select(
        say("norms.own.against", lang=lang),
        names,
        key=REFERENCE,
        usual=today if today in names else names[0],
        name=lambda name: norm_choices.profile_label(name, lang=lang),
    )
    effect.draw(
        seen,
        lambda: (
            pair.side(base, own.get(base, ""), lang=lang),
            pair.side(view.profile, view.own, lang=lang),
        ),
        key="own",
    )


def _files(seen: Seen, profile: Profile) -> None:
    """Offer the file, another file, the whole text, and to take the profile off the list."""
    lang, network = seen.lang, seen.after.network
    written = norms.write_profile(profile)
    downloads.button(
        say("norms.own.export", lang=lang),
        written,
        f"{_file_name(profile.name)}.yaml",
        key="norms_export",
        icon=downloads.ICON,
    )
    _upload(network, lang)
    with st.expander(say("norms.own.whole", lang=lang)):
        st.text_area(
            say("norms.own.whole", lang=lang),
            written,
            key=_at(written),
            height=320,
            label_visibility="collapsed",
        )
        st.button(
            say("norms.own.save_whole", lang=lang),
            key="norms_save_whole",
            on_click=_save_whole,
            args=(network, _at(written)),
        )
    if not own_profiles.may_write(profile.name):  # another's, shown by its link
        return
    asked = say("norms.own.remove", lang=lang, name=profile.name)
    inputs.question(
        asked,
        say("norms.own.remove_sure", lang=lang, name=profile.name),
        lang=lang,
        key="norms_remove",
        on_click=_remove,
        args=(network, profile.name),
    )


def _at(written: str) -> str:
    """Name the text field of one state of the profile."""
    return f"{TEXT}.{hash(written)}"


def _save_whole(network: Network, key: str) -> None:
    """Keep the text as typed, if nothing is wrong with it."""
    storage.keep(network, str(state.held(key)), key="notice.profile_saved", typed=True)


def _remove(network: Network, name: str) -> None:
    """Take a profile off the list and go back to what it was compared with."""
    if not own_profiles.save(network, name, ""):
        return
    base = state.recall(REFERENCE)
    shipped = norms.profile_names()
    state.change(network, profile=base if base in shipped else shipped[0])
    state.done("notice.profile_removed", offer="profile", name=name)


def _upload(network: Network, lang: str) -> None:
    """Load a profile from a file."""
    hear = partial(_load, network)
    label = say("norms.own.load", lang=lang)
    file_drop.draw(label, FILES, key="norms_upload", hear=hear, lang=lang)


def _load(network: Network, given: UploadedFile) -> None:
    """Read an uploaded profile, from a temporary folder under a name of ours."""
    try:
        with landed(given.getvalue(), "profile.yaml", called=given.name) as file:
            sentence = norms.write_profile(read_profile(file))
    except UserError as problem:
        state.tell("notice.profile_refused", faults=problem.faults)
        return
    storage.keep(network, sentence, key="notice.profile_loaded")


def _file_name(name: str) -> str:
    """Make a file name any system takes."""
    return "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name).strip("-")
