"""The names of all communes, before and after July 2025: a name that is one of them is right."""

from __future__ import annotations

from functools import cache
from importlib import resources

from spatial.intake.text import letters

_LONGEST = 5  # words in a name


@cache
def known() -> frozenset[str]:
    """Return the names without their rank, NFC, in small letters."""
    text = resources.files("spatial.intake.text").joinpath("commune_names.txt")
    lines = text.read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


def named(text: str) -> bool:
    """
    Tell whether a text is, or ends in, the name of a commune with foreign letters.

    Examples
    --------
    >>> named("Xã La Êê"), named("Trường THCS Yên Lãng"), named("T©n Thíi NhÊt")
    (True, True, False)
    """
    words = text.casefold().split()
    return any(
        not (name := " ".join(words[-length:])).isascii() and name in known()
        for length in range(1, min(_LONGEST, len(words)) + 1)
        if all(map(_fit, words[:-length]))
    )


def _fit(word: str) -> bool:
    """Tell whether a word before the name may stand in good text: a syllable or plain letters."""
    return word.isascii() or letters.syllable(word)
