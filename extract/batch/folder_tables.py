"""The tables over a folder, made again from the JSON of its plans, one plan in memory at a time."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from extract.batch.duplicates import group_duplicates
from extract.batch.manifest import Manifest
from extract.batch.options import Options
from extract.batch.stamps import stamp_of
from extract.errors import OutputError
from extract.writers.base import Failure
from extract.writers.formats import file_names, open_writers
from extract.writers.json_files import json_path, read_plan
from extract.writers.labels import Labels
from rules.loader import load_rules
from schemas.plan import Plan

_FACT, _EDITED = "tables", "edited"


def write_tables(
    out: Path, manifest: Manifest, settings: str, options: Options
) -> tuple[Failure, ...]:
    """Write the tables where a result changed since they were.

    Returns:
        Results that are not in them: their JSON was edited by hand into what is none of ours, and
        their input is gone. They stand among the failures; the JSON is left as it is.

    Raises:
        OSError: See `extract.writers.atomic.open_atomic`.
    """
    if manifest.fact(_FACT) == _state(out, settings, options) and not manifest.fact(_EDITED):
        return ()
    group_duplicates(manifest.database)
    labels = Labels.of(options.labels, load_rules(options.rules))
    edited: list[Failure] = []
    with open_writers(out, options.formats, labels) as tables:
        for document, failure, duplicate in manifest.results():
            read = failure or _read(out, document)
            if isinstance(read, Plan):
                tables.add_plan(read, duplicate)
                continue
            tables.add_failure(read)
            if failure is None:
                edited.append(read)
    manifest.keep_fact(_EDITED, "yes" if edited else "")  # mended, they are read the next time
    manifest.keep_fact(_FACT, _state(out, settings, options))
    manifest.commit()
    return tuple(edited)


def _read(out: Path, document: str) -> Plan | Failure:
    try:
        return read_plan(out, document)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "JSON"
        told = OutputError(json_path(out, document), "result_edited", {"place": place})
        return Failure(document, told.stage, told.explanation, told.advice)


def tables_are_old(manifest: Manifest) -> None:
    """Note that a result is about to change."""
    manifest.keep_fact(_FACT, "")


def _state(out: Path, settings: str, options: Options) -> str:
    """Give settings and stamps of the tables as they are: other tables, other state."""
    stamps = [stamp_of(out / name) for name in file_names(options.formats)]
    return json.dumps([settings, options.formats, options.labels, *stamps])
