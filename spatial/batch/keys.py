"""The key of a job: a hash of all it depends on."""

from __future__ import annotations

import hashlib
import json

from spatial.batch.jobs import BatchJob
from spatial.store.program_sources import program_mark


def key(job: BatchJob, *, lang: str, today: str) -> str:
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
