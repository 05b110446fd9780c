"""Files of the forecast, in and out: those of ``truonglop project``, and the outlook itself."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from spatial.errors import UserError
from spatial.export import outlook as writer
from spatial.forecast import Forecast
from spatial.intake.apart import parse_outlook
from spatial.network import Network
from spatial.ui.screens.forecast import result
from spatial.ui.session import allowance, assessments, page_command, state
from spatial.ui.session import outlook as session_outlook
from spatial.ui.session import pupils as futures
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, file_drop, html_table
from spatial.ui.widgets.markup import tag, text

WANTED = "forecast.files"
OUTLOOK, ENCODING = "outlook.json", "utf-8-sig"


def draw(seen: Seen, forecast: Forecast) -> None:
    """Offer the files once they are asked for, and the outlook to be kept or opened."""
    lang = seen.lang
    wanted = f"{result.options(seen)}{lang}"
    if _plain(seen):
        st.html(tag("p", text(say("forecast.files.what", lang=lang)), css="tl-lead"))
        st.html(tag("pre", text(command(seen)), css="tl-command"))
    else:
        st.html(tag("p", text(say("forecast.files.same", lang=lang)), css="tl-lead"))
    if state.recall(WANTED) == wanted:
        files = result.bundle(seen, forecast)
        if files is not None:
            year = result.options(seen).year
            downloads.offer(
                files,
                name=f"{seen.after.network.locality.key}-{year}-forecast.zip",
                prefix="forecast.files",
                lang=lang,
                told=partial(told, seen, files),
            )
    else:
        st.button(
            say("forecast.files.make", lang=lang),
            key="forecast_make",
            type="primary",
            icon=":material/inventory_2:",
            on_click=state.remember,
            args=(WANTED, wanted),
        )
    _outlook(seen)


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    asked = page_command.command(
        seen, "project", "--to", str(result.LAST), options=result.options(seen)
    )
    return page_command.manifest_bytes(seen, asked, made)


def _plain(seen: Seen) -> bool:
    """Tell whether the command line can be told all that is chosen here."""
    view = seen.view
    changed = (view.own, seen.proposals, view.public_only, view.count_projects, view.share)
    return view.nursery_rooms and all(one in {False, "", (), None} for one in changed)


def command(seen: Seen) -> str:
    """Write the command that makes the same files."""
    wanted = result.options(seen)
    parts = [
        "truonglop project",
        f"--to {result.LAST} --year {wanted.year}",
        f"--scenario {wanted.scenario} --engine {wanted.engine}",
        f"--profile {wanted.profile} --units {shlex.quote(str(wanted.units))} --seed 0",
    ]
    if wanted.outlook is not None:
        parts.append(f"--outlook {OUTLOOK}")
    return " ".join([*parts, "--out ket-qua"])


def _outlook(seen: Seen) -> None:
    """Keep the planner's rates and developments as a file, or open them from one."""
    lang, outlook = seen.lang, seen.view.future.outlook
    st.html(html_table.title(say("forecast.files.outlook", lang=lang)))
    if outlook is not None:
        keep = say("forecast.files.keep", lang=lang)
        downloads.button(keep, writer.text(outlook), OUTLOOK, key="outlook_keep")
    if not allowance.keeps():
        return
    file_drop.draw(
        say("forecast.files.open", lang=lang),
        ["yaml", "yml", "json"],
        key="outlook",
        hear=partial(_open, assessments.town(seen.source)),
        lang=lang,
        about=say("forecast.files.open_help", lang=lang),
    )


def _open(network: Network, given: UploadedFile) -> None:
    """Use an uploaded outlook."""
    try:
        written = given.getvalue().decode(ENCODING)
        outlook = parse_outlook(written, name=given.name)
    except UnicodeDecodeError:
        state.tell("notice.outlook_not_text")
        return
    except UserError as problem:
        state.tell("notice.outlook_refused_file", faults=problem.faults)
        return
    if session_outlook.keep(network, outlook, scenario=futures.OWN):
        state.done("notice.outlook_opened")
