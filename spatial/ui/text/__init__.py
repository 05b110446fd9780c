"""The words of the screen, shared or a page's own; the core's words are in `spatial.words`."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

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
    found: dict[str, str] = {}
    folder = resources.files(__name__)
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name == f"{lang}.yaml" or file.name.endswith(f".{lang}.yaml"):
            new = dict(_flat(yaml.safe_load(file.read_text(encoding="utf-8")), ""))
            if twice := new.keys() & found.keys():
                msg = f"{file.name}: keys given twice: {sorted(twice)}"
                raise ValueError(msg)
            found.update(new)
    return found


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
