"""What a planner confirmed about a folder's files, kept in its ``intake.yaml`` and used again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

NAME = "intake.yaml"
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Settings:
    """
    Confirmed answers, by file name.

    Attributes
    ----------
    columns
        Column by header, for each file; an empty column means "leave out".
    crs
        EPSG code of layers that do not declare theirs.
    tables
        Which table a file holds, where its name does not tell.
    """

    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    crs: Mapping[str, int] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)

    def with_crs(self, systems: Mapping[str, int]) -> Settings:
        """Add systems confirmed elsewhere, on the command line or the screen."""
        return Settings(columns=self.columns, crs={**self.crs, **systems}, tables=self.tables)

    def text(self) -> str:
        """Write the answers as the text of an ``intake.yaml``."""
        files = sorted({*self.columns, *self.crs, *self.tables})
        answers = {
            name: {
                **({"table": self.tables[name]} if name in self.tables else {}),
                **({"crs": self.crs[name]} if name in self.crs else {}),
                **({"columns": dict(self.columns[name])} if name in self.columns else {}),
            }
            for name in files
        }
        return str(yaml.safe_dump({"files": answers}, allow_unicode=True, sort_keys=False))


def read(folder: Path) -> Settings:
    """Read a folder's answers; a file that is no such thing has none."""
    file = folder / NAME
    if not file.is_file() or file.stat().st_size > _MOST_BYTES:
        return Settings()
    try:
        given = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return Settings()
    files = given.get("files") if isinstance(given, dict) else None
    answers: dict[str, dict[str, Any]] = {
        str(name): answer
        for name, answer in (files.items() if isinstance(files, dict) else ())
        if isinstance(answer, dict)
    }
    return Settings(
        columns={
            name: {str(key): str(value or "") for key, value in answer["columns"].items()}
            for name, answer in answers.items()
            if isinstance(answer.get("columns"), dict)
        },
        crs={
            name: answer["crs"]
            for name, answer in answers.items()
            if isinstance(answer.get("crs"), int)
        },
        tables={
            name: answer["table"]
            for name, answer in answers.items()
            if isinstance(answer.get("table"), str)
        },
    )
