"""Columns that hold one of a few words, and what the words offices write in them mean."""

from __future__ import annotations

from spatial import words
from spatial.intake.text import names
from spatial.records import LEVELS, Kind
from spatial.tables import Column

_PARTS = ("land", "money", "season", "doc.merger")  # of the words, where a list has its own


def listed(column: Column) -> tuple[str, ...]:
    """Return the words a column may hold; none for a column of anything."""
    if column.choices:
        return column.choices
    if column.type == "level":
        return tuple(map(str, LEVELS))
    return tuple(map(str, Kind)) if column.type == "kind" else ()


def meaning(column: Column, text: str) -> str | None:
    """
    Return the word of the list that a text means, ``None`` for none.

    Examples
    --------
    >>> from spatial.tables import schema
    >>> ownership = schema()["schools"].columns["ownership"]
    >>> [meaning(ownership, text) for text in ("Tư thục", "CONG_LAP", "Bán công")]
    ['ngoai_cong_lap', 'cong_lap', None]
    """
    group = column.name if column.choices else f"{column.type}s"
    own = text.casefold()
    if column.type == "level":
        return own if own in listed(column) else names.level(text)
    return own if own in listed(column) else names.lookup(group).get(names.fold(text))


def called(column: Column, meaning: str, *, lang: str) -> str:
    """
    Call a word of a list as an office does; by itself where there is no other word for it.

    Examples
    --------
    >>> from spatial.tables import schema
    >>> called(schema()["schools"].columns["ownership"], "ngoai_cong_lap", lang="vi")
    'Ngoài công lập'
    >>> called(schema()["parcels"].columns["wanted_level"], "thcs", lang="vi")
    'THCS'
    """
    groups = (
        (*(f"{part}.{column.name}" for part in _PARTS), "choice")
        if column.choices
        else (column.type,)
    )
    known = words.texts(lang)
    return next((known[key] for one in groups if (key := f"{one}.{meaning}") in known), meaning)


def answered_once(column: Column, file: str, word: str, *, lang: str) -> str:
    """Say, behind another sentence, how a word of a file is answered for all its rows."""
    where = f'files: {{"{file}": {{words: {{{column.name}: {{"{word}": …}}}}}}}}'
    return " " + words.say("intake_cli.word_once", lang=lang, where=where)
