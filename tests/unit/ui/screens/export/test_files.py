"""The files of an assessment as the page offers them: the bytes of the command, each explained."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from spatial import export
from spatial.records import Proposal
from spatial.ui.screens.export import files
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_hands_out_the_bytes_of_the_command(lang: str, see: Callable[..., Seen]) -> None:
    seen = see(lang=lang)
    made = files.files(seen.source, seen.view.options, (), lang)
    assert made == export.bundle(seen.after, lang=lang)


def test_with_proposals_they_are_among_the_files(see: Callable[..., Seen], site: Proposal) -> None:
    seen = see(proposals=(site,))
    made = files.files(seen.source, seen.view.options, (site,), "vi")
    assert b"proposal:p1" in b"".join(made.values())


def test_the_word_of_a_ward_is_that_of_the_screen(see: Callable[..., Seen]) -> None:
    for way in Method:
        seen = see(method=way)
        made = files.files(seen.source, seen.view.options, (), "vi", "", way.value)
        told = csv.DictReader(io.StringIO(made["deficit.csv"].decode("utf-8-sig")))
        rows = {row["ward_id"]: row for row in told if row["level"] == seen.level}
        for ward_id, row in assessments.by_ward(seen.after, seen.level).iterrows():
            assert rows[str(ward_id)]["status"] == method.status(row, way)
            assert rows[str(ward_id)]["status_by"] == way


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_file_offered_is_explained(lang: str, see: Callable[..., Seen]) -> None:
    seen = see()
    made = files.files(seen.source, seen.view.options, (), "vi")
    told = {name: files.meaning(name, lang=lang) for name in made}
    assert all(told.values())
    assert len(set(told.values())) == len(told)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("deficit.csv", "export.table"),
        ("deficit_all.geojson", "export.deficit_all"),
        ("schools.geojson", "export.schools"),
        ("summary.json", "export.summary"),
        ("nursery.csv", "export.nursery"),
    ],
)
def test_a_file_is_explained_by_its_stem(name: str, key: str) -> None:
    assert files.meaning(name, lang="vi") == say(key, lang="vi")


def test_a_layer_of_a_level_names_the_level() -> None:
    assert say("level.thcs", lang="en") in files.meaning("deficit_thcs.geojson", lang="en")


def test_a_file_nobody_planned_is_a_defect() -> None:
    with pytest.raises(KeyError):
        files.meaning("x.csv", lang="vi")
