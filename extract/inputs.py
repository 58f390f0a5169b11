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


Found = dict[tuple[Path, str], InputFile]


def find_inputs(inputs: Sequence[Path], suffixes: Collection[str], out: Path) -> Inputs:
    """Find the files to convert in files and folders.

    Hidden files and folders and everything under ``out`` are passed over. Links are followed; a
    file or folder that can be reached in several ways is taken once. Of a zip archive each file in
    it is taken, as ``archive.zip/name``; a folder of numbered pictures is one plan.

    Args:
        inputs: Files and folders. A file that is named is taken whatever its extension.
        suffixes: Extensions that loaders take, lower case, with the dot.
        out: Output folder, which may lie inside an input.

    Returns:
        The files. Names count from the folder where there is one input, else from the folder
        that holds all of them.
    """
    paths = [Path(os.path.abspath(path)) for path in inputs]  # noqa: PTH100 (keeps links)
    root = _common_folder(paths)
    output = out.resolve()
    seen: set[Path] = set()
    taken: Found = {}
    skipped: Found = {}
    for path in paths:
        is_named = not path.is_dir()
        for found in (path,) if is_named else _walk(path, output, seen, suffixes):
            if found.suffix.lower() == SUFFIX and SUFFIX in suffixes and found.is_file():
                _open_archive(InputFile(_name(found, root), found), suffixes, taken, skipped)
                continue
            # A folder is among those found where it cannot be listed: to fail, not to be lost.
            is_taken = is_named or found.suffix.lower() in suffixes or found.is_dir()
            group = taken if is_taken else skipped
            group.setdefault((found.resolve(), ""), InputFile(_name(found, root), found))
    return Inputs(tuple(sorted(taken.values())), tuple(sorted(skipped.values())))


def _common_folder(paths: Sequence[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in paths]
    return Path(os.path.commonpath(folders))


def _open_archive(file: InputFile, suffixes: Collection[str], taken: Found, skipped: Found) -> None:
    """Take what is in an archive; one that cannot be opened is taken itself, to fail."""
    place = file.path.resolve()
    try:
        members = list_members(file.path)
    except FileError:
        members = ()
    wanted = [one for one in members if PurePosixPath(one).suffix.lower() in suffixes]
    if not wanted:
        taken.setdefault((place, ""), file)
    for member in members:
        group = taken if member in wanted else skipped
        found = InputFile(f"{file.document}/{member}", file.path, member)
        group.setdefault((place, member), found)


def _walk(folder: Path, output: Path, seen: set[Path], suffixes: Collection[str]) -> Iterator[Path]:
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
            yield here
            continue
        children = [child for child in children if not child.name.startswith(".")]
        if is_page_folder(children) and children[0].suffix.lower() in suffixes:
            yield here
            continue
        for child in children:
            if child.is_dir():
                waiting.append(child)
            elif child.is_file():
                yield child


def _name(path: Path, root: Path) -> str:
    name = path.name if path == root else path.relative_to(root).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
