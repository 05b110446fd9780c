"""Is this the school we know: the listed one beside those it may be, with a small map."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import streamlit as st

from spatial import words
from spatial.intake.checking import column
from spatial.intake.joining.known_schools import SchoolMatch
from spatial.ui.map import picture, point_layers
from spatial.ui.screens.files import desk, match_groups, town_map
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.town_map import TownMapPurpose
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

NONE = "none"
_KEY = "files_match_map"
_LETTERS = "ABC"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchQuestion:
    """
    A listed school that may be one of those known.

    Attributes
    ----------
    file, listed
        Its list and its code.
    options
        The known ones, likeliest first.
    """

    file: str
    listed: str
    options: tuple[SchoolMatch, ...]

    @property
    def key(self) -> str:
        """Name it is left open under."""
        return f"match {self.file} {self.listed}"


def questions(seat: UploadView) -> Iterator[MatchQuestion]:
    """Give the schools in doubt, but for those asked about together."""
    together = {
        (group.file, listed) for group in match_groups.groups(seat) for listed in group.pairs
    }
    for table in seat.reading.tables:
        if table.matching is not None:
            for listed, options in table.matching.doubtful.items():
                if (table.source.name, listed) not in together:
                    yield MatchQuestion(file=table.source.name, listed=listed, options=options)


def draw(seat: UploadView, question: MatchQuestion) -> None:
    """Show both sides and ask."""
    lang, options = seat.lang, question.options
    about, ward = _about(seat, question)
    left, right = st.columns([0.42, 0.58], gap="medium")
    with left:
        head = tag("span", text(say("files.match.listed", lang=lang)), css="tl-sub")
        inner = head + tag("h3", text(options[0].listed_name)) + about
        st.html(tag("section", inner, css="tl-side"))
        for at, option in enumerate(options):
            _option(question, option, at, lang)
        st.button(
            say("files.match.none", lang=lang),
            key="files_match_none",
            icon=":material/block:",
            width="stretch",
            on_click=_answer,
            args=(question, NONE),
        )
    with right:
        town_map.draw(
            seat,
            [picture.sites(_places(question, lang))],
            TownMapPurpose(key=_KEY, title=say("files.match.map", lang=lang), chosen=ward),
            lambda click: _clicked(question, click),
        )


def _about(seat: UploadView, question: MatchQuestion) -> tuple[str, str]:
    """Say what the list tells of a school; its ward."""
    for table in seat.reading.tables:
        if table.source.name != question.file or table.source.table != "schools":
            continue
        row = table.frame[column.text(table.frame["school_id"]) == question.listed]
        if not len(row):
            continue
        ward = str(row["ward_id"].iloc[0]) if "ward_id" in row else ""
        address = str(row["address"].iloc[0]) if "address" in row else ""
        lines = [town_map.names(seat).get(ward, ""), address]
        return "".join(tag("p", text(line), css="tl-lead") for line in lines if line), ward
    return "", ""


def _option(question: MatchQuestion, option: SchoolMatch, at: int, lang: str) -> None:
    """Show one known school with what speaks for it, and the button that takes it."""
    with st.container(border=True, key=f"files_match_{at}"):
        reasons = ", ".join(
            words.say(f"known_school.reason.{reason}", lang=lang) for reason in option.reasons
        )
        mark = tag("b", text(f"{_LETTERS[at]}. {option.known_name}"))
        st.html(mark + tag("span", text(reasons), css="tl-sub"))
        st.button(
            say("files.match.do", lang=lang),
            key=f"files_match_do_{at}",
            type="primary" if at == 0 else "secondary",
            on_click=_answer,
            args=(question, option.known),
        )


def _places(question: MatchQuestion, lang: str) -> point_layers.Features:
    """Mark the known schools by their letters."""
    features = [
        point_layers.feature(
            {"type": "Point", "coordinates": [option.lon, option.lat]},
            "site",
            option.known,
            [option.known_name, say("files.match.do", lang=lang)],
            text=_LETTERS[at],
        )
        for at, option in enumerate(question.options)
        if option.lon is not None and option.lat is not None
    ]
    return point_layers.collection(features)


def _clicked(question: MatchQuestion, click: picture.Click) -> None:
    """Take the known school that was clicked."""
    if click["kind"] == "site" and click["id"] in {each.known for each in question.options}:
        _answer(question, str(click["id"]))


def _answer(question: MatchQuestion, known: str) -> None:
    """Keep which school it is, or that it is none of them."""
    settings = desk.desk().answers()
    matches = {**settings.matches.get(question.file, {}), question.listed: known}
    desk.answer(dataclasses.replace(settings, matches={**settings.matches, question.file: matches}))
    name = question.options[0].listed_name
    other = next((each.known_name for each in question.options if each.known == known), "")
    state.done(f"notice.files_matched{'' if other else '_none'}", name=name, other=other)
