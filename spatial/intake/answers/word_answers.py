"""What an unknown word of a column means, told once: it counts for every row that has it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from spatial import words
from spatial.errors import Fault, Severity
from spatial.intake.checking import column as columns
from spatial.intake.text import listed_words, names
from spatial.tables import Column, schema

if TYPE_CHECKING:
    from spatial.intake.reading.part import Part

WordAnswers = Mapping[str, Mapping[str, str]]  # meaning by word, by column
_OFFERED = 5  # columns


@cache
def listed() -> dict[str, Column]:
    """Return the columns of a locality's tables that hold one of a few words, by their name."""
    return {
        each.name: each
        for name, table in schema().items()
        for each in table.columns.values()
        if name != "proposals" and listed_words.listed(each)
    }


def read(given: object) -> dict[str, dict[str, str]]:
    """
    Read the words of one file as ``intake.yaml`` has them; what is none is passed over.

    Examples
    --------
    >>> read({"Loại hình": {"Bán công": "Tư thục"}, "rooms": {"a": "b"}})
    {'ownership': {'Bán công': 'ngoai_cong_lap'}}
    """
    found: dict[str, dict[str, str]] = {}
    for called, answers in given.items() if isinstance(given, dict) else ():
        column = _column(called)
        for word, said in answers.items() if column and isinstance(answers, dict) else ():
            meaning = _meaning(column, said)
            if meaning is not None and column is not None:
                found.setdefault(column.name, {})[str(word)] = meaning
    return found


def wrong(given: Mapping[object, object]) -> Iterator[tuple[str, str]]:
    """Give the path of each answer that says nothing, and what belongs there."""
    for called, answers in given.items():
        column = _column(called)
        if column is None:
            near = get_close_matches(str(called), sorted(listed()), _OFFERED, 0.0)
            yield f"{called}", " | ".join(near)
        elif not isinstance(answers, dict):
            yield f"{called}: {str(answers)[:40]}", "{a: b}"
        else:
            choices = " | ".join(listed_words.listed(column))
            for word, said in answers.items():
                if _meaning(column, said) is None:
                    yield f"{called} → {word}: {str(said)[:40]}", choices


def _column(called: object) -> Column | None:
    """Know a column by its name, or by a header offices write over it."""
    own = str(called)
    return listed().get(own) or listed().get(names.lookup("columns").get(names.fold(own), ""))


def _meaning(column: Column | None, said: object) -> str | None:
    """Return the word of the list that an answer says; nothing where the column may be blank."""
    if column is None:
        return None
    if said is None or said == "":
        return "" if column.blank else None
    return listed_words.meaning(column, str(said))


def put(
    parts: Sequence[Part], answers: Mapping[str, WordAnswers]
) -> tuple[list[Part], list[Fault]]:
    """
    Put the meanings in place of the words, tolerant of case, tones and spaces.

    Returns
    -------
    parts, faults
        The parts with the meanings, as many rows as before; one note a file, and one for every
        word answered that its column does not hold.
    """
    done = list(parts)
    faults: list[Fault] = []
    for file, told in answers.items():
        at = [at for at, part in enumerate(done) if part.source.name == file]
        counts: dict[tuple[str, str], int] = {}
        for each in at:
            done[each], found = _put(done[each], told)
            for key, count in found.items():
                counts[key] = counts.get(key, 0) + count
        if at:
            faults += _told(done[at[0]], told, counts)
    return done, faults


def _put(part: Part, told: WordAnswers) -> tuple[Part, dict[tuple[str, str], int]]:
    """Put the meanings into one part; count the cells of each word."""
    frame = part.frame
    found: dict[tuple[str, str], int] = {}
    if frame is None:
        return part, found
    filled: dict[str, pd.Series] = {}
    for name in told.keys() & set(map(str, frame.columns)):
        cells = frame[name].to_numpy(dtype=object).copy()
        spelt = np.array([_spelt(text) for text in columns.text(frame[name])], dtype=object)
        for word, meaning in told[name].items():
            at = np.flatnonzero((spelt == _spelt(word)) & (spelt != ""))
            if len(at):
                cells[at] = meaning
                found[name, word] = len(at)
        filled[name] = pd.Series(cells, index=frame.index, name=name, dtype=object)
    if not found:
        return part, found
    attrs = dict(frame.attrs)
    frame = frame.assign(**filled)
    frame.attrs.update(attrs)
    return dataclasses.replace(part, frame=frame), found


def _spelt(word: str) -> str:
    """Write a word without tones and case; a sign ("?") stays itself, and is no blank."""
    return names.fold(word) or word.strip()


def _told(part: Part, told: WordAnswers, counts: Mapping[tuple[str, str], int]) -> list[Fault]:
    """Say once what counts as answered, and which words nobody wrote."""
    pairs = {(name, word): told[name][word] for name in told for word in told[name]}
    lost = [
        part.source.fault(
            "word_not_there",
            column=name,
            value=word,
            severity=Severity.WARNING,
            meaning_vi=_called(name, meaning, "vi"),
            meaning_en=_called(name, meaning, "en"),
        )
        for (name, word), meaning in pairs.items()
        if (name, word) not in counts
    ]
    if not counts:
        return lost
    said = {
        f"words_{lang}": "; ".join(
            f"“{key[1]}” → {_called(key[0], pairs[key], lang)} ({count})"
            for key, count in counts.items()
        )
        for lang in words.LANGUAGES
    }
    note = Fault(
        code="words_answered",
        file=part.source.name,
        severity=Severity.WARNING,
        blanks=said,
    )
    return [note, *lost]


def _called(name: str, meaning: str, lang: str) -> str:
    """Call the meaning of a word as an office does."""
    return listed_words.called(listed()[name], meaning, lang=lang) if meaning else "–"
