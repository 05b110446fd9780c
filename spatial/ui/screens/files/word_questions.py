"""What an unknown word of a column with a list of values means, asked once for all its rows."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Callable, Sequence

import streamlit as st

from spatial import words
from spatial.errors import Fault
from spatial.intake.answers import word_answers
from spatial.intake.text import listed_words
from spatial.records import Kind
from spatial.tables import Column
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.text import say
from spatial.ui.widgets.markup import label

CODES = frozenset({"unknown_choice", "unknown_level", "unknown_kind"})
_EXAMPLES = 3  # rows named as examples


def questions(seat: UploadView) -> list[PlannerQuestion]:
    """Ask about every such word once, whatever the rows and sheets that hold it."""
    rows: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in seat.reading.faults:
        field = str(fault.blanks.get("field"))
        if fault.code in CODES and fault.file and fault.row and field in word_answers.listed():
            rows.setdefault((fault.file, field, fault.value or ""), []).append(fault)
    return [_question(seat.lang, *key, faults) for key, faults in rows.items()]


def _question(
    lang: str, file: str, field: str, value: str, faults: Sequence[Fault]
) -> PlannerQuestion:
    """Ask about one word."""
    given = list(dict.fromkeys(fault.row for fault in faults))
    listed = ", ".join(map(str, given[:_EXAMPLES])) + (" …" if len(given) > _EXAMPLES else "")
    options = {one: called(field, one, lang) for one in _options(word_answers.listed()[field])}
    return PlannerQuestion(
        key=f"kind {file} {field} {value}",
        words=say(
            "files.ask.kind",
            lang=lang,
            value=value,
            column=faults[0].column or field,
            count=words.number(len(given), lang=lang),
        ),
        options=options,
        gives=[
            say("files.ask.kind_gives", lang=lang, rows=listed, given=each)
            for each in options.values()
        ],
        keep=_keep(file, field, value),
    )


def _options(column: Column) -> list[str]:
    """List what a word may mean, nothing at all too where the list has no word for not known."""
    choices = [one for one in listed_words.listed(column) if one != Kind.UNTOLD]
    return choices if "chua_ro" in choices or not column.blank else [*choices, ""]


def called(field: str, choice: str, lang: str) -> str:
    """Call a value of a list by its word."""
    if not choice:
        return say("files.choice.nothing", lang=lang)
    return listed_words.called(word_answers.listed()[field], choice, lang=lang)


def _keep(file: str, field: str, value: str) -> Callable[[str], None]:
    """Return what keeps the answer about a word of a file."""

    def keep(choice: str) -> None:
        settings = desk.desk().answers()
        own = {at: dict(told) for at, told in settings.words.get(file, {}).items()}
        own.setdefault(field, {})[value] = choice
        told = {**settings.words, file: own}
        desk.answer(dataclasses.replace(settings, words=told))

    return keep


def answered(seat: UploadView) -> None:
    """Show every word answered, each to be asked again."""
    told = [
        (file, field, word, choice)
        for file, columns in seat.told.words.items()
        for field, meanings in columns.items()
        for word, choice in meanings.items()
    ]
    for file, field, word, choice in told:
        given = called(field, choice, seat.lang)
        st.button(
            label(say("files.ask.word_again", lang=seat.lang, value=word, given=given)),
            key=f"files_word_{zlib.crc32(f'{file}|{field}|{word}'.encode())}",
            type="tertiary",
            icon=":material/undo:",
            on_click=_forget,
            args=(file, field, word),
        )


def _forget(file: str, field: str, word: str) -> None:
    """Take one answer back."""
    settings = desk.desk().answers()
    kept = {
        name: {
            at: left
            for at, told in columns.items()
            if (
                left := {
                    one: said
                    for one, said in told.items()
                    if (name, at, one) != (file, field, word)
                }
            )
        }
        for name, columns in settings.words.items()
    }
    told = {name: columns for name, columns in kept.items() if columns}
    desk.answer(dataclasses.replace(settings, words=told))
