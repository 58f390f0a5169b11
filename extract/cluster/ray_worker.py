"""What runs on the machines of a cluster: converts one job after the other."""

from __future__ import annotations

import gc
import os
import resource
import secrets
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from extract.batch.engine import Limits
from extract.batch.jobs import Job, Maker, Outcome, Settings
from extract.cluster.storage import Store
from extract.errors import SourceUnreadableError
from extract.writers.base import Failure


@dataclass(frozen=True, slots=True)
class Carriage:
    """How files come and go where no folder is shared.

    Attributes:
        url: Where inputs are; empty where their paths are good on every machine.
        mirror: Folder of their mirror on the machine that steers.
    """

    url: str = ""
    mirror: Path = Path()


@dataclass(frozen=True, slots=True)
class Task:
    """A job; ``is_folder`` where it is a folder of pages."""

    job: Job
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """An outcome with the files of the result, by name; none where they were written in place."""

    outcome: Outcome
    files: tuple[tuple[str, bytes], ...] = ()


class Converting:
    """One worker: an actor of Ray; the models load once.

    Args:
        make: Makes what converts.
        settings: For `make`; the output folder is shared where there is no carriage.
        carriage: How files come and go; None where all folders are shared.
        limits: What one file may take; the time is watched from outside.
    """

    def __init__(
        self, make: Maker, settings: Settings, carriage: Carriage | None, limits: Limits
    ) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract's threads: a worker is one core
        self._carriage = carriage
        self._folder = Path(tempfile.gettempdir()) / f"boctach-{secrets.token_hex(8)}"
        if carriage is not None:
            settings = replace(settings, out=self._folder / "out")
        self._out = settings.out
        self._store = Store(carriage.url) if carriage is not None and carriage.url else None
        self._pages = 0
        self._convert = make(replace(settings, pages=settings.pages.telling(self._note_page)))
        gc.freeze()  # rules and models live as long as the worker: no need to walk over them
        size = limits.megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (size, resource.RLIM_INFINITY))

    def ready(self) -> int:
        """Give the process's id, once the models are loaded."""
        return os.getpid()

    def _note_page(self) -> None:
        self._pages += 1

    def pages_begun(self) -> int:
        """Give how many pages of the file that is being converted were begun to be read by OCR."""
        return self._pages

    def convert(self, task: Task) -> Delivery:
        """Convert one file; `pages_begun` may be called meanwhile."""
        self._pages = 0
        if self._carriage is None:
            return Delivery(self._convert(task.job))
        try:
            outcome = self._convert(self._fetch(task))
            files = tuple(
                (path.relative_to(self._out).as_posix(), path.read_bytes())
                for path in sorted(self._out.rglob("*"))
                if path.is_file()
            )
            return Delivery(outcome, files)
        except OSError as error:
            told = SourceUnreadableError.from_os(task.job.file.path, error)
            failure = Failure(task.job.file.document, "load", told.explanation, told.advice)
            return Delivery(Outcome(task.job, failure))
        finally:
            with suppress(FileNotFoundError):  # killed at the end, it cleans up as it goes
                shutil.rmtree(self._folder)

    def _fetch(self, task: Task) -> Job:
        """Give the job with its file on this machine."""
        self._folder.mkdir(mode=0o700)
        self._out.mkdir()
        if self._store is None or self._carriage is None:
            return task.job
        name = task.job.file.path.relative_to(self._carriage.mirror).as_posix()
        path = self._folder / "in" / Path(name).name
        if task.is_folder:
            self._store.fetch_folder(name, path)
        else:
            self._store.fetch(name, path)
        return replace(task.job, file=replace(task.job.file, path=path))
