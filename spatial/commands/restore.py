"""``truonglop restore``: a backup brought back, into a file or a department's database."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from spatial import words


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--replace",
    is_flag=True,
    help="Thay những gì đang có, sau khi sao lưu. / Replace what is there, once it is backed up.",
)
@click.pass_obj
def restore(lang: str, file: Path, *, replace: bool) -> None:
    r"""
    Khôi phục từ tệp do truonglop backup ghi.

    Brings back what `truonglop backup` wrote, whole or not at all, into the store in use: the file
    of this machine, or the database that TRUONGLOP_DATABASE names. A store that holds anything is
    left as it is unless --replace is given; then it is first backed up beside itself.

    \b
    truonglop restore sao-luu/2026-11-28.zip
    """
    from spatial.store import backups, home, place

    where, localities = place.usual(), home() / backups.LOCALITIES
    if replace and not backups.is_empty(where, localities):
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        before = home() / "copies" / f"before-restore-{now}{backups.ENDING}"
        backups.make(before, where, localities)
        click.echo(words.say("cli.restore_before", lang=lang, file=before))
    listed = backups.restore(file, where, localities, replace=replace)
    said = {"revisions": listed.revisions, "localities": listed.localities}
    click.echo(words.say("cli.restore", lang=lang, file=file, at=listed.saved_at, **said))
