"""``truonglop people``: who may do what, listed, given and taken away."""

from __future__ import annotations

import getpass

import click

from spatial import words
from spatial.roles import EVERYWHERE, Role

_LOCALITY = click.option(
    "--locality",
    default=EVERYWHERE,
    help="Mã địa bàn; bỏ trống là mọi địa bàn. / Key of the locality; all of them without it.",
)


@click.group()
def people() -> None:
    r"""
    Vai trò của người đăng nhập: xem, cấp, thu hồi.

    Lists, gives and takes away the roles of whoever signs in: viewer, planner, approver and
    administrator, in one locality or in all. Until the first role is given whoever signs in plans;
    from then on whoever has none only looks. LOGIN is what the sign-in names somebody by; * is
    everybody.

    \b
    truonglop people grant an@so.example administrator
    truonglop people grant binh@so.example planner --locality quan12
    truonglop people grant '*' viewer
    """


@people.command(name="list")
@click.option(
    "--actions",
    is_flag=True,
    help="Bảng ai được làm gì. / The table of who may do what.",
)
@click.pass_obj
def listed(lang: str, *, actions: bool) -> None:
    """
    Liệt kê vai trò đã cấp.

    Lists the roles that stand; with --actions the table of what each role may do instead.
    """
    from spatial.commands import role_table
    from spatial.store.people import GivenRoles

    if actions:
        click.echo(role_table.page(), nl=False)
        return
    given = GivenRoles().listed()
    if not given:
        click.echo(words.say("people.nobody", lang=lang))
    for one in given:
        role = words.say(f"people.{one.role}", lang=lang)
        where = one.locality or words.say("people.everywhere", lang=lang)
        click.echo(f"{one.login}\t{role}\t{where}\t{one.given_at[:10]}\t{one.given_by}".rstrip())


@people.command()
@click.argument("login")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@_LOCALITY
@click.pass_obj
def grant(lang: str, login: str, role: str, locality: str) -> None:
    """
    Cấp một vai trò, thay vai trò đang có ở cùng địa bàn.

    Gives somebody a role, in the place of the one he has in the same locality.
    """
    from spatial.store.people import GivenRoles

    GivenRoles().give(login, Role(role), locality=locality, by=getpass.getuser())
    _say("people.granted", lang, login, locality, role=words.say(f"people.{role}", lang=lang))


@people.command()
@click.argument("login")
@_LOCALITY
@click.pass_obj
def revoke(lang: str, login: str, locality: str) -> None:
    """
    Thu hồi vai trò ở một địa bàn.

    Takes away the role somebody has in a locality; what he saved stays his, to read.
    """
    from spatial.store.people import GivenRoles

    GivenRoles().take(login, locality=locality, by=getpass.getuser())
    _say("people.revoked", lang, login, locality)


def _say(key: str, lang: str, login: str, locality: str, **blanks: str) -> None:
    """Say what was done."""
    where = locality or words.say("people.everywhere", lang=lang)
    click.echo(words.say(key, lang=lang, login=login, locality=where, **blanks))
