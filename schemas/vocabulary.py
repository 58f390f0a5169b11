"""Closed vocabularies of the record contract.

Names are English; values that come from the law stay Vietnamese.
"""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """Level of government of the issuing office."""

    central = "central"
    province = "province"
    district = "district"
    commune = "commune"


class Authority(StrEnum):
    """On whose behalf a signer signs (Decree 30/2020/NĐ-CP, annex I, item 7)."""

    TM = "TM"  # thay mặt: for the collective body
    KT = "KT"  # ký thay: deputy for the head
    TL = "TL"  # thừa lệnh: by order of the head
    TUQ = "TUQ"  # thừa ủy quyền: by delegation


class NoteKind(StrEnum):
    """What was seen on a page beside its text."""

    signature = "signature"  # digital, as the file tells it
    signature_stamp = "signature_stamp"  # what the program that signed drew on the page
    watermark = "watermark"
    rotated = "rotated"


class ComponentKind(StrEnum):
    """Kinds of parts that one file may hold."""

    decision = "decision"
    plan = "plan"
    appendix = "appendix"
    letter = "letter"
    other = "other"


class CitationRole(StrEnum):
    """Where a citation stands, and so what it is for."""

    legal_basis = "legal_basis"  # căn cứ
    proposal = "proposal"  # theo đề nghị … tại Tờ trình …
    issued_with = "issued_with"  # ban hành kèm theo
    body = "body"


class Comparator(StrEnum):
    """How the level reached compares with the value."""

    eq = "eq"
    ge = "ge"
    gt = "gt"
    le = "le"
    lt = "lt"


class Direction(StrEnum):
    """Whether the value is a level or a change."""

    level = "level"
    increase = "increase"
    decrease = "decrease"


class ReformField(StrEnum):
    """Fields of administrative reform (Nghị quyết 76/NQ-CP of 15/7/2021, part II)."""

    steering = "chỉ đạo điều hành"
    institutions = "thể chế"
    procedures = "thủ tục hành chính"
    organisation = "tổ chức bộ máy"
    civil_service = "chế độ công vụ"
    public_finance = "tài chính công"
    digital_government = "chính quyền số"


class DeadlineKind(StrEnum):
    """What an expression of time names."""

    date = "date"
    month = "month"
    quarter = "quarter"
    half_year = "half_year"
    year = "year"
    period = "period"
    recurring = "recurring"
    ongoing = "ongoing"
    conditional = "conditional"


class Relation(StrEnum):
    """How the thing to be done stands to the time named."""

    by = "by"
    before = "before"
    in_ = "in"
    from_ = "from"
    every = "every"


class AssignmentRole(StrEnum):
    """Whether the actor leads the task or works with others who lead."""

    lead = "lead"
    coordinate = "coordinate"


class OfficerRole(StrEnum):
    """Why a person is named."""

    signer = "signer"
    contact = "contact"
    responsible = "responsible"


class WarningCode(StrEnum):
    """What may be wrong with a plan or with our reading of it."""

    missing_symbol = "missing_symbol"
    missing_date = "missing_date"
    type_symbol_mismatch = "type_symbol_mismatch"
    year_mismatch = "year_mismatch"
    date_conflict = "date_conflict"
    self_reference_mismatch = "self_reference_mismatch"
    cited_after_issue = "cited_after_issue"
    numbering_duplicate = "numbering_duplicate"
    numbering_order = "numbering_order"
    numbering_gap = "numbering_gap"
    suspect_type_word = "suspect_type_word"
    ocr_low_confidence = "ocr_low_confidence"
    bad_text_layer = "bad_text_layer"
    legacy_encoding = "legacy_encoding"
    empty_document = "empty_document"


class Language(StrEnum):
    """Languages that heads of columns may be in."""

    en = "en"  # the names of the record contract
    vi = "vi"
