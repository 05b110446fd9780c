"""The words of the screen, shared or a page's own; the core's words are in `spatial.words`."""

from __future__ import annotations

from functools import cache
from importlib import resources

from spatial import words


@cache
def texts(lang: str) -> dict[str, str]:
    """
    Return the screen's sentences in one language, nested keys joined by dots.

    ``vi.yaml`` holds what every page shares, ``norms.vi.yaml`` and the like a page's own.

    Raises
    ------
    ValueError
        If two files give the same key: nobody could tell which one is shown.
    """
    return words.read_texts(resources.files(__name__), ending=f".{lang}.yaml")


def say(key: str, *, lang: str, **blanks: object) -> str:
    """
    Say a sentence of the screen, or one of the core when the screen has none of that name.

    Raises
    ------
    KeyError
        If neither has such a key, or the sentence names a blank that was not given.
    """
    own = texts(lang)
    return own[key].format(**blanks) if key in own else words.say(key, lang=lang, **blanks)
