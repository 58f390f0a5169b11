"""One run at a time on an output folder; the lock goes with the process, however it ends."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rules.errors import BoctachError, ExitCode
from rules.loader import load_rules


class FolderBusyError(BoctachError):
    """Another run writes to the output folder. Cause: started twice; or a shared folder."""

    exit_code = ExitCode.busy

    def __init__(self, folder: Path, holder: str):
        super().__init__(folder, holder)
        self.folder, self.holder = folder, holder

    def __str__(self) -> str:
        """Name the folder and the process, and say what to do."""
        return load_rules().message("folder_busy", folder=self.folder, holder=self.holder)


@contextmanager
def hold_folder(out: Path, path: Path) -> Iterator[None]:
    """Hold the lock of an output folder.

    Args:
        out: Output folder, for the message.
        path: Lock file; made, and left there: a lock file that is removed can be held twice.

    Raises:
        FolderBusyError: Another process holds it.
        OSError: The file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                raise FolderBusyError(out, os.read(handle, 100).decode() or "?") from error
            if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS):
                raise  # those three: a network file system without locks; go on without
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)
