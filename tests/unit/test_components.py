"""What the app is built of: every part listed by ``make sbom``, every licence permissive."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Zlib|0BSD|CC0|Unlicense", re.IGNORECASE
)
COPYLEFT = re.compile(r"\bA?L?GPL|General Public License|EUPL|SSPL", re.IGNORECASE)
BY_NAME = {
    "certifi": "MPL-2.0, a list of certificates used unchanged; it binds changes of that file",
    "xstatic-leaflet": "BSD-2-Clause: “same as Leaflet”",
}


def parts(name: str, seen: dict[str, str]) -> dict[str, str]:
    """Collect a distribution and all it needs when it runs, with what each says of its licence."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    try:
        here = distribution(name)
    except PackageNotFoundError:  # for another system or an older Python
        return seen
    if key not in seen:
        about = here.metadata
        said = [about.get("License-Expression") or "", about.get("License") or ""]
        said += [kind for kind in about.get_all("Classifier") or [] if kind.startswith("License")]
        seen[key] = " ".join(said)
        for line in here.requires or []:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                parts(needed.name, seen)
    return seen


def test_every_licence_is_permissive_or_named_here() -> None:
    said = parts("truonglop", {})
    unknown = {name for name, words in said.items() if not PERMISSIVE.search(words)}
    assert unknown - set(BY_NAME) == set()
    assert {name for name, words in said.items() if COPYLEFT.search(words[:200])} == set()


def test_the_list_of_parts_has_everything_that_runs(root: Path, tmp_path: Path) -> None:
    recipe = (root / "Makefile").read_text(encoding="utf-8")
    line = next(line for line in recipe.splitlines() if "cyclonedx" in line)
    options = line.split("scripts/uv.sh ")[1].split(" --output-file")[0].split()
    file = tmp_path / "parts.json"
    uv = shutil.which("uv") or str(root / ".tools" / "bin" / "uv")
    subprocess.run(
        [uv, *options, "--offline", "--output-file", str(file)],
        cwd=root,
        check=True,
        capture_output=True,
    )
    listed = json.loads(file.read_text(encoding="utf-8"))["components"]
    by_name = {part["name"]: part["purl"] for part in listed}
    assert set(parts("truonglop", {})) - {"truonglop"} <= set(by_name)
    assert all(purl.startswith("pkg:pypi/") for purl in by_name.values())
