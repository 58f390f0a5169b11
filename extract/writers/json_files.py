"""One JSON file for each plan, and its source text where the input is no text file."""

from __future__ import annotations

import re
from pathlib import Path

from extract.writers.atomic import write_atomic
from schemas.plan import Plan
from schemas.vocabulary import WarningCode

# Only structure has a bare line end: inside a JSON string it is written \n.
_PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")
_TEXT_TYPES = frozenset({"text/plain", "text/markdown"})


def json_path(out: Path, document: str) -> Path:
    """Give where a plan's JSON goes.

    Args:
        out: Output folder.
        document: The input's path relative to the input folder, with forward slashes.

    Returns:
        The whole name with ``.json`` after it, so that ``a.txt`` and ``a.md`` both have theirs.

    >>> json_path(Path("out"), "xa/a.txt").as_posix()
    'out/xa/a.txt.json'
    """
    return out / f"{document}.json"


def source_path(out: Path, document: str) -> Path:
    """Give where the source text of an input goes that is no text file.

    >>> source_path(Path("out"), "a.pdf").as_posix()
    'out/a.pdf.source.txt'
    """
    return out / f"{document}.source.txt"


def plan_as_json(plan: Plan) -> str:
    """Give the JSON of a plan: two spaces of indent, Vietnamese as it is, one line end last."""
    return _PAIR.sub(r"[\1, \2]", plan.model_dump_json(indent=2)) + "\n"


def write_plan(out: Path, plan: Plan, source_text: str) -> Path:
    """Write a plan's JSON, the source text before it where offsets could not be followed else.

    Args:
        out: Output folder.
        plan: The plan.
        source_text: What the loader read.

    Returns:
        The JSON's path.

    Raises:
        OSError: See `open_atomic`.
    """
    document = plan.document.source.path
    is_recoded = any(one.code is WarningCode.legacy_encoding for one in plan.warnings)
    if is_recoded or plan.document.source.media_type not in _TEXT_TYPES:
        text = source_text.encode("utf-8", errors="replace")
        write_atomic(source_path(out, document), text)
    else:  # one of an earlier input, which needed it
        source_path(out, document).unlink(missing_ok=True)
    path = json_path(out, document)
    write_atomic(path, plan_as_json(plan).encode("utf-8"))
    return path


def read_plan(out: Path, document: str) -> Plan:
    """Read a plan's JSON back.

    Raises:
        OSError: It is not there.
        pydantic.ValidationError: It is not as it was written.
    """
    return Plan.model_validate_json(json_path(out, document).read_bytes())


def remove_plan(out: Path, document: str) -> None:
    """Remove what was written for an input, and folders that are empty then."""
    for path in (json_path(out, document), source_path(out, document)):
        path.unlink(missing_ok=True)
    for folder in json_path(out, document).relative_to(out).parents[:-1]:
        try:
            (out / folder).rmdir()
        except OSError:  # not empty, or never made
            return
