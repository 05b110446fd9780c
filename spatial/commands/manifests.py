"""The command that is running, described so that it can be run again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from spatial import intake
from spatial.assessment import Assessment
from spatial.commands import planner_day
from spatial.embedded_city import LocalityPath
from spatial.export import atomic, manifest
from spatial.intake.single import manifests
from spatial.intake.single.manifests import ManifestInput

GIVEN = "truonglop.arguments"  # the words of the command, kept by the command line
FOLDER = "{folder}"
NAMED = "tp-hcm"
PROFILE_FILES = {".yaml", ".yml", ".json"}
SAVED = "truonglop.saved"  # what was read from the store: an option and its word, to be carried


def write(
    files: Mapping[str, bytes],
    out: Path,
    assessment: Assessment | None,
    *,
    beside: str = "",
    place: Path | None = None,
) -> list[Path]:
    """
    Write files with the manifest of the command that made them, all or nothing.

    Parameters
    ----------
    files
        Bytes by file name.
    out
        Folder they are written into.
    assessment
        For its norms; ``None`` where none stands behind the files.
    beside
        What the name of the manifest begins with, where the folder is not the command's own.
    place
        The folder read where none is named; that of an assessment is known without.

    Raises
    ------
    UserError
        If the folder cannot be written.
    """
    return atomic.write({**files, **told(files, assessment, beside=beside, place=place)}, out)


def told(
    files: Mapping[str, bytes],
    assessment: Assessment | None,
    *,
    beside: str = "",
    instead: Mapping[str, str] | None = None,
    place: Path | None = None,
) -> dict[str, bytes]:
    """
    Return the manifest of files by its name; none where the command was not called by its words.

    Parameters
    ----------
    files, assessment, beside
        As for `write`.
    instead
        Words put in the place of words of the command.
    place
        As for `write`.
    """
    context = click.get_current_context()
    given = context.meta.get(GIVEN)
    if given is None:  # called by itself, not by its words: nobody could say them again
        return {}
    command, inputs = described(context, tuple(given))
    run = manifest.ExportRun(
        command=tuple((instead or {}).get(word, word) for word in command),
        day=planner_day.today().isoformat(),
        lang=context.obj,
        locality={}
        if (read := _locality(context, assessment, place)) is None
        else manifests.digests(read),
        inputs=inputs,
    )
    made = manifest.of(files, run, assessment)
    return {f"{beside}{manifest.FILE}": manifest.json_bytes(made)}


def write_file(
    content: bytes, out: Path, assessment: Assessment | None, *, place: Path | None = None
) -> Path:
    """
    Write the one file a command makes, its manifest beside it: ``map.html.manifest.json``.

    Parameters
    ----------
    assessment, place
        As for `write`.

    Raises
    ------
    UserError
        If the folder cannot be written.
    """
    files = {out.name: content}
    written = write(files, out.parent, assessment, beside=f"{out.name}.", place=place)
    return written[0]


def keep(option: str, value: str, saved: ManifestInput) -> None:
    """Carry along what a command read from the store, as if it had been given as a file."""
    click.get_current_context().meta.setdefault(SAVED, {})[option, value] = saved


def _locality(
    context: click.Context, assessment: Assessment | None, place: Path | None
) -> Path | None:
    """Return the folder a command read; none where it read no locality."""
    folder: Path | None = context.params.get("folder")
    return folder or place or (None if assessment is None else intake.embedded())


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
    saved = context.meta.get(SAVED, {})
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
        if (option, value) in saved:
            kept = saved[option, value]
            inputs.append(replace(kept, option=f"{kept.option}.{places}"))
            option, value = f"--{kept.option}", f"{{input:{places}}}"
            places += 1
        elif place := _place(parameter, value):
            inputs += manifests.inputs_of(f"{parameter.name}.{places}", Path(place))
            value = f"{value.removesuffix(place)}{{input:{places}}}"
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


def _place(parameter: click.Parameter, value: str) -> str:
    """Return the file or folder an option was given; empty where it names none."""
    if isinstance(parameter.type, click.Path):
        return value
    if parameter.name == "masks":  # NAME=FILE
        return value.partition("=")[2]
    is_file = parameter.name == "profile" and Path(value).suffix.lower() in PROFILE_FILES
    return value if is_file else ""


def _is_locality(command: click.Command, word: str, before: list[str]) -> bool:
    """Tell whether a word is the folder of the locality: the first argument after the command."""
    takes = any(isinstance(one.type, LocalityPath) for one in command.params)
    return takes and bool(before) and FOLDER not in before and word != NAMED
