"""
Cells typed in a legacy font among cells in Unicode, put right where there is no doubt.

A table's text may be Unicode by its form and yet hold the letters of an ABC or VNI font, in some
columns or cells only: the header typed today, the names pasted from a table of 2004. Such a cell
reads "T©n Thíi NhÊt", and no reader complains.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from spatial.intake.text import communes, letters

Key = TypeVar("Key", bound=Hashable)
# Vietnamese letters no legacy code shows as.
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1eff]")
# Signs that are letters of TCVN 5712; within or beside a word they are no signs. Those that do
# stand beside words (², ³, °, º, quotation marks) count only between two letters. A capital
# with a mark inside a word of small letters is none either.
_SIGNS = "\xa1-\xa9\xac-\xaf\xb5-\xb9\xbc-\xbe"
_RAISED = str.maketrans("", "", "²³¹ªº")  # part of no word
_STRAY = re.compile(
    rf"[a-z][\xc0-\xd6\xd8-\xde]|[A-Za-z][{_SIGNS}]|[{_SIGNS}][A-Za-z]|[A-Za-z][\xaa\xab\xb0\xb2-\xb4\xba\xbb\xd7\xf7][A-Za-z]"
)


@dataclass(frozen=True, kw_only=True)
class Lettered:
    """
    What became of the letters of a table.

    Attributes
    ----------
    code
        Legacy code of the cells put right; ``None`` where there were none.
    whole
        Whether every cell with foreign letters was in that code.
    mended
        Texts put right, as read and as they are now.
    doubtful
        Texts that may be of a legacy code and could not be put right for certain; they stay as
        read.
    """

    code: str | None = None
    whole: bool = False
    mended: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[str, ...] = ()


def sort_out(
    columns: Mapping[Key, pd.Series],
) -> tuple[dict[Key, pd.Series], Lettered]:
    """
    Put right what stands in a legacy code in one table.

    Parameters
    ----------
    columns
        Cells of any type by column; only texts with foreign letters are looked at.

    Returns
    -------
    columns, told
        All foreign letters turned where none of them is of Unicode alone. Else cell by cell those
        that become Vietnamese whole, and with them the rest of a column whose Unicode ends where
        they begin; what may be either is told and left.

    Examples
    --------
    >>> cells = pd.Series(["Phường", "T©n Thíi NhÊt", "Êp 3"])
    >>> done, told = sort_out({1: cells})
    >>> list(done[1]), told.code
    (['Phường', 'Tân Thới Nhất', 'ấp 3'], 'tcvn3')
    >>> sort_out({1: pd.Series(["Phường", "Gò Vấp", "Thành", "100 m²", 5])})[1].code
    """
    texts = {name: _foreign(cells) for name, cells in columns.items()}
    every = list(dict.fromkeys(text for own in texts.values() for text in own))
    if not every:
        return dict(columns), Lettered()
    if not any(map(_UNICODE.search, every)):
        code = letters.code_of(every)
        if code is not None:
            turned = {text: letters.to_unicode(text, code=code) for text in every}
            done = {name: _turned(columns[name], turned, own) for name, own in texts.items()}
            return done, Lettered(code=code, whole=True, mended=tuple(turned.items()))
    odd = [text for text in every if not sound(text)]
    if not odd:
        return dict(columns), Lettered()
    code, certain = _best([text for text in odd if not _UNICODE.search(text)])
    doubt = dict.fromkeys(text for text in odd if text not in certain and _suspect(text))
    done, mended = {}, dict(certain)
    for name, own in texts.items():
        here, either = _column(own, certain, code)
        doubt |= dict.fromkeys(either)
        mended |= here
        done[name] = _turned(columns[name], here, own)
    told = Lettered(
        code=code if certain else None, mended=tuple(mended.items()), doubtful=tuple(doubt)
    )
    return done, told


def _foreign(cells: pd.Series) -> list[str]:
    """List the texts with foreign letters in their order, each once."""
    if cells.dtype.kind in "biufM":
        return []
    # a map's cell may be a list, which has no hash
    foreign = (cell for cell in cells if isinstance(cell, str) and not cell.isascii())
    return list(dict.fromkeys(foreign))


def _turned(cells: pd.Series, turned: Mapping[str, str], own: Iterable[str]) -> pd.Series:
    """Return a column with its cells put right."""
    if not any(text in turned for text in own):
        return cells
    return cells.map(lambda cell: turned.get(cell, cell) if isinstance(cell, str) else cell)


def sound(text: str) -> bool:
    """
    Tell whether a text reads as Unicode: no letters of an old font among its words.

    A text with letters of Unicode alone is typed in Unicode; a foreign name in it is no fault.

    Examples
    --------
    >>> sound("Xã La Êê"), sound("Trường Tiểu học La Dêê")
    (True, True)
    >>> sound("Trường Saint-Exupéry"), sound("Thành"), sound("T©n"), sound("NhÊt")
    (True, True, False, False)
    """
    if communes.named(text):
        return True
    if _STRAY.search(text):
        return False
    return bool(_UNICODE.search(text)) or _vietnamese(text)


def _vietnamese(text: str) -> bool:
    """Tell whether every word with foreign letters is a Vietnamese syllable."""
    return not _STRAY.search(text) and letters.likeness(text.translate(_RAISED)) == 1.0


def _suspect(text: str) -> bool:
    """Tell whether an old font explains a text better than a slip of the finger does."""
    now = letters.likeness(text)
    return bool(_STRAY.search(text)) or any(
        letters.likeness(letters.to_unicode(text, code=code)) > now for code in letters.CODES
    )


def _best(odd: list[str]) -> tuple[str, dict[str, str]]:
    """
    Find the code under which most texts become Vietnamese whole, and what they become.

    Where two codes explain as many of them in other words, none is certain.
    """
    readings: dict[str, dict[str, str]] = {}
    for code in letters.CODES:
        turned = {text: letters.to_unicode(text, code=code) for text in odd}
        readings[code] = {
            text: after for text, after in turned.items() if after != text and _vietnamese(after)
        }
    best = max(readings, key=lambda code: len(readings[code]))
    chosen = readings[best]
    tied = any(len(other) == len(chosen) and other != chosen for other in readings.values())
    return best, {} if tied else chosen


def _column(
    own: list[str], certain: Mapping[str, str], code: str
) -> tuple[dict[str, str], list[str]]:
    """
    Put one column right.

    Returns
    -------
    turned, doubtful
        The certain texts of the column, with the rest below its last Unicode where that lies above
        all of them; else the texts that read well both ways are doubtful.
    """
    here = {text: certain[text] for text in own if text in certain}
    if not here:
        return {}, []
    last = max((at for at, text in enumerate(own) if _UNICODE.search(text)), default=-1)
    below = last < min(at for at, text in enumerate(own) if text in certain)
    either = {
        text: after
        for at, text in enumerate(own)
        if text not in here
        and not communes.named(text)
        and not _UNICODE.search(text)
        and (at > last or not below)
        and (after := letters.to_unicode(text, code=code)) != text
        and _vietnamese(after)
    }
    return (here | either, []) if below else (here, list(either))
