"""The JSON Schemas are schemas, and what is written follows them."""

from __future__ import annotations

import json

import jsonschema
import pytest

from extract.writers.json_files import plan_as_json
from schemas.json_schema import MODELS, json_schema
from tests.samples import make_plan


@pytest.mark.parametrize("name", MODELS)
def test_is_a_schema_of_the_draft(name: str) -> None:
    schema = json_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_described_and_required(name: str) -> None:
    schema = json_schema(name)
    assert schema["required"] == [one for one in MODELS[name].model_fields if one != "boxes"]


def test_a_written_plan_follows_the_schema() -> None:
    jsonschema.validate(json.loads(plan_as_json(make_plan())), json_schema("plan"))


@pytest.mark.parametrize(
    "change",
    [
        {"role": "basis"},
        {"start": -1},
        {"start": "10"},
        {"doc_type": None},
        {"confidence": 1.1},
        {"colour": "red"},
    ],
)
def test_a_record_that_is_wrong_does_not(change: dict[str, object]) -> None:
    citation = json.loads(plan_as_json(make_plan()))["citations"][0]
    jsonschema.validate(citation, json_schema("citation"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**citation, **change}, json_schema("citation"))


def test_a_record_that_lacks_a_field_does_not() -> None:
    citation = json.loads(plan_as_json(make_plan()))["citations"][0]
    del citation["urn"]
    with pytest.raises(jsonschema.ValidationError, match="urn"):
        jsonschema.validate(citation, json_schema("citation"))
