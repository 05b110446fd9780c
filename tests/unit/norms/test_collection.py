"""The files hold what was compiled, all of it labelled, and no figure of law stands in code."""

from __future__ import annotations

import ast
from pathlib import Path

import yaml

from spatial import norms
from spatial.norms import Confidence
from spatial.records import Level

# Numbers of law that could hide in code: the ratio, land, class sizes, radii, places, room shares.
TELLTALE = {0.6, 300, 35, 45, 500, 1_000, 2_000, 12, 65, 55, 40, 0.65, 0.55, 2.5, 1.9, 2.25, 20_000}
# What the same figures mean where they are no law.
INNOCENT = {
    "PER = 1_000",
    "_FEWEST = 500  # cells worth representing",
    "_PATIENCE = 1000  # rounds where there is no other road",
    "_SAMPLE = 500  # cells asked how far apart their choices are",
    "_WIDTH_M = 40.0  # half the width a walked street is drawn with",
    "RINGS_M = (500.0, 1000.0, 2000.0)",
}


def compiled(shared: Path) -> list[dict[str, object]]:
    text = (shared / "facts" / "norms.yaml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text)["norms"])


def test_every_entry_of_the_compilation_is_in_the_files(shared: Path) -> None:
    ours = {name for norm in norms.read() for name in norm.entry}
    ours |= {name for statement in norms.read().statements for name in statement.entry}
    assert ours == {entry["id"] for entry in compiled(shared)}


def test_a_figure_is_never_surer_than_the_compilation_says(shared: Path) -> None:
    grade = {entry["id"]: str(entry["confidence"]) for entry in compiled(shared)}
    for norm in norms.read():
        if norm.confidence is Confidence.LAW_READ:
            assert any(grade[name] == "A" for name in norm.entry), norm.norm_id


def test_every_norm_has_unit_clause_source_day_and_label_in_both_languages() -> None:
    for norm in norms.read():
        told = (norm.unit, norm.clause, norm.source, norm.label["vi"], norm.label["en"])
        assert all(told), norm.norm_id
        assert norm.valid_from.year > 2000
        assert norm.read_on.year > 2000
        assert set(norm.note) in ({"vi", "en"}, set()), norm.norm_id


def test_every_assumption_says_why() -> None:
    for norm in norms.read():
        if norm.binding is norms.Binding.ASSUMED and norm.variant != "to_18":
            assert norm.note["vi"], norm.norm_id


def test_statements_speak_both_languages() -> None:
    for statement in norms.read().statements:
        assert statement.text["vi"]
        assert statement.text["en"]


def test_no_figure_of_law_stands_in_code(root: Path) -> None:
    names = ("norms", "targets", "deficit", "capacity", "plan", "demand", "catchment", "explain")
    files = [
        file
        for name in names
        for file in (*(root / "spatial" / name).rglob("*.py"), root / "spatial" / f"{name}.py")
        if file.is_file()
    ]
    assert len(files) > len(names)
    found = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and node.value in TELLTALE:
                line = text.splitlines()[node.lineno - 1].strip()
                if not isinstance(node.value, bool) and line not in INNOCENT:
                    found.append(f"{file.relative_to(root)}:{node.lineno}: {line}")
    assert found == []


def test_the_collection_is_asked_by_name_topic_and_level() -> None:
    all_norms = norms.read()
    one = all_norms["land_per_pupil_m2.tt13.tieu_hoc.general"]
    assert one in all_norms.of("land_per_pupil_m2")
    assert one in norms.in_force(one.valid_from, "rural", Level.TIEU_HOC)
    assert one not in norms.in_force(one.valid_from, "rural", Level.THCS)
    assert len(all_norms) == len(list(all_norms))
    for missing in ("nothing", ""):
        try:
            all_norms[missing]
        except KeyError:
            continue
        raise AssertionError
