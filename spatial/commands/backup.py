"""``truonglop backup``: everything that was saved, in one file that was tried."""

from __future__ import annotations

from pathlib import Path

import click

from spatial import words


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(lang: str, file: Path) -> None:
    r"""
    Sao lưu mọi thứ đã lưu vào một tệp .zip, đã mở thử lại.

    Writes scenarios, profiles, outlooks, zonings and kept localities into FILE, a .zip; it gets its
    name only after it was brought back for a trial and compared row by row. Others may go on saving
    meanwhile. Uploads nobody has used yet are not in it.

    \b
    truonglop backup sao-luu/2026-11-28.zip
    """
    from spatial.store import backups, home, place

    listed = backups.make(file, place.usual(), home() / backups.LOCALITIES)
    said = {"revisions": listed.revisions, "localities": listed.localities}
    click.echo(words.say("cli.backup", lang=lang, file=file, **said))
