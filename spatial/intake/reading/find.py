"""Find a locality's tables in a folder: which file, sheet or layer holds which table."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.door.archives import shown, sound_name
from spatial.intake.door.limits import LIMITS
from spatial.intake.reading import school_year, vectors
from spatial.intake.reading.table_names import layer_of, table_of
from spatial.intake.text import names

VECTOR = vectors.FORMS | {".zip"}
DELIMITED = frozenset({".csv", ".tsv", ".txt"})
BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
TABLE = DELIMITED | BOOKS
KNOWN = VECTOR | TABLE
OTHER_FORM = "other_form"  # the fault of a workbook no reader here opens
OTHER_BOOKS = frozenset({".xlsb", ".numbers", ".et", ".xlt", ".xltx", ".fods", ".wks"})
FORMS = "forms"
_FORM_FOLDERS = frozenset(
    {"bieu mau", "mau bieu", "cong khai", "ho so truong", "phieu truong", "forms", "school forms"}
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NO_YEAR = 9_999  # a list without a year is today's


@dataclass(frozen=True, kw_only=True)
class Source:
    """
    A file that holds a table: where it is, and what the faults call it.

    Attributes
    ----------
    table
        Name of the table; empty for a workbook or container whose sheets tell.
    path, name
        Where it is; its path inside the folder.
    sheet
        Sheet of a workbook or layer of a container, if it is one of several.
    headers
        What the file calls the columns, by their name here, one name per block of columns; those
        not named have the same name.
    blocks
        For each row, which block of columns it came from; ``None`` for one block.
    sheets
        For each row, the sheet it came from, where one table stands on several; else ``None``.
    """

    table: str
    path: Path
    name: str
    sheet: str | None = None
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    blocks: NDArray[np.int64] | None = None
    sheets: NDArray[np.object_] | None = None

    @property
    def units(self) -> str:
        """Name of the set of wards, taken from the sheet's name or the file's stem."""
        named = self.sheet is not None and self.sheet.lower().startswith("wards")
        return str(self.sheet) if named else self.path.stem

    def header(self, column: str, position: int | None = None) -> str:
        """Return what the file calls a column, at one row."""
        called = self.headers.get(column)
        if not called:
            return column
        block = 0 if self.blocks is None or position is None else int(self.blocks[position])
        return called[block] or column

    def fault(
        self,
        code: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        severity: Severity = Severity.ERROR,
        position: int | None = None,
        **blanks: object,
    ) -> Fault:
        """Make a fault of this file; a column is called what the file calls it."""
        return Fault(
            code=code,
            file=self.name,
            sheet=self.sheet if self.sheets is None or position is None else self.sheets[position],
            row=row,
            column=None if column is None else self.header(column, position),
            value=value,
            severity=severity,
            blanks=blanks,
        )


def find(
    folder: Path,
    tables: Mapping[str, str] | None = None,
    *,
    forms: str | None = None,
    years: Mapping[str, int] | None = None,
) -> tuple[list[Source], list[Fault], list[str]]:
    """
    Find the tables of a locality folder, also one folder down.

    Parameters
    ----------
    tables
        Table by file name, as a planner confirmed.
    forms
        Folder inside it that holds one form per school; ``None`` finds one by its name.
    years
        School year of lists of schools by file name, as a planner told.

    Returns
    -------
    sources, faults, unused
        One source per table (several for wards: one per set of units; workbooks whose sheets tell
        come with an empty table; a folder of forms as the table ``forms``); a fault for a folder
        that is not there, a name that hides something, and a table given by two files; the files
        whose name says nothing.
    """
    if folder.is_file() and folder.suffix.lower() in BOOKS:
        return [Source(table="", path=folder, name=folder.name)], [], []
    if not folder.is_dir():
        return [], [Fault(code="missing_folder", value=str(folder))], []
    sources: list[Source] = []
    unused: list[str] = []
    faults: list[Fault] = []
    written = _forms(folder, forms)
    if written is not None:
        sources.append(Source(table=FORMS, path=written, name=written.name))
    elif forms is not None:
        faults.append(Fault(code="missing_folder", value=forms))
    faults += [
        Fault(code=OTHER_FORM, file=path.name, value=path.suffix, severity=Severity.WARNING)
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in OTHER_BOOKS and not path.name.startswith((".", "~$"))
    ]
    candidates = sorted(_candidates(folder))
    named = {table_of(path.stem) for path in candidates}
    for count, path in enumerate(candidates):
        if count >= LIMITS.files:
            return sources, [Fault(code="too_many_files", value=str(LIMITS.files))], unused
        name = path.relative_to(folder).as_posix()
        table = (tables or {}).get(name) or table_of(path.stem) or _of_map(path, named)
        if path.parent == written:
            continue
        if not all(map(sound_name, name.split("/"))):
            faults.append(Fault(code="bad_name", blanks={"member": shown(name)}))
        elif table is None and path.suffix.lower() not in BOOKS | {".gpkg"}:
            unused.append(name)
        else:
            sources.append(Source(table=table or "", path=path, name=name))
    lists = _maybe_lists(sources, unused)
    sources += [Source(table="", path=folder / name, name=name) for name in lists]
    return *_once(sources, faults, years or {}), [name for name in unused if name not in lists]


def _maybe_lists(sources: Sequence[Source], unused: Sequence[str]) -> list[str]:
    """Return the files of text that may be a list of schools, where none is called so."""
    if any(source.table == "schools" for source in sources):
        return []
    return [name for name in unused if Path(name).suffix.lower() in DELIMITED]


def newest(lists: Sequence[str], given: Mapping[str, int] | None = None) -> tuple[str, str]:
    """
    Choose among lists of schools of several years.

    Parameters
    ----------
    lists
        Names of the files, several.
    given
        Year each ends in, by file name, as the planner told or the list itself says; 0 for none,
        whatever the name of the file.

    Returns
    -------
    file, code
        The newest and ``older_list``, where years tell them all apart (one without a year is of
        today); else the first and ``two_files``.

    Examples
    --------
    >>> newest(["ds 2023-2024.xlsx", "ds 2024-2025.xlsx"]), newest(["schools.csv", "ds.csv"])
    (('ds 2024-2025.xlsx', 'older_list'), ('schools.csv', 'two_files'))
    """
    told = given or {}
    years = {name: (told[name] if name in told else year_of(name)) or _NO_YEAR for name in lists}
    if len(set(years.values())) < len(lists):
        return lists[0], "two_files"
    return max(years, key=years.__getitem__), "older_list"


def year_of(name: str) -> int | None:
    """
    Return the year a list is of by the name of its file: of a school year the one it ends in.

    Examples
    --------
    >>> year_of("ds 2023-2024.xlsx"), year_of("ds năm học 2023-24.xlsx"), year_of("ds.xlsx")
    (2024, 2024, None)
    >>> year_of("ds 2023-2024, sửa 2025.xlsx"), year_of("Năm học 2023-2024/ds.xlsx")
    (2024, 2024)
    """
    stem = Path(name).stem
    plain = max(map(int, _YEAR.findall(stem)), default=None)
    return school_year.of_text(stem) or plain or school_year.of_text(name)


def _once(
    sources: list[Source], faults: list[Fault], years: Mapping[str, int]
) -> tuple[list[Source], list[Fault]]:
    """Keep the first file of every table, of lists of schools the newest; report the others."""
    lists = [source.name for source in sources if source.table == "schools"]
    if len(lists) > 1 and (chosen := newest(lists, years))[1] == "older_list":
        blanks = {"other": chosen[0], "table": "schools"}
        faults += [
            Fault(code="older_list", file=name, severity=Severity.WARNING, blanks=blanks)
            for name in lists
            if name != chosen[0]
        ]
        gone = set(lists) - {chosen[0]}
        sources = [source for source in sources if source.name not in gone]
    seen: dict[str, Source] = {}
    for source in sources:
        key = source.units if source.table == "wards" else source.table or source.name
        if key in seen:
            blanks = {"other": seen[key].name, "table": key}
            faults.append(Fault(code="two_files", file=source.name, blanks=blanks))
        seen.setdefault(key, source)
    return list(seen.values()), faults


def _forms(folder: Path, given: str | None) -> Path | None:
    """Find the folder of forms, given or known by its name."""
    if given is not None:
        inside = folder / given
        sound = inside.is_dir() and not inside.is_symlink() and inside.parent == folder
        return inside if sound else None
    named = (one for one in sorted(folder.iterdir()) if names.fold(one.name) in _FORM_FOLDERS)
    return next((one for one in named if one.is_dir() and not one.is_symlink()), None)


def _candidates(folder: Path) -> Iterator[Path]:
    """List files of a known form in the folder and one folder down."""
    for pattern in ("*", "*/*"):
        for path in folder.glob(pattern):
            hidden = path.name.startswith((".", "~$"))
            if path.suffix.lower() in KNOWN and not hidden and path.is_file():
                # a MapInfo table and its exchange twin are one layer
                if path.suffix.lower() == ".mif" and path.with_suffix(".tab").is_file():
                    continue
                yield path


def _of_map(path: Path, named: Container[str | None]) -> str | None:
    """
    Tell which table a map file holds by words in its name; a container's layers tell it.

    No such file stands beside one that is `named` by the table itself.
    """
    alone = path.suffix.lower() in vectors.FORMS - {".gpkg"}
    told = layer_of(path.stem) if alone else None
    return None if told in named else told


def spots(index: pd.Index, wrong: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Give position and row in the file of every row that is marked."""
    positions = np.flatnonzero(wrong)
    return zip(positions.tolist(), index.to_numpy()[positions].tolist(), strict=True)
