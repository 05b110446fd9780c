"""Names say what a thing is: modules are nouns, a class is one idea, the glossary is complete."""

from __future__ import annotations

import ast
import inspect
import re
from collections import defaultdict
from pathlib import Path

import pytest

import spatial

# fmt: off
IRREGULAR = frozenset((
    "asked", "begun", "bound", "built", "chosen", "done", "drawn", "found", "given", "gone",
    "held", "kept", "known", "laid", "left", "made", "meant", "met", "put", "said", "seen",
    "sent", "shown", "sought", "spent", "taken", "thought", "told", "worn", "written",
))
# fmt: on
NOUNS_ALL_THE_SAME = frozenset({"bound"})  # what no plan can be better than
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Words of every program, not of school planning.
# fmt: off
ORDINARY = frozenset((
    "a", "after", "ahead", "all", "at", "base", "before", "blanks", "by", "changed", "check",
    "code", "column", "compare", "count", "effort", "exit", "explore", "faults", "file", "first",
    "folder", "frame", "frames", "from", "html", "id", "in", "input", "is", "join", "kind",
    "lang", "last", "lat", "layer", "limit", "lines", "lon", "map", "match", "max", "min",
    "model", "name", "network", "new", "no", "notes", "number", "of", "on", "only", "option",
    "or", "out", "own", "part", "path", "points", "plans", "progress", "put", "read", "request",
    "result", "row", "rules", "save", "say", "second", "seed", "severity", "sheet", "source",
    "summary", "table", "the", "time", "to", "total", "units", "user", "value", "version",
    "warnings", "with", "year",
))
# fmt: on


def modules(root: Path) -> list[Path]:
    """List the modules of the package."""
    return sorted((root / "spatial").rglob("*.py"))


def is_participle(word: str) -> bool:
    """Tell whether a word says what was done to a thing instead of what it is."""
    regular = len(word) > 4 and word.endswith("ed") and not word.endswith("eed")
    return (regular or word in IRREGULAR) and word not in NOUNS_ALL_THE_SAME


@pytest.mark.parametrize("word", ["made", "assessed", "kept", "left", "gone"])
def test_a_participle_is_told(word: str) -> None:
    assert is_participle(word)


@pytest.mark.parametrize("word", ["seed", "bed", "bound", "assessment", "screening"])
def test_a_noun_is_no_participle(word: str) -> None:
    assert not is_participle(word)


def test_no_module_is_named_by_a_participle(root: Path) -> None:
    assert [
        str(path.relative_to(root))
        for path in modules(root)
        if is_participle(path.stem.rpartition("_")[2])
    ] == []


def test_no_class_name_stands_for_two_ideas(root: Path) -> None:
    places = defaultdict(list)
    for path in modules(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(root)))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def public_words() -> dict[str, str]:
    """Give every word in a public name of the package, with one name it stands in."""
    words = {}
    for name in spatial.__all__:
        thing = getattr(spatial, name)
        inner = (
            [key for key in vars(thing) if not key.startswith("_")]
            if inspect.isclass(thing)
            else []
        )
        fields = list(getattr(thing, "__annotations__", {})) if inspect.isclass(thing) else []
        asked = [] if inspect.isclass(thing) else list(inspect.signature(thing).parameters)
        for each in (name, *inner, *fields, *asked):
            for word in WORD.findall(each):
                words.setdefault(word.lower(), f"{name}.{each}")
    return words


def test_every_domain_word_of_the_public_names_stands_in_the_glossary(root: Path) -> None:
    text = (root / "docs" / "glossary.md").read_text(encoding="utf-8").lower()
    known = set(WORD.findall(text)) | ORDINARY
    unknown = {
        word: where
        for word, where in public_words().items()
        if not {word, f"{word}s", word.removesuffix("s"), re.sub("ies$", "y", word)} & known
    }
    assert unknown == {}
