"""
Read one workbook and print its sheets as JSON: a script run in a process of its own by `apart`.

It imports nothing of the project, so that it starts at once.
"""

from __future__ import annotations

import datetime as dt
import json
import sys

import python_calamine as calamine

CPU_S, MEMORY_BYTES = 60, 6 << 30


def bounded() -> None:
    """Let the system end this process when it takes too much; Windows has no such limits."""
    try:
        import resource  # noqa: PLC0415 - missing on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def plain(value: object) -> object:
    """Write a cell as JSON holds it, days as ISO text."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float | str):
        return value
    if isinstance(value, dt.datetime) and value.time() == dt.time.min:
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def main(path: str, most_sheets: int, most_columns: int) -> None:
    """Print name, cells and merged areas of every visible sheet."""
    book = calamine.CalamineWorkbook.from_path(path)
    out: list[dict[str, object]] = []
    for about in book.sheets_metadata:
        visible = about.visible == calamine.SheetVisibleEnum.Visible
        if not visible or about.typ != calamine.SheetTypeEnum.WorkSheet or len(out) >= most_sheets:
            continue
        sheet = book.get_sheet_by_name(about.name)
        rows = [] if sheet.start is None else sheet.to_python(skip_empty_area=False)
        out.append(
            {
                "name": sheet.name,
                "rows": [[plain(value) for value in row[:most_columns]] for row in rows],
                "merged": sheet.merged_cell_ranges or [],
            }
        )
    sys.stdout.write(json.dumps(out))


if __name__ == "__main__":
    bounded()
    try:
        main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    except Exception as problem:  # noqa: BLE001 - told to the process that asked
        sys.stderr.write((str(problem).splitlines() or ["?"])[0][:200])
        sys.exit(3)
