"""Plans inside a zip archive: what is there, and the bytes of one. Nothing is unpacked to disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from extract.errors import SourceUnreadableError

SUFFIX = ".zip"
MAX_MEMBERS = 5000
MAX_MEMBER_BYTES = 300_000_000
MAX_TOTAL_BYTES = 2_000_000_000
MAX_RATIO = 300
"""Text packs ten to twenty times smaller; what packs more is made to fill the memory."""

_SMALL = 1_000_000  # a blank picture packs well and does no harm
_UTF8_FLAG = 0x800
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError,
    ValueError, RuntimeError,
)  # fmt: skip


def list_members(path: Path) -> tuple[str, ...]:
    """List the files in an archive, folders and hidden files left out, in order of name.

    Raises:
        SourceUnreadableError: It is broken, has names that lead out of it, or holds too much.
    """
    return tuple(sorted(_open(path).members))


def read_member(path: Path, name: str) -> bytes:
    """Read one file of an archive.

    Raises:
        SourceUnreadableError: It is encrypted, itself an archive, or too large; or as
            `list_members`.
    """
    opened = _open(path)
    info = opened.members[name]
    if PurePosixPath(name).suffix.lower() == SUFFIX:
        raise SourceUnreadableError(path, "archive_nested", {"name": name})
    if info.flag_bits & 1:
        raise SourceUnreadableError(path, "archive_encrypted")
    limit = min(MAX_MEMBER_BYTES, max(info.compress_size * MAX_RATIO, _SMALL))
    try:
        with opened.archive.open(info) as member:
            data = member.read(limit + 1)  # the size that the archive tells may be a lie
    except OSError as error:
        raise SourceUnreadableError.from_os(path, error) from error
    except _BROKEN as error:
        raise SourceUnreadableError(path, "archive_broken") from error
    if len(data) > limit:
        what = f"{name} > {limit / 1e6:.0f} MB"
        raise SourceUnreadableError(path, "archive_too_large", {"what": what})
    return data


def find_single(path: Path, suffixes: Collection[str]) -> str:
    """Give the one file of an archive that a loader takes.

    Raises:
        SourceUnreadableError: There is none, or more than one; or as `list_members`.
    """
    names = [name for name in list_members(path) if PurePosixPath(name).suffix.lower() in suffixes]
    if len(names) != 1:
        raise SourceUnreadableError(path, "archive_many" if names else "archive_no_plan")
    return names[0]


class _Opened(NamedTuple):
    archive: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]


def _open(path: Path) -> _Opened:
    try:
        state = path.stat()
    except OSError as error:
        raise SourceUnreadableError.from_os(path, error) from error
    return _open_once(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)  # else the list of an archive of many plans is read again for each
def _open_once(path: Path, changed: int, size: int) -> _Opened:
    try:
        archive = zipfile.ZipFile(path)  # closes itself when it leaves the cache
    except OSError as error:
        raise SourceUnreadableError.from_os(path, error) from error
    except _BROKEN as error:
        raise SourceUnreadableError(path, "archive_broken") from error
    try:
        return _Opened(archive, _check_members(path, archive.infolist()))
    except BaseException:
        archive.close()
        raise


def _check_members(path: Path, infos: Sequence[zipfile.ZipInfo]) -> Mapping[str, zipfile.ZipInfo]:
    if len(infos) > MAX_MEMBERS:
        raise SourceUnreadableError(
            path, "archive_too_large", {"what": f"{len(infos)} > {MAX_MEMBERS}"}
        )
    if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
        what = f"> {MAX_TOTAL_BYTES // 1_000_000} MB"
        raise SourceUnreadableError(path, "archive_too_large", {"what": what})
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = _decode_name(info)
        if _is_unsafe(name) or stat.S_ISLNK(info.external_attr >> 16):
            raise SourceUnreadableError(path, "archive_unsafe", {"name": name[:80]})
        parts = PurePosixPath(name).parts
        if info.is_dir() or name.endswith("/") or any(_is_hidden(part) for part in parts):
            continue
        members[str(PurePosixPath(name))] = info
    return members


def _decode_name(info: zipfile.ZipInfo) -> str:
    """Give a member's name with forward slashes; UTF-8 that is not marked as such is read too."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_FLAG:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    return name.replace("\\", "/")


def _is_unsafe(name: str) -> bool:
    is_rooted = name.startswith("/") or name[1:2] == ":"
    return not name or is_rooted or ".." in name.split("/") or not name.isprintable()


def _is_hidden(part: str) -> bool:
    return part.startswith(".") or part == "__MACOSX"
