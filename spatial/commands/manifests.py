"""The command that is running, described so that it can be run again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from spatial import intake
from spatial.assessment import Assessment
from spatial.commands import planner_day
from spatial.commands.embedded_city import LocalityPath
from spatial.commands.shared_options import PROFILE_FILES
from spatial.export import atomic, manifest
from spatial.intake.single import manifests
from spatial.intake.single.manifests import ManifestInput

GIVEN = "truonglop.arguments"  # the words of the command, kept by the command line
FOLDER = "{folder}"
NAMED = "tp-hcm"


def write(files: Mapping[str, bytes], out: Path, assessment: Assessment) -> list[Path]:
    """
    Write files with the manifest of the command that made them, all or nothing.

    Raises
    ------
    UserError
        If the folder cannot be written.
    """
    context = click.get_current_context()
    given = context.meta.get(GIVEN)
    if given is None:  # called by itself, not by its words: nobody could say them again
        return atomic.write(files, out)
    command, inputs = described(context, tuple(given))
    folder = context.params["request"].folder if "request" in context.params else None
    folder = context.params.get("folder", folder)
    run = manifest.ExportRun(
        command=command,
        day=planner_day.today().isoformat(),
        lang=context.obj,
        locality=manifests.digests(intake.embedded() if folder is None else folder),
        inputs=inputs,
    )
    made = manifest.of(files, run, assessment)
    return atomic.write({**files, manifest.FILE: manifest.json_bytes(made)}, out)


def described(
    context: click.Context, given: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[ManifestInput, ...]]:
    """
    Name what a command was given by blanks, and carry it along.

    Returns
    -------
    command, inputs
        The words without the folder of results; ``{folder}`` for the locality, ``{input:N}`` for
        the N-th file or folder of `inputs`' options.
    """
    words: list[str] = []
    inputs: list[ManifestInput] = []
    places = 0
    rest = iter(given)
    for word in rest:
        option, joined, value = word.partition("=")
        parameter = _parameter(context.command, option)
        if parameter is None:
            words.append(FOLDER if _is_locality(context.command, word, words) else word)
            continue
        if getattr(parameter, "is_flag", False):
            words.append(word)
            continue
        value = value if joined else next(rest, "")
        if parameter.name == "out":
            continue
        if _is_place(parameter, value):
            carried = manifests.inputs_of(f"{parameter.name}.{places}", Path(value))
            inputs += carried
            value = f"{{input:{places}}}"
            places += 1
        words += [option, value]
    return tuple(words), tuple(inputs)


def _parameter(command: click.Command, option: str) -> click.Parameter | None:
    """Find the option a word names."""
    if not option.startswith("--"):
        return None
    return next(
        (one for one in _options(command) if option in (*one.opts, *one.secondary_opts)), None
    )


def _options(command: click.Command) -> Iterator[click.Option]:
    """Give the options of a command."""
    return (one for one in command.params if isinstance(one, click.Option))


def _is_place(parameter: click.Parameter, value: str) -> bool:
    """Tell whether an option was given a file or a folder."""
    if isinstance(parameter.type, click.Path):
        return True
    return parameter.name == "profile" and Path(value).suffix.lower() in PROFILE_FILES


def _is_locality(command: click.Command, word: str, before: list[str]) -> bool:
    """Tell whether a word is the folder of the locality: the first argument after the command."""
    takes = any(isinstance(one.type, LocalityPath) for one in command.params)
    return takes and bool(before) and FOLDER not in before and word != NAMED
