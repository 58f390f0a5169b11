"""Which Tesseract reads the scans: another one, and what it read is read again."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from extract.batch.stamps import stamp_of

LANGUAGE = "vie"
_FOLDER = re.compile(r'languages in "([^"]+)"')
_WAIT = 20.0


def describe_tesseract(known: str | None) -> str:
    """Give version and data of Tesseract, as JSON.

    It is started only where its file, or that of its data for Vietnamese, is another than before.

    Args:
        known: What this gave the last time; it holds on where there is no Tesseract now: what an
            earlier run read is not lost for that.
    """
    program = shutil.which("tesseract")
    if program is None:
        return known or ""
    real = os.path.realpath(program)
    place = [real, *stamp_of(real), os.environ.get("TESSDATA_PREFIX", "")]
    if known:
        with suppress(ValueError, KeyError, TypeError):
            before = json.loads(known)
            if before["place"] == place and before["stamp"] == [*stamp_of(before["data"])]:
                return known
    found = _ask(program)
    if not found.get("sha256"):
        return known or ""
    data = found["data"]
    return json.dumps({**found, "place": place, "stamp": [*stamp_of(data)]}, sort_keys=True)


def versions_of(described: str) -> Mapping[str, str]:
    """Give the part of a description that results depend on."""
    if not described:
        return {}
    found = json.loads(described)
    return {"tesseract": found["version"], LANGUAGE: found["sha256"]}


@lru_cache(maxsize=4)
def _ask(program: str) -> Mapping[str, str]:
    """Give its version, and place and hash of its data for Vietnamese; empty where it has none."""
    with suppress(OSError, subprocess.SubprocessError):
        version, languages = (
            subprocess.run(
                [program, option], capture_output=True, text=True, timeout=_WAIT, check=False
            )
            for option in ("--version", "--list-langs")
        )
        first = (version.stdout or version.stderr).split("\n")[0].strip()
        told = languages.stdout + languages.stderr
        folder = _FOLDER.search(told)
        if LANGUAGE not in told.split():
            return {}
        if folder is None:  # before version 5 it does not say where they are
            return {"version": first, "data": "", "sha256": "?"}
        data = Path(folder[1]) / f"{LANGUAGE}.traineddata"
        with data.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return {"version": first, "data": str(data), "sha256": digest}
    return {}
