"""Errors of one input file: each says in Vietnamese what is wrong, where, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from rules.errors import BoctachError, ExitCode
from rules.loader import load_rules


class FileError(BoctachError):
    """Base of errors that end the work on one file; the folder goes on without it.

    Attributes:
        path: The file.
        reason: Id of a message in ``rules/messages.toml``; ``REASON.advice`` says what to do.
        values: What fills the places of the message.
    """

    exit_code = ExitCode.input_file
    stage: ClassVar[str]

    def __init__(self, path: Path, reason: str, values: Mapping[str, str] | None = None):
        super().__init__(path, reason, values)  # all arguments: it survives a worker process
        self.path, self.reason, self.values = path, reason, dict(values or {})

    @property
    def explanation(self) -> str:
        """What is wrong, without the path."""
        return load_rules().message(self.reason, **self.values)

    @property
    def advice(self) -> str:
        """What the user can do about it."""
        return load_rules().message(f"{self.reason}.advice", **self.values)

    def __str__(self) -> str:
        """Path, what is wrong and what to do, in one line."""
        return f"{self.path}: {self.explanation} {self.advice}"


class SourceUnreadableError(FileError):
    """The loader got no text at all. Cause: broken, encrypted, foreign or missing file."""

    stage = "load"

    @classmethod
    def from_os(cls, path: Path, error: OSError) -> SourceUnreadableError:
        """Give the error for what the system said when the file was opened or read."""
        reasons = {
            errno.ENOENT: "file_missing",
            errno.EACCES: "file_forbidden",
            errno.EPERM: "file_forbidden",
            errno.EISDIR: "file_is_folder",
        }
        reason = reasons.get(error.errno or 0, "file_unreadable")
        return cls(path, reason, {"error": error.strerror or str(error)})


class OutputError(FileError):
    """A result could not be written. Cause: full disk, no permission, name too long."""

    stage = "write"

    @classmethod
    def from_os(cls, path: Path, error: OSError) -> OutputError:
        """Give the error for what the system said when the file was written."""
        reasons = {
            errno.ENOSPC: "disk_full",
            errno.EDQUOT: "disk_full",
            errno.EACCES: "output_forbidden",
            errno.EPERM: "output_forbidden",
            errno.EROFS: "output_forbidden",
            errno.ENAMETOOLONG: "name_too_long",
        }
        detail = error.strerror or str(error)
        return cls(path, reasons.get(error.errno or 0, "output_failed"), {"detail": detail})
