"""Worker processes on this machine: a file that crashes, hangs or eats memory ends its own alone.

A pool of the standard library breaks as a whole when one process dies, and has no limits; so each
worker has a pipe of its own, and is watched here. Workers are forked from a server process that
has imported the libraries and has no threads (``forkserver``).
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess

from extract.batch.engine import Limits, Stop
from extract.batch.jobs import Fault, Job, Maker, Outcome, Settings, fault_outcome
from extract.batch.worker import PAGE, READY, work
from rules.errors import BoctachError
from rules.loader import load_rules

_MAX_STARTS = 3  # in a row that end before the models are loaded
_MAX_TRIES = 2
_PATIENCE = 5.0  # seconds that an ended process is given to be gone


class WorkersFailedError(BoctachError):
    """Workers end before they can convert. Cause: memory limit too low, broken installation."""

    def __init__(self, how: str):
        super().__init__(how)
        self.how = how

    def __str__(self) -> str:
        """Say how they ended and what to do."""
        return load_rules().message("workers_failed", how=self.how)


class _Worker:
    """One process and the job it has."""

    def __init__(self, make: Maker, settings: Settings, limits: Limits):
        context = multiprocessing.get_context("forkserver")
        self.connection: Connection
        self.connection, self._other = context.Pipe()
        self.process: ForkServerProcess = context.Process(
            target=work, args=(self._other, make, settings, limits), daemon=False
        )
        self._limits = limits
        self.job: Job | None = None
        self.is_ready = False
        self.ends_at = float("inf")
        self.seconds = limits.seconds  # that the job may take

    def start(self) -> None:
        """Start the process; the first one waits until the server has loaded the libraries."""
        self.process.start()
        self._other.close()

    def give(self, job: Job) -> None:
        self.job, self.seconds = job, self._limits.seconds
        if self.is_ready:
            self.ends_at = time.monotonic() + self.seconds
        try:
            self.connection.send(job)
        except OSError:  # it is dead: seen when its pipe is read
            return

    def become_ready(self) -> None:
        self.is_ready = True
        if self.job is not None:
            self.ends_at = time.monotonic() + self.seconds

    def end(self, *, kill: bool) -> int | None:
        """End the process; give its exit code."""
        self.connection.close()
        if self.process.pid is None:
            return None
        if kill:
            self.process.kill()
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        return self.process.exitcode


class Workers:
    """Converts in so many processes; a job that ends its worker is tried once more.

    Args:
        make: Makes what converts; called once in each worker.
        settings: For `make`.
        count: Processes at most; no more are started than there are jobs.
        limits: What one file may take.
    """

    def __init__(self, make: Maker, settings: Settings, count: int, limits: Limits):
        self._make, self._settings, self._limits = make, settings, limits
        self._count = count
        self._pool: list[_Worker] = []
        self._again: deque[Job] = deque()
        self._tries: dict[str, int] = {}
        self._failed_starts = 0

    def run(self, jobs: Iterable[Job], stop: Stop) -> Generator[Outcome, None, None]:
        """See `extract.batch.engine.Engine`."""
        _start_server()
        source = iter(jobs)
        kill = True
        try:
            while True:
                self._hand_out(source, stop)
                busy = [worker for worker in self._pool if worker.job is not None]
                if not busy:
                    break
                yield from self._listen(busy)
            kill = False
        finally:
            for worker in self._pool:
                worker.connection.close()  # all at once: they end side by side
            for worker in self._pool:
                worker.end(kill=kill)
            self._pool.clear()

    def _hand_out(self, source: Iterator[Job], stop: Stop) -> None:
        """Give every idle worker a job, starting workers while there are too few."""
        while not stop.is_requested:
            idle = next((worker for worker in self._pool if worker.job is None), None)
            if idle is None and len(self._pool) >= self._count:
                return
            job = next(source, None)
            if job is None:  # second tries come last: they may take long once more
                job = self._again.popleft() if self._again else None
            if job is None:
                return
            if idle is None:
                idle = _Worker(self._make, self._settings, self._limits)
                self._pool.append(idle)  # first: an interrupted start must be ended as well
                idle.start()
            idle.give(job)

    def _listen(self, busy: list[_Worker]) -> Iterator[Outcome]:
        """Wait for the next news, and give the outcomes that it brings."""
        left = min(worker.ends_at for worker in busy) - time.monotonic()
        timeout = None if left == float("inf") else max(left, 0.0)
        by_connection = {worker.connection: worker for worker in busy}
        ready = wait(list(by_connection), timeout)
        for connection in ready:
            assert isinstance(connection, Connection)
            worker = by_connection[connection]
            try:
                message = connection.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
                continue
            if message == PAGE:
                worker.ends_at += self._limits.page_seconds
                worker.seconds += self._limits.page_seconds
                continue
            if message == READY:
                worker.become_ready()
                self._failed_starts = 0
                continue
            yield from self._settle(worker, message)
        now = time.monotonic()
        for worker in busy:
            if worker.job is not None and worker.ends_at <= now:
                yield from self._time_out(worker)

    def _settle(self, worker: _Worker, outcome: Outcome) -> Iterator[Outcome]:
        job, worker.job, worker.ends_at = outcome.job, None, float("inf")
        if outcome.fault is Fault.memory:
            self._pool.remove(worker)
            worker.end(kill=False)
            megabytes = self._limits.megabytes
            yield from self._try_again(job, fault_outcome(job, Fault.memory, megabytes=megabytes))
        else:
            self._tries.pop(job.file.document, None)
            yield outcome

    def _bury(self, worker: _Worker) -> Iterator[Outcome]:
        """Take a dead worker out; its job gets another, or fails."""
        self._pool.remove(worker)
        how = _describe(worker.end(kill=False))
        job = worker.job
        assert job is not None
        if worker.is_ready:
            yield from self._try_again(job, fault_outcome(job, Fault.crash, how=how))
            return
        self._failed_starts += 1
        if self._failed_starts >= _MAX_STARTS:
            raise WorkersFailedError(how)
        self._again.append(job)  # it was not begun: that is no try

    def _time_out(self, worker: _Worker) -> Iterator[Outcome]:
        job = worker.job
        assert job is not None
        self._pool.remove(worker)
        worker.end(kill=True)
        seconds = f"{worker.seconds:g}"
        yield from self._try_again(job, fault_outcome(job, Fault.time, seconds=seconds))

    def _try_again(self, job: Job, outcome: Outcome) -> Iterator[Outcome]:
        tries = self._tries.pop(job.file.document, 0) + 1
        if tries < _MAX_TRIES:
            self._tries[job.file.document] = tries
            self._again.append(job)
        else:
            yield outcome


def _start_server() -> None:
    """Start the process that workers are forked from, deaf to Ctrl-C, which the parent is told."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(["extract.batch.preload"])
    resource_tracker.ensure_running()  # first: its start takes away what is masked below
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _describe(exit_code: int | None) -> str:
    """Give an exit code in words: a signal's name, or the number."""
    if exit_code is not None and exit_code < 0:
        try:
            return signal.Signals(-exit_code).name
        except ValueError:
            return f"signal {-exit_code}"
    return f"exit code {exit_code}"
