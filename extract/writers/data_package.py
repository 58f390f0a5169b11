"""``datapackage.json``: what tables a run wrote, their types, keys and relations.

Frictionless Data Package v2 (https://datapackage.org/standard/data-package/). A reference that
may be null in part (a record under no heading) is no foreign key of that standard: it stands
under ``optionalForeignKeys``, of the same form, which readers pass over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.writers.atomic import write_atomic
from extract.writers.formats import Format, file_name
from extract.writers.labels import Labels
from extract.writers.layout import Column, Kind, Reference, Table, child_tables, flat_tables

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_TYPES: Mapping[Kind, str] = {
    Kind.text: "string",
    Kind.integer: "integer",
    Kind.number: "number",
    Kind.boolean: "boolean",
    Kind.date: "date",
    Kind.partial_date: "string",
    Kind.texts: "array",
    Kind.records: "array",
}
_JOINED = frozenset({Format.csv, Format.xlsx})
"""Formats whose cells hold lists as text, joined."""
_MEDIA: Mapping[Format, str] = {
    Format.csv: "text/csv",
    Format.jsonl: "application/jsonl",
    Format.parquet: "application/vnd.apache.parquet",
    Format.sqlite: "application/vnd.sqlite3",
    Format.xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def describe_package(formats: Sequence[Format], labels: Labels) -> dict[str, Any]:
    """Give the descriptor of what was written in these formats, in a fixed order."""
    resources: list[dict[str, Any]] = []
    for one in Format:
        if one in formats:
            resources += _resources(one, labels if one in _JOINED else Labels())
    return {
        "$schema": PROFILE,
        "name": "boctach",
        "title": "Plans as records",
        "description": "Records read from Vietnamese government plans; offsets count code points "
        "of each plan's source text.",
        "resources": resources,
    }


def write_package(out: Path, formats: Sequence[Format], labels: Labels) -> None:
    """Write the descriptor.

    Raises:
        OSError: See `extract.writers.atomic.open_atomic`.
    """
    text = json.dumps(describe_package(formats, labels), ensure_ascii=False, indent=2) + "\n"
    write_atomic(out / NAME, text.encode("utf-8"))


def resource_name(table: str, form: Format) -> str:
    """Give the name of a table's resource: the table's in CSV, else with the format.

    >>> resource_name("document_signers", Format.sqlite)
    'document-signers-sqlite'
    """
    name = table.replace("_", "-")
    return name if form is Format.csv else f"{name}-{form.value}"


def _resources(form: Format, labels: Labels) -> list[dict[str, Any]]:
    if form is Format.json:
        return []  # a file a plan, described by its JSON Schema
    if form is Format.jsonl:
        return [_resource("plans", form)]
    tables = list(flat_tables())
    if form is Format.sqlite:
        tables = [
            *(_without_many(table) for table in tables),
            *child_tables().values(),
        ]
    described = [_table_resource(table, form, labels) for table in tables]
    if form is Format.parquet:
        described.append(_resource("plans", form))
    return described


def _resource(name: str, form: Format) -> dict[str, Any]:
    return {
        "name": resource_name(name, form),
        "path": file_name(name, form),
        "format": form.value,
        "mediatype": _MEDIA[form],
    }


def _table_resource(table: Table, form: Format, labels: Labels) -> dict[str, Any]:
    dialect: dict[str, Any] = {}
    if form is Format.sqlite:
        dialect = {"table": table.name}
    if form is Format.xlsx:
        dialect = {"sheetName": labels.table(table.name)}
    resource: dict[str, Any] = {"type": "table", **_resource(table.name, form)}
    if form is Format.csv:
        resource["encoding"] = "utf-8"
        dialect = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True}
    if dialect:
        resource["dialect"] = dialect
    resource["schema"] = _schema(table, form, labels)
    return resource


def _schema(table: Table, form: Format, labels: Labels) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column, form, labels) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [labels.column(table.name, name) for name in table.key]
    firm = [one for one in table.references if _is_firm(table, one)]
    loose = [one for one in table.references if not _is_firm(table, one)]
    if firm:
        schema["foreignKeys"] = [_foreign_key(table, one, form, labels) for one in firm]
    if loose:
        schema["optionalForeignKeys"] = [_foreign_key(table, one, form, labels) for one in loose]
    return schema


def _field(table: Table, column: Column, form: Format, labels: Labels) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": labels.column(table.name, column.name),
        "type": _TYPES[column.kind],
    }
    if field["name"] != column.name:
        field["title"] = column.name
    if column.description:
        field["description"] = column.description
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        limits["enum"] = [str(choice) for choice in column.choices]
    if column.low is not None:
        limits["minimum"] = column.low
    if column.kind is Kind.partial_date:
        limits["pattern"] = _PARTIAL_DATE
    if form in _JOINED and column.kind is Kind.texts:
        field |= {"type": "list", "delimiter": " | ", "itemType": "string"}
    if form in _JOINED and column.kind is Kind.records:
        field["type"] = "string"
    if form is Format.xlsx and column.kind is Kind.partial_date:
        field["type"] = "any"  # a date where it is whole, else text
        limits.pop("pattern")
    return field | ({"constraints": limits} if limits else {})


def _foreign_key(table: Table, one: Reference, form: Format, labels: Labels) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": [labels.column(one.table, name) for name in one.key]}
    if one.table != table.name:  # left out, it is the same table: Table Schema v2
        reference["resource"] = resource_name(one.table, form)
    return {
        "fields": [labels.column(table.name, name) for name in one.columns],
        "reference": reference,
    }


def _is_firm(table: Table, reference: Reference) -> bool:
    """Tell whether the columns are null all together or not at all."""
    required = {table.column(name).required for name in reference.columns}
    return required == {True} or len(reference.columns) == 1


def _without_many(table: Table) -> Table:
    columns = tuple(column for column in table.columns if not column.is_many)
    return Table(table.name, columns, table.key, table.references)
