"""``truonglop template``: files to fill in that load back as they are."""

from __future__ import annotations

from pathlib import Path

import click

from spatial import intake, words
from spatial.export import atomic
from spatial.intake.report import templates


@click.command()
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp mẫu .xlsx hoặc .zip. / The template, .xlsx or .zip.",
)
@click.option(
    "--filled", is_flag=True, help="Điền sẵn địa bàn mẫu. / Fill in the embedded district."
)
@click.pass_obj
def template(lang: str, out: Path, *, filled: bool) -> None:
    r"""
    Ghi mẫu số liệu có danh sách chọn và hướng dẫn.

    Writes a workbook with one sheet per table, drop-downs and instructions, or the same as a zip of
    CSV files. A filled-in template is a locality: put it into a folder of its own and check it.

    \b
    truonglop template --out mau/so-lieu.xlsx
    truonglop check mau/
    """
    town = intake.read_network() if filled else None
    make = templates.archive if out.suffix.lower() == ".zip" else templates.workbook
    atomic.write({out.name: make(lang=lang, town=town)}, out.parent)
    click.echo(words.say("intake_cli.template", lang=lang, file=out))
