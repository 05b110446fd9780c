"""The second locality that comes with the program: Hồ Chí Minh City, made of the pack once."""

from __future__ import annotations

import os
from pathlib import Path

import click

KEY = "tp-hcm"  # where a command takes a folder
PROVINCE = "79"
_WHOLE = ".whole"  # written last: hidden, it is no table


class LocalityPath(click.Path):
    """A locality's folder, or the name of the city that comes with the program."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Take a folder of that name first, as the planner's own goes before ours."""
        if os.fspath(value) == KEY and not Path(value).exists():
            return folder()
        return Path(os.fsdecode(super().convert(value, param, ctx)))


def folder() -> Path:
    """
    Return the folder of Hồ Chí Minh City, written where there is none of this pack yet.

    Its 168 communes have people, outlines, mapped schools and, where the pack has them, streets; no
    rooms.
    """
    from spatial import communes, store  # noqa: PLC0415 - heavy; only where the city is asked for
    from spatial.communes import pack  # noqa: PLC0415 - heavy; only where the city is asked for
    from spatial.export import atomic  # noqa: PLC0415 - heavy; only where the city is asked for

    place = store.home() / "embedded" / f"{KEY}-{pack.digest()}"
    if not (place / _WHOLE).is_file():
        atomic.write(communes.files(communes.choice(communes.resolve(PROVINCE))), place)
        atomic.write({_WHOLE: b""}, place)
    return place
