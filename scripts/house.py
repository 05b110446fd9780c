"""
Measure the house: files, lines, long functions, circles, page-to-page imports, tests by name.

``python scripts/house.py [FOLDER]`` prints the table of ``docs/architecture.md`` for a checkout; it
reads the code as text and needs nothing installed.
"""

from __future__ import annotations

import ast
import itertools
import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

LONG = 40  # lines of a function that no longer fits one screen
REPEAT = 6  # identical lines that make a repeat
COMMON = 8  # places a run may stand in before it is an idiom


def modules(root: Path) -> dict[str, Path]:
    """Give every module of the package by its dotted name; of a package its ``__init__``."""
    found = {}
    for file in sorted((root / "spatial").rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def lines(file: Path) -> int:
    """Count the lines of a file."""
    return len(file.read_text(encoding="utf-8").splitlines())


def imports(tree: ast.AST, known: dict[str, Path]) -> Iterator[str]:
    """Give the modules of the package that a module imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in known or node.module in known:
                    yield whole if whole in known else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Find groups of modules that import each other, by Tarjan's algorithm."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(at: str) -> None:
        index[at] = low[at] = len(index)
        stack.append(at)
        for to in graph[at]:
            if to not in index:
                visit(to)
                low[at] = min(low[at], low[to])
            elif to in stack:
                low[at] = min(low[at], index[to])
        if low[at] == index[at]:
            group = []
            while at not in group:
                group.append(stack.pop())
            if len(group) > 1:
                found.append(sorted(group))

    sys.setrecursionlimit(10_000)
    for name in graph:
        if name not in index:
            visit(name)
    return found


def repeats(known: dict[str, Path]) -> list[str]:
    """
    List the pairs of places that share six or more lines to the letter.

    Imports, comments, blank lines and lone punctuation do not count. A run that stands in more
    than eight places is an idiom and is passed over.
    """
    texts = {name: list(_counted(file)) for name, file in known.items()}
    places: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for name, text in texts.items():
        for at in range(len(text) - REPEAT + 1):
            run = tuple(words for _, words in text[at : at + REPEAT])
            places.setdefault(run, []).append((name, at))
    shared: dict[tuple[str, str], set[tuple[int, int]]] = {}
    for stands in places.values():
        if len(stands) <= COMMON:
            for (name, at), (other, there) in itertools.combinations(stands, 2):
                if name != other or there - at >= REPEAT:
                    shared.setdefault((name, other), set()).add((at, there))
    return [
        f"{known[name]}:{texts[name][at][0]} ~ {known[other]}:{texts[other][there][0]}"
        for (name, other), starts in sorted(shared.items())
        for at, there in [min(starts)]
    ]


def _counted(file: Path) -> Iterator[tuple[int, str]]:
    """Give the lines that say something, with their numbers."""
    text = file.read_text(encoding="utf-8")
    silent = {
        line
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    for number, line in enumerate(text.splitlines(), start=1):
        words = " ".join(line.split())
        if number not in silent and not re.fullmatch(r"#.*|[\W_]*(?<!-)", words):
            yield number, words


def page_of(name: str) -> str:
    """Name the page a module of the screen belongs to; empty for what all pages share."""
    parts = name.split(".")
    if parts[:3] == ["spatial", "ui", "screens"] and len(parts) > 4:  # noqa: PLR2004 - a module in a page's folder
        return parts[3]
    pages = ("access", "catchment", "files", "forecast", "norms", "recommend", "targets", "zoning")
    flat = parts[-1].partition("_")[0] if len(parts) == 3 else ""  # noqa: PLR2004 - before the pages had folders
    return flat if parts[:2] == ["spatial", "ui"] and flat in pages and "_" in parts[-1] else ""


def main(root: Path) -> None:
    """Print the measures."""
    known = modules(root)
    trees = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in known.items()}
    size = {name: lines(file) for name, file in known.items()}
    rooms: dict[str, list[int]] = {}
    for name, file in known.items():
        place = file.relative_to(root / "spatial").parent
        rooms.setdefault("spatial" if str(place) == "." else f"spatial/{place}", []).append(
            size[name]
        )
    print("| package | files | lines | median | largest |\n|---|---:|---:|---:|---:|")
    for room, sizes in sorted(rooms.items()):
        print(
            f"| {room} | {len(sizes)} | {sum(sizes)} "
            f"| {statistics.median(sizes):.0f} | {max(sizes)} |"
        )
    long = [
        f"{name}.{node.name}"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _body(node) > LONG
    ]
    graph = {name: set(imports(tree, known)) - {name} for name, tree in trees.items()}
    packages = {name for name, file in known.items() if file.name == "__init__.py"}
    inner = {
        name: {to for to in graph[name] if to not in packages}
        for name in graph
        if name not in packages
    }
    crossing = sorted(
        f"{name} → {to}"
        for name, those in graph.items()
        for to in those
        if page_of(name) and page_of(to) and page_of(name) != page_of(to)
    )
    tests = {file.stem.removeprefix("test_") for file in (root / "tests").rglob("test_*.py")}
    own = [name for name in inner if name.rpartition(".")[2] in tests or mirrored(root, name)]
    test_lines = sum(map(lines, (root / "tests").rglob("*.py")))
    print(
        f"\nmodules {len(known)} · lines {sum(size.values())} · tests to source "
        f"{test_lines / sum(size.values()):.2f} ({test_lines} lines)"
    )
    print(f"functions over {LONG} lines: {len(long)}")
    print(f"circles: {len(circles(inner))} {circles(inner)[:3]}")
    print(f"page-to-page imports: {len(crossing)}")
    print(
        f"modules with a test of their name: {len(own)} of {len(inner)}; "
        f"in the mirrored place: {sum(mirrored(root, name) for name in inner)}"
    )
    again = repeats(known)
    print(f"pairs of places with {REPEAT} or more identical lines: {len(again)}")
    if "-v" in sys.argv:
        print(*again, sep="\n")
        print(*long, *crossing, sep="\n")
        print(*(name for name in inner if not mirrored(root, name)), sep="\n")


def mirrored(root: Path, name: str) -> bool:
    """Tell whether a module's test stands where the tree of the tests mirrors it."""
    *rooms, last = name.split(".")[1:]
    return root.joinpath("tests", "unit", *rooms, f"test_{last}.py").is_file()


def _body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function below its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


if __name__ == "__main__":
    main(Path(next((word for word in sys.argv[1:] if word != "-v"), ".")))
