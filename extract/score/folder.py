"""Score a folder of converted plans: precision, recall, F1, fields, and what went wrong."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from extract.score.compare import is_same
from extract.score.gold import KINDS, GoldPlan, Record, load_gold
from extract.score.pairing import pair_records

FIELDS: Mapping[str, tuple[str, ...]] = {
    "citations": ("doc_type", "symbol", "date", "issuer", "role"),
    "targets": ("value", "unit", "comparator", "direction", "indicator", "due", "field"),
    "deadlines": ("kind", "date_start", "date_end"),
    "assignments": ("actor", "role", "due"),
    "officers": ("name", "position", "role"),
}
"""Fields that are scored on records that belong together."""

DOCUMENT_FIELDS = (
    "doc_type",
    "symbol",
    "issuer",
    "date",
    "title",
    "period_start",
    "period_end",
    "level",
    "place",
)
_NULL_IS_OPEN = frozenset({"issuer", "field"})  # an annotated null does not count against any
_TEXT_SUFFIXES = (".txt", ".md")


@dataclass
class Share:
    """Right ones of a total."""

    hits: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """The hits as a share of the total, which is not 0."""
        return self.hits / self.total

    def add(self, is_hit: bool) -> None:
        """Count one more."""
        self.total += 1
        self.hits += is_hit


@dataclass
class Finding:
    """Records found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the records found that are right; 1 where none was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotated records that were found; 1 where there are none."""
        annotated = self.right + self.missed
        return self.right / annotated if annotated else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_dict(self) -> dict[str, float]:
        """Give precision, recall and F1 to four places."""
        numbers = {"p": self.precision, "r": self.recall, "f1": self.f1}
        return {name: round(number, 4) for name, number in numbers.items()}


@dataclass
class KindScore:
    """The score of one kind of record."""

    exact: Finding
    overlap: Finding
    fields: dict[str, Share]

    @property
    def gold(self) -> int:
        """How many annotated records counted."""
        return self.overlap.right + self.overlap.missed


@dataclass
class Scores:
    """The score of a folder.

    Attributes:
        kinds: By kind of record.
        document: Fields of the document that are right.
        missing: Annotated plans that were not converted.
        errors: What is wrong, a line each, in the order of plans and kinds.
    """

    kinds: dict[str, KindScore]
    document: dict[str, Share]
    missing: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def document_accuracy(self) -> float | None:
        """Share of the document's fields that are right; None where none is annotated."""
        total = sum(share.total for share in self.document.values())
        return sum(share.hits for share in self.document.values()) / total if total else None

    def as_dict(self) -> dict[str, Any]:
        """Give the scores as JSON has them, shares to four places."""
        result: dict[str, Any] = {"missing": self.missing}
        for kind, score in self.kinds.items():
            result[kind] = {
                "exact": score.exact.as_dict(),
                "overlap": score.overlap.as_dict(),
                "gold": score.gold,
                "fields": {
                    name: round(share.share, 4) if share.total else None
                    for name, share in score.fields.items()
                },
            }
        accuracy = self.document_accuracy
        result["document"] = {
            "accuracy": None if accuracy is None else round(accuracy, 4),
            "fields": {name: f"{one.hits}/{one.total}" for name, one in self.document.items()},
        }
        return result


def score_folder(
    gold: Path,
    converted: Path,
    only: Collection[str] | None = None,
    sources: Path | None = None,
) -> Scores:
    """Score the converted plans of a folder.

    Args:
        gold: Folder of annotated plans, ``NAME.json``.
        converted: Folder of converted plans, anywhere below it.
        only: Names of annotated plans to score; all where None or empty.
        sources: Folder of source texts; ``seeds`` beside ``gold`` where None.

    Raises:
        GoldError: An annotation is not as it should be.
    """
    plans = load_gold(gold, sources if sources is not None else gold.parent / "seeds", only)
    found = load_converted(converted)
    scores = Scores(
        {
            kind: KindScore(Finding(), Finding(), {name: Share() for name in FIELDS[kind]})
            for kind in KINDS
        },
        {name: Share() for name in DOCUMENT_FIELDS},
    )
    for plan in tuple(plans):  # all are checked before any is scored
        if plan.name not in found:
            scores.missing.append(plan.name)
        score_plan(scores, plan, found.get(plan.name, {}))
    return scores


def load_converted(folder: Path) -> dict[str, Record]:
    """Give the converted plans below a folder, by the name of their source without extension."""
    plans: dict[str, Record] = {}
    for path in sorted(folder.rglob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8-sig"))
        except ValueError:  # some other program's file
            continue
        if not isinstance(data, dict) or not {"document", "citations"} <= data.keys():
            continue
        name = path.stem
        for suffix in _TEXT_SUFFIXES:
            name = name.removesuffix(suffix)
        plans[name] = data
        source = ((data["document"] or {}).get("source") or {}).get("path")
        if source:
            plans[PurePosixPath(source).stem] = data
    return plans


def score_plan(scores: Scores, gold: GoldPlan, found: Record) -> None:
    """Add one plan to the scores; ``found`` is empty where it was not converted."""
    document = found.get("document") or {}
    for name, share in scores.document.items():
        if name in gold.document:
            expected, value = gold.document[name], document.get(name)
            share.add(is_same(name, expected, value))
            if not is_same(name, expected, value):
                _note(scores, gold, f"document.{name}: gold {expected!r} got {value!r}")
    for kind, records in gold.lists.items():
        placed = [
            record
            for record in found.get(kind) or ()
            if kind == "officers" or record.get("start") is not None
        ]
        _score_kind(scores, gold, kind, records, placed)


def _score_kind(
    scores: Scores, plan: GoldPlan, kind: str, gold: Sequence[Record], found: Sequence[Record]
) -> None:
    score = scores.kinds[kind]
    pairs = pair_records(kind, gold, found, plan.text)
    for pair in pairs:
        expected, record = gold[pair.gold], found[pair.found]
        if expected.get("optional"):
            continue
        score.overlap.right += 1
        if pair.is_exact:
            score.exact.right += 1
        else:
            score.exact.wrong += 1
            score.exact.missed += 1
            spans = f"gold {expected.get('quote')!r} got {record.get('text')!r}"
            _note(scores, plan, f"{kind} span: {spans}")
        _score_fields(scores, plan, kind, expected, record)
    paired_gold = {pair.gold for pair in pairs}
    paired_found = {pair.found for pair in pairs}
    for i, expected in enumerate(gold):
        if i not in paired_gold and not expected.get("optional"):
            score.exact.missed += 1
            score.overlap.missed += 1
            label = str(expected.get("quote") or expected.get("name"))
            _note(scores, plan, f"{kind} missed: {label[:110]!r}")
    for j, record in enumerate(found):
        if j not in paired_found:
            score.exact.wrong += 1
            score.overlap.wrong += 1
            label = str(record.get("text") or record.get("name"))
            _note(scores, plan, f"{kind} spurious: {label[:110]!r} at {record.get('start')}")


def _score_fields(
    scores: Scores, plan: GoldPlan, kind: str, expected: Record, found: Record
) -> None:
    for name, share in scores.kinds[kind].fields.items():
        if name not in expected or (expected[name] is None and name in _NULL_IS_OPEN):
            continue
        is_right = is_same(name, expected[name], found.get(name))
        share.add(is_right)
        if not is_right:
            values = f"gold {expected[name]!r} got {found.get(name)!r}"
            quote = str(expected.get("quote"))[:70]
            _note(scores, plan, f"{kind}.{name}: {values} in {quote!r}")


def _note(scores: Scores, plan: GoldPlan, error: str) -> None:
    scores.errors.append(f"{plan.name} {error}")
