"""
Words and numbers as a Vietnamese or English reader expects them.

Sentences live in ``vi/*.yaml`` and ``en/*.yaml`` beside this file, nested keys joined by dots. The
core keeps its own (faults, explanations, names of levels and kinds) because the command line
speaks too; the words of the screen are in ``spatial/ui/text``.
"""

from __future__ import annotations

import math
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from spatial import own_yaml, rounding

LANGUAGES = ("vi", "en")
_THOUSANDS = {"vi": ".", "en": ","}
_DECIMAL = {"vi": ",", "en": "."}


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Join nested keys by dots."""
    texts: dict[str, str] = {}
    for key, branch in tree.items():
        if isinstance(branch, dict):
            texts.update(_flat(branch, f"{prefix}{key}."))
        else:
            texts[f"{prefix}{key}"] = str(branch).strip()
    return texts


def read_texts(folder: Traversable, *, ending: str = ".yaml") -> dict[str, str]:
    """
    Read the YAML files of a folder into one flat table of sentences.

    Parameters
    ----------
    folder
        A folder of YAML files with nested keys.
    ending
        Files whose name ends so are read; ``.vi.yaml`` takes ``vi.yaml`` and ``norms.vi.yaml``.

    Returns
    -------
    dict
        ``"fault.missing_column.what" -> sentence``.

    Raises
    ------
    ValueError
        If two files give the same key: nobody could tell which one is shown.
    """
    texts: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if f".{file.name}".endswith(ending):
            new = _flat(own_yaml.read(file.read_text(encoding="utf-8")) or {})
            if twice := new.keys() & texts.keys():
                msg = f"{file.name}: keys given twice: {sorted(twice)}"
                raise ValueError(msg)
            texts.update(new)
    return texts


@cache
def texts(lang: str) -> dict[str, str]:
    """Return the core's sentences in one language."""
    return read_texts(resources.files(__name__) / lang)


def say(key: str, *, lang: str, **blanks: object) -> str:
    """
    Say a sentence of the core.

    Parameters
    ----------
    **blanks
        Values for the blanks ``{name}`` of the sentence.

    Raises
    ------
    KeyError
        If the language has no such key or the sentence names a blank that was not given.
    """
    return texts(lang)[key].format(**blanks)


def number(value: float, *, lang: str, decimals: int = 0) -> str:
    """
    Write a number as the reader's office does, rounded half-up.

    Parameters
    ----------
    value
        Any finite number; one that nobody told is written as that.
    lang
        ``"vi"`` (1.234,5) or ``"en"`` (1,234.5).
    decimals
        Digits after the decimal sign.

    Examples
    --------
    >>> number(1234.5, lang="vi")
    '1.235'
    >>> number(1234.56, lang="en", decimals=1), number(-3, lang="vi")
    ('1,234.6', '−3')
    """
    if math.isnan(value):
        return say("explain.no_figure", lang=lang)
    text = f"{rounding.half_up(value, decimals):,.{decimals}f}"
    swap = {",": _THOUSANDS[lang], ".": _DECIMAL[lang], "-": "−"}  # a minus, no hyphen
    return "".join(swap.get(sign, sign) for sign in text)


def percent(share: float, *, lang: str) -> str:
    """Write a share of one as whole percent, e.g. ``71 %``; one nobody knows as that."""
    if math.isnan(share):
        return say("explain.unknown", lang=lang)
    return f"{number(100 * share, lang=lang)} %"
