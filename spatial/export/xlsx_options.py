"""What every workbook of XlsxWriter is opened with: texts stay texts, and no clock is in it."""

from __future__ import annotations

from datetime import datetime

EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the file carries no day of its own
TEXT_IS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}
