"""The command line: ``boctach convert``, ``show``, ``schema``, ``score``, ``audit``.

spaCy and underthesea are loaded by the commands that convert, not by ``--help``.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

import console
from rules.errors import BoctachError, ExitCode
from rules.loader import RuleBook, load_rules
from schemas.vocabulary import Language

if TYPE_CHECKING:
    from extract.batch import Options, Summary
    from extract.loaders.page_options import PageOptions

_CODES = """
Exit codes:

- 0: every file was converted;
- 1: some files failed (they stand in failures.csv, with what to do), the others were converted;
- 2: wrong usage, or a mistake in the rules;
- 3: `audit --fail-on` found something as grave;
- 4: another run writes to the output folder;
- 130: stopped by Ctrl-C; the same command goes on where it stood.
"""


def _examples(*commands: str) -> str:
    return "Examples:\n\n" + "\n".join(f"- `{command}`" for command in commands)


app = typer.Typer(
    name="boctach",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Turn Vietnamese government plans (Kế hoạch) into records: which documents they cite, "
    "which targets they set, who is to do what, and by when. Every record tells where in the text "
    "it stands.\n\n" + _CODES,
    epilog=_examples("boctach convert corpus -o outputs", "boctach convert --help"),
)

Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        help="A folder of your own .toml rules, read on top of those that come with the program. "
        "A row with the key of one of ours takes its place.",
    ),
]


class EngineName(StrEnum):
    """What converts."""

    local = "local"  # worker processes on this machine
    ray = "ray"


class Ocr(StrEnum):
    """When pages are read by OCR; see `extract.loaders.page_options.PageOptions`."""

    auto = "auto"
    always = "always"
    never = "never"


OcrOption = Annotated[
    Ocr,
    typer.Option(
        "--ocr",
        help="When pages of a PDF are read by OCR: auto, where the text in them is absent or bad; "
        "always; never.",
    ),
]
Password = Annotated[
    str | None,
    typer.Option("--password", metavar="TEXT", help="Opens encrypted PDFs."),
]
PageSeconds = Annotated[
    float,
    typer.Option(
        "--page-seconds",
        metavar="SECONDS",
        min=1,
        help="Time that OCR may take for one page; then the page is given up, with a warning.",
    ),
]
PAGE_SECONDS = 60.0


@app.command(
    epilog=_examples(
        "boctach convert corpus -o outputs",
        "boctach convert a.txt b.md -o results --quiet",
        "boctach convert plans -o results --rules our-rules",
        "boctach convert plans -o results --jobs 8 --prune",
        "boctach convert plans -o results --to csv,xlsx --labels vi",
        "boctach convert s3://plans/2025 -o s3://results/2025 --engine ray",
    )
)
def convert(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT...", help="Files, or folders that are searched for files."),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="DIR", help="Where the results go; made if missing."),
    ],
    rules: Rules = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing but failures.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            help="Worker processes; left out: one for each core. With 1, and for a single file, "
            "there is none: the limits below do not hold, and a file that crashes ends the run.",
        ),
    ] = None,
    time_limit: Annotated[
        float,
        typer.Option(
            "--time-limit",
            metavar="SECONDS",
            min=1,
            help="For one file, in a worker; for each page that OCR reads, --page-seconds more.",
        ),
    ] = 900,
    memory_limit: Annotated[
        int, typer.Option("--memory-limit", metavar="MB", min=1, help="For one worker.")
    ] = 4096,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop results of inputs that are not in this run.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Convert all files, also those that did not change.")
    ] = False,
    ocr: OcrOption = Ocr.auto,
    page_seconds: PageSeconds = PAGE_SECONDS,
    password: Password = None,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="What is written over the folder: csv, jsonl, parquet, sqlite, xlsx, with commas "
            "between. Each plan's json is there in any case. parquet and xlsx need the extra of "
            "that name.",
        ),
    ] = "json,csv",
    labels: Annotated[
        Language,
        typer.Option("--labels", help="Language of the heads of columns in CSV and XLSX."),
    ] = Language.en,
    engine: Annotated[
        EngineName,
        typer.Option(
            "--engine",
            help="local: worker processes on this machine. ray: the Ray cluster that RAY_ADDRESS "
            "tells of, or one on this machine; INPUT and DIR are then paths that all machines "
            "share, or URLs (s3://…).",
        ),
    ] = EngineName.local,
) -> None:
    """Convert plans to JSON, one file each, and to CSV tables over all of them.

    DIR then holds NAME.json for every file NAME, with its folders; documents.csv, sections.csv,
    citations.csv, targets.csv, deadlines.csv, assignments.csv, officers.csv, warnings.csv; and
    failures.csv, which says what could not be converted and what to do about it. The tables are
    over all results in DIR, also those of earlier runs; datapackage.json describes them.

    A second run converts only what is new or changed; one that was stopped or killed goes on where
    it stood. Ctrl-C ends when the files begun are done, a second one at once. A bad file does not
    stop the others: one that crashes, takes too long or too much memory is tried once more, then
    stands in failures.csv.

    Exit codes: 0 every file was converted; 1 some failed; 2 wrong usage, or a mistake in the
    rules; 4 another run writes to DIR; 130 stopped by Ctrl-C.
    """
    from extract.batch.options import Options
    from extract.writers.formats import parse_formats

    is_ray = engine is EngineName.ray  # there a worker is one core
    workers = 1 if is_ray else jobs or (1 if _is_one_file(inputs) else _cores())
    at_a_time = 1 if is_ray else jobs or _cores()
    pages = _page_options(ocr, password, page_seconds, at_a_time)
    with _errors_told():
        book = load_rules(rules)
        written = parse_formats(to)
        limits = (time_limit, memory_limit, prune, fresh)
        options = Options(rules, workers, *limits, pages, written, labels)
        if is_ray:
            summary = _run_on_cluster(book, inputs, out, options, jobs or 0, quiet)
        else:
            _check_inputs(book, inputs, out)
            summary = _run(book, inputs, out, options, quiet)
    errors = Console(stderr=True)
    console.print_failures(errors, book, summary)
    if not summary.plans and not summary.failures and not summary.interrupted:
        _refuse(_nothing_found(book, inputs))
    if not quiet:
        console.print_summary(Console(), book, summary, out)
    raise typer.Exit(summary.exit_code)


@app.command(
    epilog=_examples("boctach show corpus/plan.txt", "boctach show corpus/plan.txt | less")
)
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One plan.")],
    rules: Rules = None,
    ocr: OcrOption = Ocr.auto,
    page_seconds: PageSeconds = PAGE_SECONDS,
    password: Password = None,
) -> None:
    """Show one plan: its text with the records marked in colour, then the records.

    There is no colour where the output is no terminal. Exit codes: 0 shown; 1 the file could not
    be read; 2 wrong usage.
    """
    with _errors_told():
        book = load_rules(rules)
        if not file.exists():
            _refuse(book.message("usage.no_input", path=file))
        from extract.loaders import load_source
        from extract.pipeline import Converter

        loaded = load_source(file, options=_page_options(ocr, password, page_seconds, _cores()))
        plan = Converter(book).convert(loaded, file.name)
        console.print_plan(Console(), book, plan, loaded.text)


@app.command(
    epilog=_examples("boctach schema > plan.schema.json", "boctach schema -o json-schemas")
)
def schema(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="Write all schemas there, a file each."),
    ] = None,
) -> None:
    """Print the JSON Schema (draft 2020-12) of a plan's JSON, or write it and each record's."""
    from extract.writers.atomic import write_atomic
    from schemas.json_schema import MODELS, json_schema

    if out is None:
        print(json.dumps(json_schema("plan"), ensure_ascii=False, indent=2))
        return
    for name in MODELS:
        text = json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
        write_atomic(out / f"{name}.schema.json", text.encode("utf-8"))


@app.command(
    epilog=_examples(
        "boctach score gold outputs --errors 20",
        "boctach score gold outputs --only plan-1 --json",
    )
)
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of annotated plans.")],
    converted: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of converted plans.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, not tables.")] = False,
    errors: Annotated[int, typer.Option("--errors", metavar="N", help="List N errors.")] = 0,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="NAME", help="Score NAME; may be repeated."),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="DIR",
            help="Folder of the source texts; they let white space and closing punctuation at the "
            "ends of spans pass. Left out: the folder `seeds` beside GOLD, where there is one.",
        ),
    ] = None,
) -> None:
    """Compare converted plans with annotated ones: precision, recall, F1, fields right.

    Precision is the share of what was found that is right, recall the share of what is there that
    was found, F1 their harmonic mean. "exact" wants the same start and end, "overlap" any
    character in common. Exit codes: 0 scored; 2 wrong usage, or gold that is not as it should be.
    """
    from extract.score.folder import score_folder

    with _errors_told():
        for folder in (gold, converted, *([sources] if sources else [])):
            if not folder.is_dir():
                _refuse(load_rules().message("usage.no_input", path=folder))
        scores = score_folder(gold, converted, only=only, sources=sources)
    if as_json:
        print(json.dumps(scores.as_dict(), ensure_ascii=False, indent=1))
    else:
        console.print_scores(Console(), scores, errors)


@app.command(epilog=_examples("boctach doctor"))
def doctor() -> None:
    """Say which formats can be read here, what is missing for the others, and how to get it.

    Exit codes: 0 every format can be read; 1 something is missing.
    """
    from extract.doctor import check_formats, check_tools

    formats = check_formats()
    with _errors_told():
        console.print_doctor(Console(), load_rules(), formats, check_tools())
    raise typer.Exit(any(one.missing for one in formats))


@app.command(
    epilog=_examples(
        "boctach audit plans -o audit",
        "boctach audit outputs -o audit --sources corpus --fail-on error",
        "boctach audit plans -o audit --only superseded --only wrong_date --since 2025-01-01",
    )
)
def audit(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER|OUTPUTS", help="A folder of plans, or of converted ones."),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="DIR", help="Where the report goes; made if missing."),
    ],
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            help="End with exit code 3 where a finding is at least so grave: info (thông tin), "
            "warning (cảnh báo), error (lỗi).",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="Only findings of plans signed since, as 2025-01-31."
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="CODE", help="Only such findings; may be repeated."),
    ] = None,
    registry: Annotated[
        Path | None,
        typer.Option(
            "--registry",
            metavar="DIR",
            help="A folder of your own .toml files of national documents, read on top of ours.",
        ),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources", metavar="DIR", help="Where the source texts of converted plans are."
        ),
    ] = None,
    group: Annotated[
        str,
        typer.Option(
            "--group", metavar="UNIT", help="Count by place as written, or by place_now (2025)."
        ),
    ] = "place",
    ocr: OcrOption = Ocr.auto,
    page_seconds: PageSeconds = PAGE_SECONDS,
    password: Password = None,
    rules: Rules = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no summary.")] = False,
) -> None:
    """Audit a folder: which documents each plan rests on, and whether it cites them rightly.

    DIR then holds audit.html (open it in a browser; it needs no network), audit.csv and audit.json
    (a row a finding), bases.csv (plan by document) and graph.graphml (who cites whom).

    Exit codes: 0 audited; 1 some files could not be read; 2 wrong usage, or a mistake in the
    rules; 3 a finding as grave as --fail-on says.
    """
    from extract.audit.asking import parse_question

    with _errors_told():
        book = load_rules(rules)
        question = parse_question(book, fail_on, since, only or (), group)
        _check_inputs(book, [folder], out)
        from extract.audit.run import run_audit

        pages = _page_options(ocr, password, page_seconds, _cores())
        outcome = run_audit(folder, out, book, question, registry, sources, pages=pages)
    for failure in outcome.failures:
        print(failure, file=sys.stderr)
    if not quiet:
        console.print_audit(Console(), book, outcome.report, out, question.group)
    raise typer.Exit(outcome.exit_code)


def _check_inputs(rules: RuleBook, inputs: list[Path], out: Path) -> None:
    for path in inputs:
        if not path.exists():
            _refuse(rules.message("usage.no_input", path=path))
    if out.exists() and not out.is_dir():
        _refuse(rules.message("usage.out_is_file", path=out))


def _is_one_file(inputs: list[Path]) -> bool:
    """Tell whether no worker is needed: no other file waits, the cores read its pages."""
    return len(inputs) == 1 and inputs[0].is_file()


def _page_options(ocr: Ocr, password: str | None, page_seconds: float, jobs: int) -> PageOptions:
    from extract.loaders.page_options import OcrOptions, PageOptions

    return PageOptions(ocr.value, OcrOptions(jobs, page_seconds), password)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(book: RuleBook, inputs: list[Path], out: Path, options: Options, quiet: bool) -> Summary:
    """Convert, showing how far it is."""
    from extract import batch

    try:
        with (
            _logged(out / batch.LOG_NAME),
            console.show_progress(Console(stderr=True), book, quiet=quiet) as tell,
        ):
            return batch.convert_folder(inputs, out, options, tell)
    except KeyboardInterrupt:  # the second Ctrl-C
        _refuse(book.message("run.interrupted"), ExitCode.interrupted)


@contextmanager
def _logged(path: Path | None) -> Iterator[None]:
    """Put what the program logs into a file, made where there is anything; None drops it."""
    handler: logging.Handler = logging.NullHandler()
    if path is not None:
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger("boctach")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


def _run_on_cluster(
    book: RuleBook, inputs: list[Path], out: Path, options: Options, workers: int, quiet: bool
) -> Summary:
    """Convert on the workers of a Ray cluster, showing how far it is."""
    for module in ("ray", "fsspec"):
        if find_spec(module) is None:
            _refuse(book.message("usage.missing_ray"))
    from extract.batch import LOG_NAME
    from extract.cluster.converting import convert_on_cluster
    from extract.cluster.storage import as_url

    _check_inputs(book, [path for path in inputs if as_url(path) is None], out)
    log = out / LOG_NAME if as_url(out) is None else None
    try:
        with (
            _logged(log),
            console.show_progress(Console(stderr=True), book, quiet=quiet) as tell,
        ):
            return convert_on_cluster(inputs, out, options, tell, workers=workers)
    except OSError as error:
        _refuse(f"{out}: {error}", ExitCode.input_file)
    except KeyboardInterrupt:  # the second Ctrl-C
        _refuse(book.message("run.interrupted"), ExitCode.interrupted)


def _nothing_found(rules: RuleBook, inputs: list[Path]) -> str:
    from extract.batch import SUFFIXES

    paths = ", ".join(str(path) for path in inputs)
    return rules.message("usage.nothing_found", path=paths, suffixes=", ".join(SUFFIXES))


@contextmanager
def _errors_told() -> Iterator[None]:
    """Print our errors and leave with their exit code, no traceback."""
    try:
        yield
    except BoctachError as error:
        _refuse(str(error), error.exit_code)


def _refuse(message: str, code: ExitCode = ExitCode.usage) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(code)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # an old locale must not end a run
            stream.reconfigure(errors="backslashreplace")
    app()


if __name__ == "__main__":
    main()
