"""Whatever goes wrong becomes sentences: every fault of the data, or one for a defect of ours."""

from __future__ import annotations

import dataclasses
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from spatial.errors import Fault, Severity, UserError
from spatial.store import home, program_log
from spatial.ui.session import assessments, locality, state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text


@contextmanager
def in_words(lang: str) -> Iterator[None]:
    """
    Show what goes wrong inside as a panel, and stop the page there.

    Parameters
    ----------
    lang
        Language of the panel.
    """
    try:
        yield
    except UserError as problem:
        st.html(panel(problem.faults, lang=lang))
        st.stop()
    except Exception:  # noqa: BLE001 - whatever it is, the reader gets a sentence
        st.html(broken(note(), lang=lang))
        st.stop()


def uncaught(problem: Exception) -> bool:
    """
    Show what failed outside `in_words`: in the answer to a click, before the page is drawn.

    Returns
    -------
    bool
        Always true: Streamlit need not show anything of its own.
    """
    lang = state.language()
    if isinstance(problem, UserError):
        st.html(panel(problem.faults, lang=lang))
    else:
        st.html(broken(note(), lang=lang))
    return True


def panel(faults: Sequence[Fault], *, lang: str) -> str:
    """List every fault: place, what, expectation, remedy."""
    count = sum(fault.severity is Severity.ERROR for fault in faults)
    folder = Path(assessments.source().folder).name
    where = say("fault.kept" if locality.chosen() else "fault.folder", lang=lang, folder=folder)
    return tag(
        "section",
        tag("h2", text(say("fault.head", lang=lang, count=count))),
        items(faults, lang=lang),
        tag("p", text(where), css="tl-quiet"),
        css="tl-panel",
        role="alert",
    )


def items(faults: Sequence[Fault], *, lang: str) -> str:
    """Draw faults as a list."""
    return tag("ol", *(tag("li", _fault(fault, lang)) for fault in faults))


def _fault(fault: Fault, lang: str) -> str:
    fault = _by_name(fault)
    place = fault.place(lang=lang)
    parts = [tag("span", text(place), css="tl-place")] if place else []
    parts.append(tag("b", text(fault.part("what", lang=lang))))
    for part in ("expected", "remedy"):
        sentence = fault.part(part, lang=lang)
        if sentence:
            named = say(f"fault.{part}", lang=lang)  # a sentence of its own may begin with it
            head = "" if sentence.startswith(named) else tag("i", text(named), ": ")
            parts.append(tag("span", head, text(sentence)))
    return "".join(tag("div", part) for part in parts)


def _by_name(fault: Fault) -> Fault:
    """Name files and folders of this machine without where they lie: strangers see pages too."""
    given = Path(assessments.source().folder)
    package = Path(__file__).parents[3]
    places = (given, given.absolute().parent, home(), Path(tempfile.gettempdir()), Path.cwd())
    roots = [root for place in (*places, package) if (root := str(place)) not in {"/", "."}]

    def short(value: object) -> object:
        if not isinstance(value, str):
            return value
        if value.startswith(tuple(roots)):
            return Path(value).name
        for root in roots:
            value = value.replace(root + os.sep, "")
        return value

    blanks = {name: short(value) for name, value in fault.blanks.items()}
    named = None if fault.value is None else str(short(fault.value))
    return dataclasses.replace(fault, value=named, blanks=blanks)


def broken(log: Path, *, lang: str) -> str:
    """Say that the program itself failed, and where the developers find out how."""
    return tag(
        "section",
        tag("h2", text(say("fault.head_refused", lang=lang))),
        tag("p", text(say("fault.broken", lang=lang))),
        tag("p", text(say("fault.log", lang=lang, log=log.name)), css="tl-quiet"),
        css="tl-panel",
        role="alert",
    )


def note() -> Path:
    """Write the exception at hand into the log, which the user alone may read."""
    return program_log.note("page failed", sys.exception())
