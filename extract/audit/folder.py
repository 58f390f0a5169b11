"""Read what is to be audited: plans, or the converted output of plans; write what was found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from extract.errors import FileError, OutputError
from extract.loaders.page_options import PageOptions
from rules.errors import BoctachError, ExitCode
from rules.loader import RuleBook, load_rules
from schemas.plan import Plan

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, which comes now."""
_HEAD = 200


@dataclass(frozen=True)
class AuditInput:
    """What a folder holds for the audit.

    Attributes:
        plans: By path.
        texts: Source text by path; missing where it is not at hand.
        failures: Sentences in Vietnamese about files that could not be read.
    """

    plans: tuple[Plan, ...]
    texts: dict[str, str] = field(default_factory=dict)
    failures: tuple[str, ...] = ()


class NothingToAuditError(BoctachError):
    """A folder holds neither plans nor converted plans."""

    exit_code = ExitCode.usage

    def __init__(self, path: Path):
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        """Say where nothing was found, and what would be."""
        return load_rules().message("audit.nothing_found", path=self.path)


def read_input(
    folder: Path,
    rules: RuleBook,
    out: Path,
    sources: Path | None = None,
    progress: Progress | None = None,
    pages: PageOptions | None = None,
) -> AuditInput:
    """Read a folder of converted plans where it holds any, else convert the plans in it.

    Args:
        folder: Folder, or one file.
        rules: The rules of this run.
        out: Output folder, which is passed over.
        sources: Folder of the source texts of converted plans; a text is taken where its bytes
            have the hash that the conversion noted.
        progress: Told before each file.
        pages: How PDF and pictures are read.

    Raises:
        NothingToAuditError: Neither plans nor converted plans are there.
    """
    converted = _find_converted(folder, out)
    if converted:
        return _read_converted(converted, folder, sources, progress, pages)
    return _convert(folder, rules, out, progress, pages)


def _find_converted(folder: Path, out: Path) -> list[Path]:
    paths = sorted(folder.rglob("*.json")) if folder.is_dir() else [folder]
    kept = []
    for path in paths:
        if path.suffix != ".json" or out.resolve() in path.resolve().parents:
            continue
        with path.open(encoding="utf-8", errors="replace") as file:
            if '"schema_version"' in file.read(_HEAD):
                kept.append(path)
    return kept


def _read_converted(
    paths: Sequence[Path],
    folder: Path,
    sources: Path | None,
    progress: Progress | None,
    pages: PageOptions | None,
) -> AuditInput:
    plans: dict[str, Plan] = {}
    texts: dict[str, str] = {}
    failures: list[str] = []
    for done, path in enumerate(paths):
        if progress is not None:
            progress(done, len(paths), path.name)
        try:
            plan = Plan.model_validate_json(path.read_bytes())
        except (ValidationError, json.JSONDecodeError, OSError) as error:
            reason = type(error).__name__
            failures.append(load_rules().message("audit.json_broken", path=path, error=reason))
            continue
        name = plan.document.source.path
        plans[name] = plan
        text = _find_text(plan, path, folder, sources, pages)
        if text is not None:
            texts[name] = text
    return AuditInput(tuple(plans.values()), texts, tuple(failures))


def _find_text(
    plan: Plan, path: Path, folder: Path, sources: Path | None, pages: PageOptions | None
) -> str | None:
    """Give a converted plan's source text: beside its JSON, or where the source is."""
    beside = path.with_name(path.name.removesuffix(".json") + ".source.txt")
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    for root in (sources, folder if folder.is_dir() else folder.parent):
        source = root / plan.document.source.path if root is not None else None
        if source is None or not source.is_file():
            continue
        if hashlib.sha256(source.read_bytes()).hexdigest() == plan.document.source.sha256:
            from extract.loaders import load_source

            return load_source(source, options=pages).text
    return None


def _convert(
    folder: Path,
    rules: RuleBook,
    out: Path,
    progress: Progress | None,
    pages: PageOptions | None,
) -> AuditInput:
    from extract.inputs import find_inputs
    from extract.loaders import LOADERS, load_input
    from extract.pipeline import Converter

    found = find_inputs([folder], tuple(sorted(LOADERS)), out)
    if not found.files:
        raise NothingToAuditError(folder)
    converter = Converter(rules)
    plans: list[Plan] = []
    texts: dict[str, str] = {}
    failures: list[str] = []
    for done, file in enumerate(found.files):
        if progress is not None:
            progress(done, len(found.files), file.document)
        try:
            loaded = load_input(file, pages)
        except FileError as error:
            failures.append(str(error))
            continue
        plans.append(converter.convert(loaded, file.document))
        texts[file.document] = loaded.text
    return AuditInput(tuple(plans), texts, tuple(failures))


def make_folder(out: Path) -> None:
    """Make the output folder.

    Raises:
        OutputError: It cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.from_os(out, error) from error
