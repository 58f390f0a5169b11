"""Make Word files part by part, so that a test shows the XML that it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from extract.loaded import LoadedSource
from extract.loaders.word.docx import load_docx

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes",
          "header1": "header", "footer1": "footer"}  # fmt: skip
_ROOTS = {"header1": "hdr", "footer1": "ftr"}


def p(content: str = "", settings: str = "") -> str:
    """A paragraph: of text, or of runs where it begins with a tag."""
    runs = content if content.startswith("<") else r(content) if content else ""
    return f"<w:p>{f'<w:pPr>{settings}</w:pPr>' if settings else ''}{runs}</w:p>"


def r(text: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    settings = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, settings)


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def tc(content: str, settings: str = "") -> str:
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{content}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell that begins with ``<w:tc>`` is taken as it is."""
    made = (
        "".join(cell if cell.startswith("<w:tc>") else tc(p(cell)) for cell in row) for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def make_docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Make a Word file of the XML inside its body and inside its other parts."""
    parts = dict(parts or {})
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{_KINDS[name]}" Target="{name}.xml"/>'
        for name in parts
    )
    relations += "".join(
        f'<Relationship Id="{name.split(".")[0]}" Type="{_OFFICE}/image" Target="media/{name}"/>'
        for name in pictures or ()
    )
    main = f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "_rels/.rels": _RELATIONS.format(main),
        "word/_rels/document.xml.rels": _RELATIONS.format(relations),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        root = _ROOTS.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{content}</w:{root}>"
    packed = {name: text.encode() for name, text in files.items()}
    return zip_files(packed | {f"word/media/{name}": one for name, one in (pictures or {}).items()})


def zip_files(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def load(body: str, parts: Mapping[str, str] | None = None) -> LoadedSource:
    return load_docx(Path("plan.docx"), make_docx(body, parts))


def lines(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    """Give the source text of a Word file, a line each."""
    return load(body, parts).text.splitlines()
