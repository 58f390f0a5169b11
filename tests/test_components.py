"""The spaCy components: each alone, in anybody's pipeline, with exact offsets."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from extract.annotate.components import (
    Tokenizer,
    annotate_plan,
    build_pipeline,
    read_as_plan,
)
from extract.mention import Layer
from rules.loader import load_rules

TEXT = (
    "Giao Sở Y tế chủ trì, phối hợp với UBND các xã thực hiện Nghị quyết số 19-NQ/TW; "
    "đạt trên 90% trước ngày 30/6/2026 (qua đồng chí Trần Thị Mai, chuyên viên)."
)
COMPONENTS = {
    "boctach_citations": "citation",
    "boctach_targets": "target",
    "boctach_deadlines": "deadline",
    "boctach_actors": "actor",
    "boctach_persons": "person",
    "boctach_tasks": "task",
}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("số 19-NQ/TW", ["số", "19", "-", "NQ", "/", "TW"]),
        ("2021của", ["2021", "của"]),
        ("a  b\n\nc", ["a", " ", "b", "\n", "\n", "c"]),
        ("e\u0302\u0301m_85%", ["e\u0302\u0301m", "_", "85", "%"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    doc = Tokenizer(Vocab())(text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text


@pytest.mark.parametrize("tokenizer", ["ours", "spaCy's"])
@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_alone(name: str, tokenizer: str) -> None:
    config = {"tokenizer": {"@tokenizers": "boctach.tokenizer.v1"}} if tokenizer == "ours" else {}
    nlp = spacy.blank("xx", config={"nlp": config} if config else {})
    nlp.add_pipe(name)
    doc = nlp(TEXT)
    layer = Layer(COMPONENTS[name])
    expected = annotate_plan(build_pipeline(load_rules()), read_as_plan(TEXT))[layer]
    spans = list(doc.spans[f"boctach_{layer.value}"])
    exact = [(span._.boctach["start"], span._.boctach["end"]) for span in spans]
    assert exact == [(mention.start, mention.end) for mention in expected] != []
    for span, (start, end) in zip(spans, exact, strict=True):
        assert span.start_char <= start < end <= span.end_char
        if tokenizer == "ours":
            assert (span.start_char, span.end_char) == (start, end)


def test_no_mention_ends_inside_a_token() -> None:
    plan = read_as_plan(TEXT)
    doc = Tokenizer(Vocab())(TEXT)
    edges = {token.idx for token in doc} | {token.idx + len(token) for token in doc}
    for mentions in annotate_plan(build_pipeline(load_rules()), plan).values():
        assert {edge for one in mentions for edge in (one.start, one.end)} <= edges


def test_a_document_can_be_stored() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("boctach_actors")
    stored = DocBin(docs=[nlp(TEXT)], store_user_data=True).to_bytes()
    (doc,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    kinds = [span._.boctach["parts"]["kind"] for span in doc.spans["boctach_actor"]]
    assert kinds[:2] == ["office", "office"]


def test_a_pipeline_can_be_made_anew_from_its_config() -> None:
    nlp = build_pipeline(load_rules())
    again = spacy.util.load_model_from_config(nlp.config, auto_fill=True)
    assert again.pipe_names == nlp.pipe_names
    doc, same = nlp(TEXT), again(TEXT)
    texts = [span.text for span in doc.spans["boctach_actor"]]
    assert [span.text for span in same.spans["boctach_actor"]] == texts != []
