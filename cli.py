"""The command line: ``boctach convert``, ``show``, ``schema``, ``score``.

spaCy and underthesea are loaded by the commands that convert, not by ``--help``.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

import console
from rules.errors import BoctachError, ExitCode
from rules.loader import RuleBook, load_rules

if TYPE_CHECKING:
    from extract.batch import Summary

_CODES = """
Exit codes:

- 0: every file was converted;
- 1: some files failed (they stand in failures.csv, with what to do), the others were converted;
- 2: wrong usage, or a mistake in the rules.
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


@app.command(
    epilog=_examples(
        "boctach convert corpus -o outputs",
        "boctach convert a.txt b.md -o results --quiet",
        "boctach convert plans -o results --rules our-rules",
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
) -> None:
    """Convert plans to JSON, one file each, and to CSV tables over all of them.

    DIR then holds NAME.json for every file NAME, with its folders; documents.csv, sections.csv,
    citations.csv, targets.csv, deadlines.csv, assignments.csv, officers.csv, warnings.csv; and
    failures.csv, which says what could not be converted and what to do about it.

    A bad file does not stop the others. Exit codes: 0 every file was converted; 1 some failed;
    2 wrong usage, or a mistake in the rules.
    """
    with _errors_told():
        book = load_rules(rules)
        _check_inputs(book, inputs, out)
        summary = _run(book, inputs, out, rules, quiet)
    errors = Console(stderr=True)
    console.print_failures(errors, book, summary)
    if not summary.counts and not summary.failures:
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
) -> None:
    """Show one plan: its text with the records marked in colour, then the records.

    There is no colour where the output is no terminal. Exit codes: 0 shown; 1 the file could not
    be read; 2 wrong usage.
    """
    with _errors_told():
        book = load_rules(rules)
        if not file.exists():
            _refuse(book.message("usage.no_input", path=file))
        from extract.pipeline import Converter

        from extract.loaders import load_source

        loaded = load_source(file)
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


def _check_inputs(rules: RuleBook, inputs: list[Path], out: Path) -> None:
    for path in inputs:
        if not path.exists():
            _refuse(rules.message("usage.no_input", path=path))
    if out.exists() and not out.is_dir():
        _refuse(rules.message("usage.out_is_file", path=out))


def _run(book: RuleBook, inputs: list[Path], out: Path, rules: Path | None, quiet: bool) -> Summary:
    """Convert with a bar of progress where there is a terminal to show it."""
    from extract import batch

    handler = logging.FileHandler(out / batch.LOG_NAME, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger("boctach")
    logger.addHandler(handler)
    logger.propagate = False
    errors = Console(stderr=True)
    try:
        with Progress(console=errors, disable=quiet or not errors.is_terminal) as bar:
            task = bar.add_task(book.message("run.progress"), total=None)

            def tell(done: int, total: int, document: str) -> None:
                bar.update(task, completed=done, total=total)

            return batch.convert_folder(inputs, out, batch.Options(rules=rules), tell)
    finally:
        logger.removeHandler(handler)
        handler.close()


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
