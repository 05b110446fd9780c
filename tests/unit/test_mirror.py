"""Tests mirror the tree: every module has its file of tests, every such file its module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SPATIAL = Path(__file__).parents[2] / "spatial"
# Packages of `spatial`; "" for the modules directly in it.
PACKAGES = ("", *sorted(each.parent.name for each in SPATIAL.glob("*/__init__.py")))
# Files of tests that mirror no module, each with its reason.
OF_NO_MODULE = {
    "test_components.py": "asks what is installed beside the package, for no module",
    "test_contracts.py": "holds the order of all modules",
    "test_docs.py": "compares the documents with what is there",
    "test_mirror.py": "is this file",
    "test_names.py": "holds the names of all modules, classes and public words",
    "test_network_guard.py": "holds the guard of the tests themselves (tests/offline)",
    "test_notebook.py": "runs the notebook of the documents",
    "test_reading_table.py": "compares docs/reading.md with the tests it names",
    "test_security_doc.py": "compares docs/security.md with limits of several modules",
}


def _has_code(module: Path) -> bool:
    """Tell whether a module holds a function or a class, or is no mere gathering of names."""
    if module.name not in {"__init__.py", "__main__.py"}:
        return True
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.walk(tree))


def _modules(root: Path, package: str) -> list[Path]:
    """List the modules with code of a package, from the folder ``spatial``."""
    folder = root / "spatial" / package
    found = folder.rglob("*.py") if package else folder.glob("*.py")
    return sorted(one.relative_to(root / "spatial") for one in found if _has_code(one))


def _mirror(module: Path) -> Path:
    """Return where the tests of a module stand: those of a package in the file of its name."""
    name = (module.parent.name or "spatial") if module.name == "__init__.py" else module.stem
    return module.parent / f"test_{name}.py"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_has_its_file_of_tests(root: Path, package: str) -> None:
    unit = root / "tests" / "unit"
    lacking = [
        f"spatial/{module.as_posix()}: tests/unit/{_mirror(module).as_posix()}"
        for module in _modules(root, package)
        if not (unit / _mirror(module)).is_file()
    ]
    assert not lacking, "\n".join(lacking)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_of_tests_mirrors_a_module(root: Path, package: str) -> None:
    unit = root / "tests" / "unit"
    folder = unit / package
    there = folder.rglob("test_*.py") if package else folder.glob("test_*.py")
    mirrored = {_mirror(one.relative_to(root / "spatial")) for one in _sources(root)}
    strange = [
        file.relative_to(unit).as_posix()
        for file in sorted(there)
        if file.relative_to(unit) not in mirrored
        and file.relative_to(unit).as_posix() not in OF_NO_MODULE
    ]
    assert not strange, "\n".join(strange)


def test_a_file_that_mirrors_no_module_is_there_and_says_why(root: Path) -> None:
    for name, reason in OF_NO_MODULE.items():
        assert (root / "tests" / "unit" / name).is_file(), name
        assert reason


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_of_tests_holds_a_test(root: Path, package: str) -> None:
    unit = root / "tests" / "unit"
    for module in _modules(root, package):
        file = unit / _mirror(module)
        if file.is_file():  # a missing one is told above
            text = file.read_text(encoding="utf-8")
            assert "\ndef test_" in text, file


def _sources(root: Path) -> list[Path]:
    """List every module of the package."""
    return sorted((root / "spatial").rglob("*.py"))
