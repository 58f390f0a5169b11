"""Errors that end the work on a file or on the whole run, each with its exit code."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """Exit codes of the command line."""

    ok = 0
    input_file = 1  # some files failed
    usage = 2  # wrong usage, or rules that cannot be read
    finding = 3  # the audit found something as grave as the user asked to be told of
    busy = 4  # another run writes to the output folder
    interrupted = 130  # stopped by the user, as shells say it: 128 and SIGINT


class BoctachError(Exception):
    """Base of our errors; ``str`` gives a message in Vietnamese for an official."""

    exit_code = ExitCode.input_file


class RulesError(BoctachError):
    """A rules file has a mistake. Cause: hand-made edits, a ``--rules`` folder."""

    exit_code = ExitCode.usage

    def __init__(self, path: Path, line: int, reason: str):
        super().__init__(path, line, reason)
        self.path, self.line, self.reason = path, line, reason

    def __str__(self) -> str:
        """Name file and line, so that an editor can jump there."""
        return f"{self.path}:{self.line}: {self.reason}"
