"""Which files a run converts, and what each is called in its results."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extract.archives import SUFFIX, list_members
from extract.errors import FileError
from extract.page_folders import is_page_folder


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    r"""One file to convert.

    Attributes:
        document: Its path relative to the input folder, with forward slashes; bytes that are no
            UTF-8 are written ``\xNN``.
        path: Where it is: a file, or a folder that holds the pages of one plan as pictures.
        member: Its name in the archive at ``path``; empty for a file of its own.
    """

    document: str
    path: Path
    member: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was found, each in the order of its ``document``.

    Attributes:
        files: To be converted.
        skipped: In a folder, with an extension that no loader takes.
    """

    files: tuple[InputFile, ...]
    skipped: tuple[InputFile, ...]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file as it was come upon.

    Attributes:
        file: The file.
        place: Where it really is, links followed: the same for a file reached in several ways.
        is_taken: Whether it is to be converted; else no loader takes its extension.
    """

    file: InputFile
    place: str
    is_taken: bool


def find_inputs(inputs: Sequence[Path], suffixes: Collection[str], out: Path) -> Inputs:
    """Find the files to convert in files and folders, all at once and in order.

    A file or folder that can be reached in several ways is taken once; for the rest see
    `iter_inputs`.
    """
    taken: dict[str, InputFile] = {}
    skipped: dict[str, InputFile] = {}
    for found in iter_inputs(inputs, suffixes, out):
        (taken if found.is_taken else skipped).setdefault(found.place, found.file)
    return Inputs(tuple(sorted(taken.values())), tuple(sorted(skipped.values())))


def iter_inputs(
    inputs: Sequence[Path], suffixes: Collection[str], out: Path
) -> Iterator[FoundFile]:
    """Give the files to convert in files and folders, one after the other.

    Hidden files and folders and everything under ``out`` are passed over. Links are followed. Of a
    zip archive each file in it is taken, as ``archive.zip/name``; a folder of numbered pictures is
    one plan.

    Args:
        inputs: Files and folders. A file that is named is taken whatever its extension.
        suffixes: Extensions that loaders take, lower case, with the dot.
        out: Output folder, which may lie inside an input.

    Returns:
        The files, in no order; one that can be reached in several ways may come as often. Names
        count from the folder where there is one input, else from the folder that holds all.
    """
    paths = [Path(os.path.abspath(path)) for path in inputs]  # noqa: PTH100 (keeps links)
    root = _common_folder(paths)
    output = out.resolve()
    seen: set[Path] = set()
    for path in paths:
        is_named = not path.is_dir()
        walked = ((path, None),) if is_named else _walk(path, output, seen, suffixes)
        for found, folder in walked:
            file = InputFile(_name(found, root), found)
            place = found.resolve() if folder is None or found.is_symlink() else folder / found.name
            suffix = found.suffix.lower()
            if suffix == SUFFIX and SUFFIX in suffixes and found.is_file():
                yield from _open_archive(file, str(place), suffixes)
                continue
            # A folder is among those found where it cannot be listed: to fail, not to be lost.
            is_taken = is_named or suffix in suffixes or found.is_dir()
            yield FoundFile(file, _spell(str(place)), is_taken)


def _common_folder(paths: Sequence[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in paths]
    return Path(os.path.commonpath(folders))


def _open_archive(file: InputFile, place: str, suffixes: Collection[str]) -> Iterator[FoundFile]:
    """Give what is in an archive; one that cannot be opened is given itself, to fail."""
    try:
        members = list_members(file.path)
    except FileError:
        members = ()
    wanted = {one for one in members if PurePosixPath(one).suffix.lower() in suffixes}
    if not wanted:
        yield FoundFile(file, _spell(place), True)
    for member in members:
        found = InputFile(f"{file.document}/{member}", file.path, member)
        yield FoundFile(found, _spell(f"{place}/{member}"), member in wanted)


def _walk(
    folder: Path, output: Path, seen: set[Path], suffixes: Collection[str]
) -> Iterator[tuple[Path, Path | None]]:
    """Give files with the real place of their folder; None for a folder that is one plan."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        resolved = here.resolve()
        if resolved in seen or resolved == output:
            continue
        seen.add(resolved)  # a link to a folder above would lead round and round
        try:
            children = sorted(here.iterdir())
        except OSError:
            yield here, None
            continue
        children = [child for child in children if not child.name.startswith(".")]
        if is_page_folder(children) and children[0].suffix.lower() in suffixes:
            yield here, None
            continue
        for child in children:
            if child.is_dir():
                waiting.append(child)
            elif child.is_file():
                yield child, resolved


def _name(path: Path, root: Path) -> str:
    name = path.name if path == root else path.relative_to(root).as_posix()
    return _spell(name)


def _spell(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
