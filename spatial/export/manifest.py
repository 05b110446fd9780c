"""Manifests: what a folder of exports was made from, so that it can be made again or compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from spatial.assessment import Assessment
from spatial.intake.single.manifests import FILE, ExportManifest, ManifestInput

__all__ = ["FILE", "ExportRun", "differences", "json_bytes", "norms_of", "of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRun:
    """
    A run of a command that makes files.

    Attributes
    ----------
    command
        Its words without its folders; what it was given is named by blanks.
    day, lang
        The day that counted as today, and the language.
    locality
        SHA-256 by name of the locality's files.
    inputs
        What else was read, carried along.
    """

    command: tuple[str, ...]
    day: str
    lang: str
    locality: Mapping[str, str]
    inputs: tuple[ManifestInput, ...]


def of(files: Mapping[str, bytes], run: ExportRun, assessment: Assessment | None) -> ExportManifest:
    """
    Describe files that were made.

    Parameters
    ----------
    files
        Bytes by file name.
    run
        What made them.
    assessment
        For its name and its norms; ``None`` where none stands behind the files.
    """
    return ExportManifest(
        program=version("truonglop"),
        day=run.day,
        lang=run.lang,
        command=run.command,
        key="" if assessment is None else assessment.network.locality.key,
        locality=dict(run.locality),
        inputs=run.inputs,
        norms=() if assessment is None else norms_of(assessment),
        files={name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    )


def norms_of(assessment: Assessment) -> tuple[dict[str, Any], ...]:
    """Return the norms behind an assessment with their dates."""
    return tuple(
        {
            "norm_id": norm.norm_id,
            "value": norm.value,
            "unit": norm.unit,
            "source": norm.source,
            "clause": norm.clause,
            "valid_from": norm.valid_from.isoformat(),
            "read_on": norm.read_on.isoformat(),
        }
        for norm in assessment.rules.all_norms()
    )


def json_bytes(manifest: ExportManifest) -> bytes:
    """Write a manifest: no clock, no place of a folder, so the same bytes for the same export."""
    tree = {
        "manifest": 1,
        "program": manifest.program,
        "day": manifest.day,
        "lang": manifest.lang,
        "command": list(manifest.command),
        "locality": {"key": manifest.key, "files": dict(sorted(manifest.locality.items()))},
        "inputs": [one.written() for one in manifest.inputs],
        "norms": list(manifest.norms),
        "files": dict(sorted(manifest.files.items())),
    }
    return (json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def differences(before: ExportManifest, after: ExportManifest) -> list[tuple[str, str, str, str]]:
    """
    Tell what differs between two manifests.

    Returns
    -------
    list of (part, name, before, after)
        ``part`` is ``program``, ``locality``, ``norms`` or ``files``; a hash is cut to twelve
        digits, and empty where one side lacks the name.
    """
    found = []
    if before.program != after.program:
        found.append(("program", "truonglop", before.program, after.program))
    norms = [{one["norm_id"]: one for one in each.norms} for each in (before, after)]
    parts = {
        "locality": (dict(before.locality), dict(after.locality)),
        "norms": ({key: _norm(one) for key, one in norms[0].items()},
                  {key: _norm(one) for key, one in norms[1].items()}),
        "files": (dict(before.files), dict(after.files)),
    }  # fmt: skip
    for part, (was, now) in parts.items():
        for name in sorted(was.keys() | now.keys()):
            if was.get(name) != now.get(name):
                sides = (str(side.get(name, "")) for side in (was, now))
                cut = (one if part == "norms" else one[:12] for one in sides)
                found.append((part, name, *cut))
    return [(part, name, was, now) for part, name, was, now in found]


def _norm(norm: Mapping[str, Any]) -> str:
    """Write what of a norm changes a figure or its citation."""
    return f"{norm.get('value')} {norm.get('unit')} [{norm.get('source')}, {norm.get('clause')}]"
