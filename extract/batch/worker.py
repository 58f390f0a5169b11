"""A worker process: loads the models once, converts one job after the other."""

from __future__ import annotations

import ctypes
import gc
import logging
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection

from extract.batch.engine import Limits
from extract.batch.jobs import Fault, Maker, Settings
from extract.batch.options import LOG_NAME

READY, PAGE = b"ready", b"page"
_GRACE = 5.0
"""Seconds that a worker has to end its file once the run was killed."""
_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, linux/prctl.h


def work(connection: Connection, make: Maker, settings: Settings, limits: Limits) -> None:
    """Convert the jobs that come, and send an outcome for each, until the other end closes.

    ``PAGE`` is sent when a page is begun to be read by OCR, which takes time of its own.
    After a job that took too much memory the process ends, for what it holds is not given back.
    """
    _prepare(limits)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _log_to(settings)
    lock = threading.Lock()  # pages are read in threads

    def tell_page() -> None:
        with lock, suppress(OSError):
            connection.send(PAGE)

    with suppress(EOFError, BrokenPipeError):
        convert = make(replace(settings, pages=settings.pages.telling(tell_page)))
        gc.freeze()  # rules and models live as long as the worker: no need to walk over them
        connection.send(READY)
        while True:
            outcome = convert(connection.recv())
            connection.send(outcome)
            if outcome.fault is Fault.memory:
                return


def _end_with_parent() -> None:
    """End soon after the run, which may be killed while a file is converted that never ends.

    A file that ends by itself is written whole first. The server that workers are forked from
    lives as long as one of them does, so its death alone tells nothing.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        time.sleep(_GRACE)
        os._exit(1)


def _prepare(limits: Limits) -> None:
    # Ctrl-C goes to the whole group; the parent alone decides who ends when.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract's threads: a worker is one core
    if sys.platform == "linux":
        # A worker must not outlive a run that was killed, and write into the next one's folder.
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
    # What a process may write to of its own, and not addresses, which libraries take freely.
    size = limits.megabytes * 1_000_000
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most == resource.RLIM_INFINITY or size < most:
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no gigabytes behind


def _log_to(settings: Settings) -> None:
    handler = logging.FileHandler(settings.out / LOG_NAME, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger("boctach")
    logger.addHandler(handler)
    logger.propagate = False
