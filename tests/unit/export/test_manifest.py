"""A manifest says what an export was made from; two of them say what differs."""

from __future__ import annotations

import dataclasses
import hashlib
import json

from papers import standing

from spatial.export import manifest
from spatial.intake.single.manifests import ExportManifest

RUN = manifest.ExportRun(
    command=("report", "--kind", "phu-luc"),
    day="2026-11-28",
    lang="vi",
    locality={"b.csv": "0" * 64, "a.csv": "1" * 64},
    inputs=(),
)


def made(content: bytes = b"x") -> ExportManifest:
    return manifest.of({"phu-luc.docx": content}, RUN, standing())


def test_files_are_named_with_their_hashes_and_norms_with_their_dates() -> None:
    tree = json.loads(manifest.json_bytes(made()))
    assert tree["files"] == {"phu-luc.docx": hashlib.sha256(b"x").hexdigest()}
    assert list(tree["locality"]["files"]) == ["a.csv", "b.csv"]
    assert (tree["day"], tree["command"][0]) == ("2026-11-28", "report")
    norms = {one["norm_id"]: one for one in tree["norms"]}
    rooms = standing().rules.rooms_per_10k
    assert norms[rooms.norm_id]["value"] == rooms.value
    assert norms[rooms.norm_id]["valid_from"] == rooms.valid_from.isoformat()


def test_nothing_differs_from_itself() -> None:
    assert manifest.differences(made(), made()) == []


def test_each_part_that_differs_is_told_with_what_it_was_and_is() -> None:
    norms = made().norms
    moved = {**norms[0], "value": 250}
    other = dataclasses.replace(
        made(b"y"),
        program="9",
        locality={"a.csv": "1" * 64, "c.csv": "2" * 64},
        norms=(moved, *norms[1:]),
    )
    found = manifest.differences(made(), other)
    assert [(part, name) for part, name, *_ in found] == [
        ("program", "truonglop"),
        ("locality", "b.csv"),
        ("locality", "c.csv"),
        ("norms", norms[0]["norm_id"]),
        ("files", "phu-luc.docx"),
    ]
    assert found[1][2:] == ("0" * 12, "")
    assert found[3][2].startswith("300")
    assert found[3][3].startswith("250")


def test_a_norm_of_another_day_of_reading_is_the_same_norm() -> None:
    norms = tuple({**one, "read_on": "2030-01-01"} for one in made().norms)
    assert manifest.differences(made(), dataclasses.replace(made(), norms=norms)) == []
