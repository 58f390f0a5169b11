"""Make PDFs that need more than PDFium writes: encrypted, signed, in fonts of old encodings."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from asn1crypto import x509 as asn1_x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from fontTools.ttLib import TTFont
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore


def encrypt(data: bytes, password: str, *, owner_only: bool = False) -> bytes:
    """Encrypt a PDF (AES-256); ``owner_only`` lets everybody read it and nobody change it."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(data)))
    writer.encrypt(owner_pass=password, user_pass="" if owner_only else password)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def old_font(name: str, base: Path, letters: Mapping[str, str]) -> bytes:
    """Make a font of an old encoding, as ``.VnTime``.

    Args:
        name: Its name.
        base: A font with Vietnamese letters.
        letters: The letter that is drawn for each character.
    """
    font = TTFont(base)
    drawn = dict(font.getBestCmap())
    for table in font["cmap"].tables:
        if table.isUnicode():
            most = 0x100 if letters else 0x10000
            plain = {code: name for code, name in drawn.items() if code < most}
            table.cmap = plain | {ord(old): drawn[ord(new)] for old, new in letters.items()}
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            font["name"].setName(name, record.nameID, *_ids(record))
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _ids(record: Any) -> tuple[int, int, int]:
    return record.platformID, record.platEncID, record.langID


@dataclass(frozen=True)
class Authority:
    """Signs certificates, its own first."""

    name: str

    @cached_property
    def key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def certify(self, name: str, key: rsa.RSAPrivateKey) -> x509.Certificate:
        """Certify a name; by the authority's own key where the name is its own."""
        return (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(_name(self.name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(dt.datetime(2024, 1, 1))
            .not_valid_after(dt.datetime(2044, 1, 1))
            .sign(self.key, hashes.SHA256())
        )


def sign(data: bytes, name: str, authority: Authority | None, stamp: str = "") -> bytes:
    """Sign a PDF digitally.

    Args:
        data: The PDF.
        name: Of the signer.
        authority: Who vouches for the signer; None for nobody else.
        stamp: Drawn at the foot of the first page; ``%(signer)s`` and ``%(ts)s`` are filled in.
    """
    key = authority.key if authority and authority.name == name else Authority(name).key
    own = Authority(name)
    own.__dict__["key"] = key
    certificates = [(authority or own).certify(name, key)]
    if authority is not None:
        certificates.append(authority.certify(authority.name, authority.key))
    made = [asn1_x509.Certificate.load(one.public_bytes(_DER)) for one in certificates]
    signer = signers.SimpleSigner(
        signing_cert=made[0],
        signing_key=PrivateKeyInfo.load(
            key.private_bytes(_DER, PrivateFormat.PKCS8, NoEncryption())
        ),
        cert_registry=SimpleCertificateStore.from_certs(made),
    )
    place = fields.SigFieldSpec("Sig1", on_page=0, box=(350, 60, 540, 120)) if stamp else None
    pdf = signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name="Sig1", name=name),
        signer,
        new_field_spec=place,
        stamp_style=TextStampStyle(stamp_text=stamp) if stamp else None,
    )
    out = pdf.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), output=io.BytesIO())
    return bytes(out.getbuffer())


_DER = Encoding.DER


def _name(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
