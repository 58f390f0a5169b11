"""JSON Schema (draft 2020-12) of the records and of a whole plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from schemas.assignment import Assignment
from schemas.base import Model
from schemas.citation import Citation
from schemas.deadline import Deadline
from schemas.finding import PlanWarning
from schemas.officer import Officer
from schemas.plan import SCHEMA_VERSION, Document, Plan, Section
from schemas.target import Target

MODELS: Mapping[str, type[Model]] = {
    "plan": Plan,
    "document": Document,
    "section": Section,
    "citation": Citation,
    "target": Target,
    "deadline": Deadline,
    "assignment": Assignment,
    "officer": Officer,
    "warning": PlanWarning,
}
"""Models that have a schema of their own, by its name; ``plan`` is the whole file."""

OPTIONAL = frozenset({"boxes", "notes"})
"""Fields that are left out where they are empty."""


def json_schema(name: str) -> dict[str, Any]:
    """Give the schema of a model, with ``$schema`` and ``$id``.

    Args:
        name: A key of `MODELS`.

    Returns:
        The schema of what is written: every field is there, null where there is nothing to say;
        only what a format may lack altogether (`OPTIONAL`) is left out then.

    >>> json_schema("citation")["$id"]
    'urn:boctach:schema:1:citation'
    """
    schema = MODELS[name].model_json_schema(mode="serialization")
    for part in (schema, *schema.get("$defs", {}).values()):
        if "properties" in part:
            part["required"] = [name for name in part["properties"] if name not in OPTIONAL]
            for field in part["properties"].values():
                field.pop("default", None)
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:boctach:schema:{SCHEMA_VERSION}:{name}",
        **schema,
    }
