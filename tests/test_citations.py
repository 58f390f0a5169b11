"""Citations: what is found, how it is read, how it is linked, what is warned of."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

import pytest

from extract.annotate.citations.finding import find_citations
from extract.plan_text import PlanText
from rules.loader import load_rules
from tests.marked import as_marks, parse_marked

Convert = Callable[[str], Any]


@pytest.mark.parametrize(
    "marked",
    [
        # The number as OCR reads it, the text kept as it is
        "Quán triệt <citation symbol=21-NQ/TW>Nghị quyết số 2l-NQ/TW</citation> về dân số.",
        "Theo <citation symbol=101/2020/NĐ-CP date=2020-08-28>Nghị định số 1O1/2020/ND-CP ngày "
        "28/8/2O20</citation>.",
        'Theo <citation symbol=6/QĐ-TTg issuer="Thủ tướng Chính phủ">Quyết định số 6/QĐ-TTe'
        "</citation>.",
        "Theo <citation symbol=38/NQ-CP>Nghị quyết 38/NO-CP</citation> của Chính phủ.",
        "Theo <citation symbol=7/QĐ-TTg date=null>Quyết định 7/QĐ-TTg ngày 31/02/2024</citation>.",
        "Theo <citation symbol=90/QĐ-TTg date=2022-01-18>Quyết định số 90 /QĐ -TTg ngày "
        "18/01/22</citation>.",
        'Theo <citation doc_type="Thông tư" symbol=12/2022/TT-BNV date=2022-12-30>Thông tư số '
        "12/2022/TT - BNV, ngày 30.12.2022</citation>.",
        # The type word
        'Theo <citation doc_type="Chỉ thị">Chi thị số 14/CT-TTg</citation>.',
        'Theo <citation doc_type="Hướng dẫn">Hưóng dẫn số 08/HD-SNV</citation>.',
        'Xét <citation doc_type="Báo cáo" symbol=31/BC-HĐND>Báo cáo thẩm tra số '
        "31/BC-HĐND</citation>.",
        'Theo <citation doc_type="Thông báo" symbol=77/TB-VPCP>Thông báo kết luận số '
        "77/TB-VPCP</citation>.",
        'Gửi <citation doc_type="Công văn" symbol=512/SYT-NVY>văn bản số 512/SYT-NVY</citation>.',
        'Gửi <citation doc_type="Kế hoạch" symbol=8/KH-SYT>văn bản số 8/KH-SYT</citation>.',
        'Theo hướng dẫn tại <citation doc_type="Công văn">Công văn 99/STC-QLNS</citation>, '
        '<citation doc_type="Công văn" symbol=105/STC-QLNS>105/STC-QLNS</citation>.',
        'Làm theo quy định <citation doc_type="Nghị định">số 15/2020/NĐ-CP</citation> về xử phạt.',
        # Lists
        "Các <citation symbol=57-NQ/TW>Nghị quyết số 57</citation>, "
        "<citation symbol=59-NQ/TW>59</citation> và <citation symbol=68-NQ/TW>68-NQ/TW</citation>.",
        "Tổng kết <citation symbol=43-NQ/TW>Nghị quyết 43-NQ/TW</citation>; theo đó, "
        "<citation symbol=43-NQ/TW>Nghị quyết số 43</citation> nêu rõ.",
        "Theo <citation symbol=9>Nghị quyết số 9 ngày 02/5/2024</citation> của Đảng ủy.",
        # Laws
        'Theo <citation doc_type="Luật" title="Phòng, chống ma túy" date=null>Luật Phòng, chống ma '
        "túy</citation> và các văn bản hướng dẫn.",
        'Theo <citation title="Thú cưng gia đình">Luật Thú cưng gia đình</citation> được Quốc hội '
        "thông qua.",
        'Theo <citation doc_type="Bộ luật" date=2015>Bộ luật Dân sự 2015</citation>.',
        'Theo <citation doc_type="Luật" symbol=87/2015/QH13>Luật Hoạt động giám sát của Quốc hội '
        "và Hội đồng nhân dân số 87/2015/QH13</citation>.",
        'Theo <citation doc_type="Luật" title="Dược (sửa đổi)">Luật Dược (sửa đổi)</citation>.',
        'Theo <citation doc_type="Hiến pháp" date=2013>Hiến pháp năm 2013</citation> và pháp luật.',
        "Theo <citation>Luật Việc làm</citation>, <citation>Nghị định số 28/2015/NĐ-CP</citation>.",
        'Theo <citation title="sửa đổi, bổ sung một số điều của Luật Dược, Luật Giá">Luật số '
        "44/2024/QH15</citation> sửa đổi, bổ sung một số điều của Luật Dược, Luật Giá.",
        # Nothing
        "Số: 15/KH-SVHTT",
        "Số 15-KH/HU",
        "Lập theo mẫu số 02/BC-UBND và phụ lục 03/TH-SNV.",
        "Thi hành Luật, Pháp lệnh; tư vấn pháp luật, luật sư, Luật gia, theo luật định.",
        "Kế hoạch 5 năm 2026 - 2030; Nghị quyết Đại hội; đạt 12/KH năm; 24/7; 3/4 số xã.",
        "Áp dụng TCVN ISO 9001:2015, QCVN 01/BYT và hồ sơ 02/ĐĐ-HS.",
        "Chỉ tiêu đạt 5/KT-XH; đường ĐT.741/QL-14; Điều 12/2.",
    ],
)
def test_found(marked: str, convert_text: Convert) -> None:
    text, expected = parse_marked(marked)
    assert as_marks(convert_text(text).citations, expected) == expected


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Theo Quyết định số 5/QĐ-UBND của UBND TP Hà Nội.", ["Ủy ban nhân dân thành phố Hà Nội"]),
        ("Theo Quyết định số 5/QĐ-UBND của Chủ tịch UBND tỉnh Yên Bái và các sở.",
         ["Chủ tịch Ủy ban nhân dân tỉnh Yên Bái"]),
        ("Theo Quyết định số 5/QĐ-UBND.", [None]),
        ("Theo Quyết định số 5/QĐ-BKHCN của Bộ KH&CN ban hành Khung.",
         ["Bộ Khoa học và Công nghệ"]),
        ("Theo Nghị quyết số 5/NQ-HĐND của HĐND tỉnh Quy định về mức chi, tỉnh Sơn La.",
         ["Hội đồng nhân dân tỉnh Sơn La"]),
        ("Theo chỉ đạo của UBND huyện Ba Vì tại Công văn số 8/UBND-NV.",
         ["Ủy ban nhân dân huyện Ba Vì"]),
        ("UBND tỉnh Lai Châu đã ban hành Kế hoạch số 8/KH-UBND.",
         ["Ủy ban nhân dân tỉnh Lai Châu"]),
        ("Theo Nghị quyết số 5-NQ/TU và Kết luận số 6-KL/TU của Tỉnh ủy Sơn La.",
         ["Tỉnh ủy Sơn La", "Tỉnh ủy Sơn La"]),
        ("Theo Chỉ thị số 5/CT-TTg kịp thời triển khai, Nghị định số 6/2024/NĐ-CP của Chính phủ.",
         ["Thủ tướng Chính phủ", "Chính phủ"]),
        ("Theo Thông tư liên tịch số 1/2020/TTLT-BYT-BCA.", ["Bộ Y tế, Bộ Công an"]),
        ("Theo Nghị quyết số 8/2020/UBTVQH14.", ["Ủy ban Thường vụ Quốc hội"]),
        ("Theo Công văn số 8/SNV-CCVC.", ["Sở Nội vụ"]),
        ("Theo Luật Đất đai năm 2024.", [None]),
        # Bodies that share a code: the register tells which, of a year if one is named.
        ("Theo Nghị quyết số 57-NQ/TW và Nghị quyết số 18-NQ/TW ngày 25/10/2017.",
         ["Bộ Chính trị", "Ban Chấp hành Trung ương"]),
        ("Theo Chỉ thị số 05-CT/TW ngày 23/6/2021, Quy định số 999-QĐ/TW.", ["Ban Bí thư", None]),
        ("Theo Kế hoạch số 5/KH-UBND của UBND xã Tân Lập, tỉnh Phú Thọ về y tế.",
         ["Ủy ban nhân dân xã Tân Lập, tỉnh Phú Thọ"]),
        ("Xét đề nghị của Hạt Kiểm lâm huyện Kon Plông tại Tờ trình số 5/TTr-HKL.",
         ["Hạt Kiểm lâm huyện Kon Plông"]),
        ("Theo Kế hoạch số 5/KH-BATGT của Ban An toàn giao thông thành phố Huế về Tết.",
         ["Ban An toàn giao thông thành phố Huế"]),
        ("Theo Nghị quyết số 5/NQ-HĐND cúa HĐND huyện Ba Vì vể y tế.",
         ["Hội đồng nhân dân huyện Ba Vì"]),
    ],
)  # fmt: skip
def test_issuers(text: str, issuers: list[str | None], convert_text: Convert) -> None:
    assert [citation.issuer for citation in convert_text(text).citations] == issuers


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Theo Quyết định số 5/QĐ-TTg về việc phê duyệt Đề án trồng rừng, đồng thời rà soát.",
         ["Đề án trồng rừng"]),
        ("Theo Quyết định số 5/QĐ-TTg ban hành ngày mai.", [None]),
        ("Theo Thông tư số 5/2024/TT-BYT quy định chi tiết thi hành Luật Dược và các văn bản khác.",
         ["quy định chi tiết thi hành Luật Dược"]),  # the law is part of a title
        ("Kế hoạch số 5-KH/HU của Huyện ủy, Hướng dẫn số 6-HD/BTCTW, Quy định số 7-QĐ/TW.",
         [None, None, None]),  # each the next document, not what the one before is about
        ("Công văn số 5/UBND-NC của UBND tỉnh V/v chống hạn; Công văn số 6/UBND của UBND huyện "
         "Về việc chống úng.", ["chống hạn", "chống úng"]),
        ("Nghị quyết số 5/2025/NQ-HĐND của HĐND tỉnh khóa XIX, kỳ họp thứ 5 quy định mức chi.",
         ["mức chi"]),
        ("Quyết định số 5/QĐ-TTg về “Tuần lễ số” và Quyết định số 6/QĐ-TTg về trẻ em.",
         ["Tuần lễ số", "trẻ em"]),
        ("Kế hoạch số 5/KH-SYT về tiêm chủng năm 2025 bảo đảm đúng tiến độ.",
         ["tiêm chủng năm 2025"]),
        ("Nghị quyết số 5-NQ/TW (khóa XII) về bảo vệ Tổ quốc (Nghị quyết số 5-NQ/TW).",
         ["bảo vệ Tổ quốc", None]),
    ],
)  # fmt: skip
def test_titles(text: str, titles: list[str | None], convert_text: Convert) -> None:
    assert [citation.title for citation in convert_text(text).citations] == titles


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Nghị định số 5/2024/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 4/2020/NĐ-CP.",
         [(0, 1)]),
        ("Nghị định số 4/2020/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 5/2024/NĐ-CP và Nghị "
         "định số 6/2025/NĐ-CP.", [(1, 0), (2, 0)]),
        ("Nghị định số 4/2020/NĐ-CP được sửa đổi tại Nghị định số 5/2024/NĐ-CP, Thông tư số "
         "6/2025/TT-BTC.", [(1, 0)]),
        ("Luật Giá số 16/2023/QH15; Luật số 44/2024/QH15 sửa đổi, bổ sung một số điều của Luật "
         "Dược, Luật Giá.", [(1, 0)]),
        ("Nghị quyết số 7/NQ-CP sửa đổi, bổ sung Chương trình hành động thực hiện Nghị quyết số "
         "57-NQ/TW.", []),
        ("Quyết định số 7/QĐ-TTg thay thế Quyết định số 6/QĐ-TTg.", []),
    ],
)  # fmt: skip
def test_amendments(text: str, pairs: list[tuple[int, int]], convert_text: Convert) -> None:
    citations = convert_text(text).citations
    ids = [citation.id for citation in citations]
    found = [
        (number, ids.index(target))
        for number, citation in enumerate(citations)
        for target in citation.amends
    ]
    assert found == pairs


@pytest.mark.parametrize(
    ("text", "urn"),
    [
        ("Nghị quyết số 76/NQ-CP ngày 15/7/2021", "urn:lex:vn:chinh.phu:nghi.quyet:2021;76-nq-cp"),
        ("Nghị quyết số 76/NQ-CP ngày 06/5/2023", "urn:lex:vn:chinh.phu:nghi.quyet:2023;76-nq-cp"),
        ("Nghị quyết số 76/NQ-CP", None),
        ("Thông tư số 1/2020/TT-BKHCN",
         "urn:lex:vn:bo.khoa.hoc.cong.nghe:thong.tu:2020;1-2020-tt-bkhcn"),
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2024 của UBND tỉnh Bà Rịa - Vũng Tàu",
         "urn:lex:vn;tinh.ba.ria.vung.tau:uy.ban.nhan.dan:quyet.dinh:2024;5-qd-ubnd"),
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2024 của UBND thành phố Đà Nẵng",
         "urn:lex:vn;thanh.pho.da.nang:uy.ban.nhan.dan:quyet.dinh:2024;5-qd-ubnd"),
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2024 của UBND xã Tân Lập", None),
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2024 của UBND xã Tân Lập, tỉnh Sơn La",
         "urn:lex:vn;tinh.son.la;xa.tan.lap:uy.ban.nhan.dan:quyet.dinh:2024;5-qd-ubnd"),
        ("Luật Đất đai năm 2024", None),
        ("Công văn số 5/XYZ-TH ngày 1/2/2024", None),
    ],
)  # fmt: skip
def test_urns(text: str, urn: str | None, convert_text: Convert) -> None:
    assert [citation.urn for citation in convert_text(f"Theo {text}.").citations] == [urn]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Theo Nghi định số 5/2024/NĐ-CP.", ["suspect_type_word"]),
        ("Theo Chỉ thị số 5/KH-UBND.", ["type_symbol_mismatch"]),
        ("Theo Nghị định số 5/2024/NĐ-CP ngày 3/4/2023.", ["year_mismatch"]),
        ("Theo Quyết định số 5/QĐ-TTg ngày 3/4/2023; Quyết định số 5/QĐ-TTg ngày 4/3/2023.",
         ["date_conflict"]),
        ("Theo Quyết định số 5/QĐ-TTg ngày 3/4/2023; Quyết định số 5/QĐ-TTg ngày 4/3/2024.", []),
        ("Theo Kế hoạch số 5/KH-UBND ngày 3/4/2023 của UBND xã Tân Lập; Kế hoạch số 5/KH-UBND ngày "
         "4/3/2023 của UBND tỉnh Sơn La.", []),
        ("Theo Quy định số 37-QĐ/TW; Nghị quyết số 5/2024/QH15; Văn bản số 8/KH-SYT.", []),
    ],
)  # fmt: skip
def test_warnings(text: str, codes: list[str], convert_text: Convert) -> None:
    heads = {"missing_symbol", "missing_date"}
    found = [str(warning.code) for warning in convert_text(text).warnings]
    assert [code for code in found if code not in heads] == codes


HEAD = """ỦY BAN NHÂN DÂN
XÃ TÂN LẬP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/KH-UBND          Tân Lập, ngày 05 tháng 3 năm 2025

KẾ HOẠCH
Phổ cập bơi năm 2025

I. MỤC ĐÍCH
"""


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Theo Quyết định số 5/QĐ-TTg ngày 03/4/2025.", ["cited_after_issue"]),
        ("Theo Quyết định số 5/QĐ-TTg ngày 05/3/2025.", []),
        ("PHỤ LỤC\n(Kèm theo Kế hoạch số 16/KH-UBND ngày 05/3/2025 của UBND xã)",
         ["self_reference_mismatch"]),
        ("PHỤ LỤC\n(Kèm theo Kế hoạch số 15/KH-UBND ngày 05/3/2025 của UBND xã)", []),
        ("Quy chế ban hành kèm theo Quyết định số 16/QĐ-UBND ngày 05/02/2025 của UBND xã.", []),
    ],
)  # fmt: skip
def test_warnings_against_the_plan(body: str, codes: list[str], convert_text: Convert) -> None:
    assert [str(warning.code) for warning in convert_text(HEAD + body).warnings] == codes


def test_own_number_is_no_citation(convert_text: Convert) -> None:
    plan = convert_text(HEAD + "Thực hiện Kế hoạch này.")
    assert (plan.document.symbol, plan.citations) == ("15/KH-UBND", ())


@pytest.mark.parametrize(
    "piece", ["Luật A và ", "số 12/QĐ-UBND của ", "((((", "sửa đổi, bổ sung một số điều của "]
)
def test_endless_repetition_comes_to_an_end(piece: str) -> None:
    """A pattern whose time explodes would run into the time limit of every test."""
    size = len(piece) * 20_000
    plan = PlanText(
        piece * 20_000, array("L", range(size)), array("L", range(1, size + 1)), piece * 20_000
    )
    assert all(mention.end <= size for mention in find_citations(plan, load_rules()))
