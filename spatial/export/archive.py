"""Archives that are the same bytes for the same content: fixed times, members in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time a ZIP can carry


def packed(files: Mapping[str, bytes]) -> bytes:
    """
    Pack files into one archive.

    Parameters
    ----------
    files
        Bytes by name, packed in their order.
    """
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return box.getvalue()


def still(content: bytes) -> bytes:
    """Pack an archive anew with fixed times, its members and their order as they were."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
