"""The graph of who cites whom, as GraphML (http://graphml.graphdrawing.org/specification.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from schemas.audit import AuditReport, CitedDocument, Link

_NODE_KEYS = (
    "label",
    "kind",
    "doc_type",
    "symbol",
    "date",
    "issuer",
    "title",
    "path",
    "place",
    "place_now",
)
_EDGE_KEYS = {"kind": "string", "roles": "string", "count": "int"}
# XML 1.0 has no way to write these.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def graph_as_xml(report: AuditReport) -> str:
    """Give the graph: a node for each plan and document, an edge for each link; no duplicates."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: AuditReport) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
        ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
    )
    for key in _NODE_KEYS:
        yield f'  <key id="n_{key}" for="node" attr.name="{key}" attr.type="string"/>'
    for key, kind in _EDGE_KEYS.items():
        yield f'  <key id="e_{key}" for="edge" attr.name="{key}" attr.type="{kind}"/>'
    yield '  <graph id="G" edgedefault="directed">'
    for document in report.documents:
        yield from _node(document)
    for number, link in enumerate(report.links, 1):
        yield from _edge(number, link)
    yield "  </graph>"
    yield "</graphml>"


def _node(document: CitedDocument) -> Iterator[str]:
    now = document.issuer_now
    values = {
        "label": document.label,
        "kind": "plan" if document.plan is not None else "document",
        "doc_type": document.doc_type,
        "symbol": document.symbol,
        "date": document.date,
        "issuer": document.issuer,
        "title": document.title,
        "path": document.plan,
        "place": now.written if now is not None else None,
        "place_now": now.now or now.province_now if now is not None else None,
    }
    yield f"    <node id={quoteattr(document.id)}>"
    for key, value in values.items():
        if value:
            yield f'      <data key="n_{key}">{_text(value)}</data>'
    yield "    </node>"


def _edge(number: int, link: Link) -> Iterator[str]:
    source, target = quoteattr(link.source), quoteattr(link.target)
    yield f'    <edge id="e{number}" source={source} target={target}>'
    yield f'      <data key="e_kind">{link.kind}</data>'
    if link.roles:
        yield f'      <data key="e_roles">{" ".join(role.value for role in link.roles)}</data>'
    yield f'      <data key="e_count">{link.count}</data>'
    yield "    </edge>"


def _text(value: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", value))
