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
from extract.writers.formats import file_names, open_writers
from extract.writers.json_files import json_path, read_plan
from extract.writers.labels import Labels
from rules.loader import load_rules
from schemas.plan import Plan

_FACT = "tables"


def write_tables(out: Path, manifest: Manifest, settings: str, options: Options) -> bool:
    """Write the tables where a result changed since they were; give whether it was so.

    Raises:
        OSError: See `extract.writers.atomic.open_atomic`.
        OutputError: A plan's JSON is not as it was written.
    """
    if manifest.fact(_FACT) == _state(out, settings, options):
        return False
    group_duplicates(manifest.database)
    labels = Labels.of(options.labels, load_rules(options.rules))
    with open_writers(out, options.formats, labels) as tables:
        for document, failure, duplicate in manifest.results():
            if failure is not None:
                tables.add_failure(failure)
            else:
                tables.add_plan(_read(out, document), duplicate)
    manifest.keep_fact(_FACT, _state(out, settings, options))
    manifest.commit()
    return True


def _read(out: Path, document: str) -> Plan:
    try:
        return read_plan(out, document)
    except ValidationError as error:  # edited by hand, and its input is gone
        raise OutputError(
            json_path(out, document), "output_failed", {"detail": str(error.errors()[0]["msg"])}
        ) from error


def tables_are_old(manifest: Manifest) -> None:
    """Note that a result is about to change."""
    manifest.keep_fact(_FACT, "")


def _state(out: Path, settings: str, options: Options) -> str:
    """Give settings and stamps of the tables as they are: other tables, other state."""
    stamps = [stamp_of(out / name) for name in file_names(options.formats)]
    return json.dumps([settings, options.formats, options.labels, *stamps])
