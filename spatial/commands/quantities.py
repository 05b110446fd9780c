"""``truonglop quantities``: what every figure is, as ``docs/quantities.md`` prints it."""

from __future__ import annotations

import click

from spatial import quantities


@click.command("quantities")
def quantities_command() -> None:
    r"""
    Mỗi số là gì: công thức, đếm trên ai, bán kính, đơn vị, nguồn, nằm ở đâu.

    What every figure on screen or in a file is: formula, population, radius, unit, source, place.
    Printed as docs/quantities.md.

    \b
    truonglop quantities > docs/quantities.md
    """
    click.echo(quantities.page(), nl=False)
