"""The key of a job: a hash of all it depends on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from spatial.batch.jobs import Job

_CODE = (".py", ".yaml", ".csv", ".txt", ".geojson")
_OFF_THE_ROAD = frozenset({"ui", "serve", "__pycache__", "batch"})  # change no figure


def key(job: Job, *, lang: str, today: str) -> str:
    """
    Hash a job: the program, the day, the language, the locality's files, the command.

    Parameters
    ----------
    lang
        Language of what is written.
    today
        Day that counts as today: the law and the wards follow it.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    facts = {
        "program": program_mark(),
        "lang": lang,
        "today": today,
        "place": [job.place.name, job.place.digest, *job.place.codes],
        "command": job.command,
        "arguments": list(job.arguments),
        "aids": {name: hashlib.sha256(held).hexdigest() for name, held in job.aids.items()},
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


@cache
def program_mark() -> str:
    """Return a hash of the program as it is installed: two that reckon alike have the same."""
    whole = hashlib.sha256()
    for name, source in _sources(resources.files("spatial"), ""):
        whole.update(f"{name}\0".encode())
        whole.update(source.read_bytes())
    return whole.hexdigest()[:16]


def _sources(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    """List what the figures are made by, in the order of the names."""
    for each in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{above}/{each.name}"
        if each.is_dir():
            if each.name not in _OFF_THE_ROAD:
                yield from _sources(each, name)
        elif each.name.endswith(_CODE):
            yield name, each
