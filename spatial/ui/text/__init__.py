"""The words of the screen, one file a language; the core's own words are in `spatial.words`."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from spatial import words


@cache
def texts(lang: str) -> dict[str, str]:
    """Return the screen's sentences in one language, nested keys joined by dots."""
    file = resources.files(__name__) / f"{lang}.yaml"
    tree = yaml.safe_load(file.read_text(encoding="utf-8"))
    return dict(_flat(tree, ""))


def _flat(tree: dict[str, object], prefix: str) -> list[tuple[str, str]]:
    """Join nested keys by dots."""
    found: list[tuple[str, str]] = []
    for key, branch in tree.items():
        if isinstance(branch, dict):
            found += _flat(branch, f"{prefix}{key}.")
        else:
            found.append((f"{prefix}{key}", str(branch).strip()))
    return found


def say(key: str, *, lang: str, **blanks: object) -> str:
    """
    Say a sentence of the screen, or one of the core when the screen has none of that name.

    Parameters
    ----------
    key
        Dotted key.
    lang
        ``"vi"`` or ``"en"``.
    **blanks
        Values for the blanks of the sentence.

    Raises
    ------
    KeyError
        If neither has such a key, or the sentence names a blank that was not given.
    """
    own = texts(lang)
    return own[key].format(**blanks) if key in own else words.say(key, lang=lang, **blanks)
