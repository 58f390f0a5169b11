"""spaCy components over the finders: each fills one span group, and each works alone.

>>> import spacy
>>> import extract.annotate.components
>>> nlp = spacy.blank("xx")
>>> _ = nlp.add_pipe("boctach_actors")
>>> doc = nlp("Giao Sở Y tế2025 báo cáo")
>>> (span,) = doc.spans["boctach_actor"]
>>> span.text, span._.boctach["start"], span._.boctach["end"]
('Sở Y tế2025', 5, 12)

A span grows to whole tokens, as here; with our own tokenizer none does (the option
``tokenizer = {"@tokenizers": "boctach.tokenizer.v1"}`` under ``nlp``). ``span._.boctach`` has the
exact offsets and the parts. The option ``rules`` of a component names a folder with rules on top
of ours.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import IDX, LENGTH, NORM
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import registry
from spacy.vocab import Vocab

from extract.annotate.actors.finding import find_actors
from extract.annotate.actors.gazetteer import Hit, WordKind, build_gazetteer
from extract.annotate.actors.persons import find_persons
from extract.annotate.citations.finding import find_citations
from extract.annotate.deadlines import find_deadlines
from extract.annotate.overlaps import settle_overlaps
from extract.annotate.targets.finding import find_targets
from extract.annotate.task_cues import find_task_cues
from extract.mention import Layer, Mention
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook, load_rules

_TOKEN = re.compile(r"([^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+|[^\w\s]|[^\S ]|_| )( ?)")
_LONGEST_TEXT = 1_000_000_000  # our components take memory in step with the text

Finder = Callable[[PlanText, RuleBook, Doc], tuple[Mention, ...]]


class Tokenizer:
    """Cuts wherever letters, digits and marks meet, so that no mention ends inside a token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Give the Doc over a text; its text is the same, character for character.

        >>> [token.text for token in Tokenizer(Vocab())("năm 2021của 19-NQ/TW")]
        ['năm', '2021', 'của', '19', '-', 'NQ', '/', 'TW']
        """
        pairs = _TOKEN.findall(text)
        return Doc(
            self.vocab,
            words=[word for word, _ in pairs],
            spaces=[space != "" for _, space in pairs],
        )

    def to_bytes(self, **_: Any) -> bytes:
        """Give nothing: there is nothing to keep."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> Tokenizer:
        """Give the tokenizer itself."""
        return self

    def to_disk(self, _: str | Path, **__: Any) -> None:
        """Write nothing."""

    def from_disk(self, _: str | Path, **__: Any) -> Tokenizer:
        """Give the tokenizer itself."""
        return self


@registry.tokenizers("boctach.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Give the maker of our tokenizer, as spaCy's configuration wants it."""

    def make(nlp: Language) -> Tokenizer:
        nlp.vocab.lex_attr_getters[NORM] = fold  # type: ignore[attr-defined]
        return Tokenizer(nlp.vocab)

    return make


class Lexicon:
    """The gazetteer as a PhraseMatcher over folded words."""

    def __init__(self, rules: RuleBook) -> None:
        self._tokenizer = Tokenizer(Vocab(lex_attr_getters={NORM: fold}))
        vocab = self._tokenizer.vocab
        self._matcher = PhraseMatcher(vocab, attr="NORM")
        self._kinds: dict[int, WordKind] = {}
        for kind, words in build_gazetteer(rules).items():
            self._matcher.add(kind.value, [self._tokenizer(word) for word in words])
            self._kinds[vocab.strings[kind.value]] = kind

    def find(self, doc: Doc) -> list[Hit]:
        """Give the words of the gazetteer in a Doc, overlaps and all.

        A Doc that another tokenizer cut is cut anew: its tokens may hold several of our words,
        and its norms are not folded.
        """
        folded = doc.vocab.lex_attr_getters.get(NORM) is fold  # type: ignore[attr-defined]
        ours = doc if folded else self._tokenizer(doc.text)
        starts, ends = _token_bounds(ours)
        kinds = self._kinds
        return [
            Hit(starts[first], ends[last - 1], kinds[kind])
            for kind, first, last in self._matcher(ours)
        ]


@lru_cache(maxsize=8)
def _load_lexicon(rules: RuleBook) -> Lexicon:
    return Lexicon(rules)


class Component:
    """A finder as a pipeline component that fills ``doc.spans["boctach_<layer>"]``."""

    def __init__(self, layer: Layer, rules: RuleBook, finder: Finder) -> None:
        self.layer, self.rules, self._finder = layer, rules, finder

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc of anybody's; its text is taken as the plan text."""
        self.annotate(doc, read_as_plan(doc.text))
        return doc

    def annotate(self, doc: Doc, plan: PlanText) -> tuple[Mention, ...]:
        """Annotate a Doc over a plan text, and give the mentions, overlaps settled."""
        settled = settle_overlaps(self._finder(plan, self.rules, doc))
        fill_spans(doc, self.layer, settled.winners)
        return settled.winners


def fill_spans(doc: Doc, layer: Layer, mentions: Sequence[Mention]) -> None:
    """Put mentions into the layer's span group, grown to whole tokens.

    The exact offsets and parts go to ``doc.user_data`` as plain values, so that a Doc can be
    stored; ``span._.boctach`` reads them.
    """
    starts, ends = _token_bounds(doc)
    label = doc.vocab.strings.add(layer.value)
    doc.spans[f"boctach_{layer.value}"] = SpanGroup(
        doc,
        name=f"boctach_{layer.value}",
        spans=[
            Span(
                doc,
                max(bisect_right(starts, mention.start) - 1, 0),
                bisect_left(ends, mention.end) + 1,
                label,
                span_id=number,
            )
            for number, mention in enumerate(mentions)
        ],
    )
    doc.user_data[f"boctach_{layer.value}"] = [
        {
            "start": mention.start,
            "end": mention.end,
            "rule": mention.rule_id,
            "parts": dict(mention.parts),
            "spans": {name: list(span) for name, span in mention.spans.items()},
        }
        for mention in mentions
    ]


def _exact_mention(span: Span) -> dict[str, Any] | None:
    found = span.doc.user_data.get(f"boctach_{span.label_}")
    return found[span.id] if found and span.id < len(found) else None


Span.set_extension("boctach", getter=_exact_mention, force=True)


def _token_bounds(doc: Doc) -> tuple[array[int], array[int]]:
    """Give where each token begins and ends in the text, as arrays for bisecting."""
    bounds = doc.to_array([IDX, LENGTH])
    starts = bounds[:, 0]
    return array("q", starts.tobytes()), array("q", (starts + bounds[:, 1]).tobytes())


def read_as_plan(text: str) -> PlanText:
    """Take a text as its own plan text, every character at its own place."""
    return PlanText(text, array("l", range(len(text))), array("l", range(1, len(text) + 1)), text)


def _rules_of(folder: str | None) -> RuleBook:
    return load_rules(Path(folder) if folder is not None else None)


@Language.factory("boctach_citations", default_config={"rules": None}, assigns=["doc.spans"])
def create_citations(nlp: Language, name: str, rules: str | None) -> Component:
    """Mentions of legal and administrative documents, in ``doc.spans["boctach_citation"]``."""
    return Component(
        Layer.citation, _rules_of(rules), lambda plan, book, _: find_citations(plan, book)
    )


@Language.factory("boctach_targets", default_config={"rules": None}, assigns=["doc.spans"])
def create_targets(nlp: Language, name: str, rules: str | None) -> Component:
    """Numbers with their units, in ``doc.spans["boctach_target"]``."""
    return Component(Layer.target, _rules_of(rules), lambda plan, book, _: find_targets(plan, book))


@Language.factory("boctach_deadlines", default_config={"rules": None}, assigns=["doc.spans"])
def create_deadlines(nlp: Language, name: str, rules: str | None) -> Component:
    """Expressions of time, in ``doc.spans["boctach_deadline"]``."""
    return Component(
        Layer.deadline, _rules_of(rules), lambda plan, book, _: find_deadlines(plan, book)
    )


@Language.factory("boctach_actors", default_config={"rules": None}, assigns=["doc.spans"])
def create_actors(nlp: Language, name: str, rules: str | None) -> Component:
    """Offices, units and officers, in ``doc.spans["boctach_actor"]``."""

    def find(plan: PlanText, book: RuleBook, doc: Doc) -> tuple[Mention, ...]:
        return find_actors(plan, book, _load_lexicon(book).find(doc))

    return Component(Layer.actor, _rules_of(rules), find)


@Language.factory("boctach_persons", default_config={"rules": None}, assigns=["doc.spans"])
def create_persons(nlp: Language, name: str, rules: str | None) -> Component:
    """Names of persons, in ``doc.spans["boctach_person"]``."""
    return Component(Layer.person, _rules_of(rules), lambda plan, book, _: find_persons(plan, book))


@Language.factory("boctach_tasks", default_config={"rules": None}, assigns=["doc.spans"])
def create_tasks(nlp: Language, name: str, rules: str | None) -> Component:
    """Cues of assignments: labels and words that give tasks, in ``doc.spans["boctach_task"]``."""
    return Component(Layer.task, _rules_of(rules), lambda plan, book, _: find_task_cues(plan, book))


_PIPES = (
    "boctach_citations",
    "boctach_targets",
    "boctach_deadlines",
    "boctach_actors",
    "boctach_persons",
    "boctach_tasks",
)


def build_pipeline(rules: RuleBook) -> Language:
    """Give a pipeline with our tokenizer and all our components, for these rules."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "boctach.tokenizer.v1"}}})
    nlp.max_length = _LONGEST_TEXT
    for name in _PIPES:
        component = nlp.add_pipe(name)
        assert isinstance(component, Component)
        component.rules = rules
    return nlp


def annotate_plan(nlp: Language, plan: PlanText) -> Mapping[Layer, tuple[Mention, ...]]:
    """Annotate a plan with every component of ours in a pipeline.

    Returns:
        Mentions by layer, each in document order; a layer with no component is empty.
    """
    found: dict[Layer, tuple[Mention, ...]] = dict.fromkeys(Layer, ())
    doc = nlp.make_doc(plan.text)
    for _, component in nlp.pipeline:
        if isinstance(component, Component):
            found[component.layer] = component.annotate(doc, plan)
    return found
