"""Score what is read back of a typeset plan against the annotations of the corpus text."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import boctach
from extract.loaders import load_source
from extract.score.folder import Scores, score_folder
from tests.roundtrip.typeset import CORPUS, PLANS, Typeset, carry_offsets, carry_span, read_typeset

GOLD = Path(os.environ.get("BOCTACH_GOLD", CORPUS.parent.parent / "shared" / "gold"))
Write = Callable[[Typeset, Path], None]
Carry = Callable[[Typeset, str], Mapping[int, tuple[int, int]]]


def score_corpus(folder: Path) -> Scores:
    """Score the corpus as text files."""
    boctach.convert_folder(CORPUS, folder / "out")
    return score_folder(GOLD, folder / "out", sources=CORPUS)


def score_typeset(
    folder: Path,
    write: Write,
    suffix: str,
    carry: Carry = carry_offsets,
    paths: Sequence[Path] = PLANS,
) -> Scores:
    """Typeset the corpus, read it back, and score it with the annotations carried over."""
    plans, gold, sources = folder / "plans", folder / "gold", folder / "seeds"
    for made in (plans, gold, sources):
        made.mkdir(parents=True)
    for path in paths:
        typeset = read_typeset(path)
        file = plans / f"{path.stem}{suffix}"
        write(typeset, file)
        text = load_source(file).text
        (sources / f"{path.stem}.txt").write_text(text, encoding="utf-8")
        places = carry(typeset, text)
        annotated = json.loads((GOLD / f"{path.stem}.json").read_text(encoding="utf-8"))
        carried = _carry(annotated, places, text)
        (gold / f"{path.stem}.json").write_text(
            json.dumps(carried, ensure_ascii=False), encoding="utf-8"
        )
    boctach.convert_folder(plans, folder / "out")
    return score_folder(gold, folder / "out", sources=sources)


def _carry(value: Any, places: Mapping[int, tuple[int, int]], text: str) -> Any:
    """Carry every record of an annotation over; what was not typeset counts neither way."""
    if isinstance(value, list):
        return [_carry(one, places, text) for one in value]
    if not isinstance(value, dict):
        return value
    made = {name: _carry(one, places, text) for name, one in value.items()}
    if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
        span = carry_span(places, value["start"], value["end"])
        if span is not None:
            made["start"], made["end"] = span
            if "source_text" in made:
                made["source_text"] = text[span[0] : span[1]]
        else:
            made["optional"] = True
    return made
