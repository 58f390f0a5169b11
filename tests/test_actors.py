"""Names of actors: how far each goes, and what only looks like one."""

from __future__ import annotations

import pytest

from extract.annotate.components import annotate_plan, build_pipeline, read_as_plan
from extract.mention import Layer
from rules.loader import load_rules

NLP = build_pipeline(load_rules())


def find(text: str) -> list[tuple[str, str]]:
    """Give the actors in a text, each with the verb that follows it."""
    plan = read_as_plan(text)
    return [
        (
            text[mention.start : mention.end],
            text[slice(*mention.spans["verb"])] if "verb" in mention.spans else "",
        )
        for mention in annotate_plan(NLP, plan)[Layer.actor]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giao Sở Y tế chủ trì.", [("Sở Y tế", "chủ trì")]),
        (
            "phối hợp với Sở Tài chính, Công an tỉnh và các đơn vị có liên quan tham mưu",
            [
                ("Sở Tài chính", ""),
                ("Công an tỉnh", ""),
                ("các đơn vị có liên quan", "tham mưu"),
            ],
        ),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị phường xây dựng kế hoạch",
            [("Phòng Kinh tế, Hạ tầng và Đô thị phường", "xây dựng")],
        ),
        (
            "Trung tâm Văn hóa, Thể thao và Truyền thông xã:",
            [("Trung tâm Văn hóa, Thể thao và Truyền thông xã", "")],
        ),
        ("Văn phòng HĐND&UBND xã", [("Văn phòng HĐND&UBND xã", "")]),
        ("sở khoa học và công nghệ hướng dẫn", [("sở khoa học và công nghệ", "hướng dẫn")]),
        ("Ủy ban nhân dân (UBND) Phường 5", [("Ủy ban nhân dân (UBND) Phường 5", "")]),
        ("UBND các huyện, thị xã, thành phố", [("UBND các huyện, thị xã, thành phố", "")]),
        ("Công chức VP-TK tổng hợp", [("Công chức VP-TK", "tổng hợp")]),
        (
            "Chánh Văn phòng HĐND và UBND huyện, Trưởng phòng Nội vụ",
            [("Chánh Văn phòng HĐND và UBND huyện", ""), ("Trưởng phòng Nội vụ", "")],
        ),
        (
            "Thủ trưởng các cơ quan chuyên môn thuộc UBND tỉnh chịu trách nhiệm",
            [("Thủ trưởng các cơ quan chuyên môn thuộc UBND tỉnh", "chịu trách nhiệm")],
        ),
        (
            "công chức phụ trách thi đua tham mưu",
            [("công chức phụ trách thi đua", "tham mưu")],
        ),
        ("các doanh nghiệp lữ hành xây dựng", [("các doanh nghiệp lữ hành", "xây dựng")]),
        # A name that no list holds, known by its capital.
        ("Hạt Kiểm lâm liên huyện", [("Hạt Kiểm lâm liên huyện", "")]),
        (
            "Công ty Cổ phần Quản lý đường bộ 2 duy tu",
            [("Công ty Cổ phần Quản lý đường bộ 2", "duy tu")],
        ),
        ("Đảng ủy UBND xã lãnh đạo", [("Đảng ủy UBND xã", "lãnh đạo")]),
        ("SỞ NỘI VỤ", [("SỞ NỘI VỤ", "")]),
        # A syllable of a name that is a verb or opens an office elsewhere.
        (
            "Giao Cục Nhà giáo và Cán bộ quản lý giáo dục theo dõi",
            [("Cục Nhà giáo và Cán bộ quản lý giáo dục", "theo dõi")],
        ),
        ("UBND thành phố Hải Phòng chỉ đạo", [("UBND thành phố Hải Phòng", "chỉ đạo")]),
        (
            "Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh vận hành",
            [("Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh", "vận hành")],
        ),
        (
            "Các chi bộ trực thuộc Đảng ủy xã rà soát",
            [("Các chi bộ trực thuộc Đảng ủy xã", "rà soát")],
        ),
        ("Các chi bộ trực thuộc rà soát", [("Các chi bộ trực thuộc", "rà soát")]),
        ("Thủ trưởng các đơn vị thuộc Bộ lập", [("Thủ trưởng các đơn vị thuộc Bộ", "lập")]),
        ("Công đoàn Bệnh viện vận động", [("Công đoàn Bệnh viện", "vận động")]),
        (
            "Hội Liên hiệp Thanh niên Việt Nam tỉnh vận động",
            [("Hội Liên hiệp Thanh niên Việt Nam tỉnh", "vận động")],
        ),
        ("Văn phòng Sở Nội vụ tham mưu", [("Văn phòng Sở Nội vụ", "tham mưu")]),
        # Names that a hyphen joins, listed or not; a hyphen before another actor parts.
        (
            "Phòng Vật tư - Thiết bị y tế, Khoa Hồi sức - Cấp cứu tham mưu",
            [("Phòng Vật tư - Thiết bị y tế", ""), ("Khoa Hồi sức - Cấp cứu", "tham mưu")],
        ),
        ("Trung tâm GDNN-GDTX mở lớp", [("Trung tâm GDNN-GDTX", "mở")]),
        ("Phòng Tài chính - Kếhoạch lập dự toán", [("Phòng Tài chính - Kếhoạch", "lập")]),
        (
            "Phòng Kinh tế - UBND xã rà soát",
            [("Phòng Kinh tế", ""), ("UBND xã", "rà soát")],
        ),
        (
            "Ban Quản lý rừng phòng hộ Nam Đông tuần tra",
            [("Ban Quản lý rừng phòng hộ Nam Đông", "tuần tra")],
        ),
        ("Phó Trưởng phòng Nghiệp vụ theo dõi", [("Phó Trưởng phòng Nghiệp vụ", "theo dõi")]),
        (
            "Thuế tỉnh, Hải quan khu vực VIII thu",
            [("Thuế tỉnh", ""), ("Hải quan khu vực VIII", "thu")],
        ),
    ],
)
def test_actors(text: str, expected: list[tuple[str, str]]) -> None:
    assert find(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kế hoạch",
        "BAN HÀNH KẾ HOẠCH PHÒNG, CHỐNG MA TÚY",
        "phòng, chống tham nhũng",
        "cơ sở dữ liệu quốc gia",
        "Tổ chức thực hiện",
        "bộ máy hành chính nhà nước",
        "đơn vị xây dựng kế hoạch",  # "xây dựng" is a field of work, here a verb
        "văn phòng điện tử",
        "Hội nghị trực tuyến",
        "kinh tế - xã hội",
        "báo cáo kết quả",
        "khoa học và công nghệ phát triển",
        "họp trực tuyến, lưu trữ trực tiếp",
        "công trình thủy lợi",
        "thẩm định dự án theo quy trình",
    ],
)
def test_no_actors(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. Văn hóa – Xã hội:\n- Rà soát", ["Văn hóa – Xã hội"]),
        ("phát triển văn hóa – xã hội của huyện", []),
    ],
)
def test_a_post_is_an_actor_where_it_fills_a_heading(text: str, expected: list[str]) -> None:
    assert [name for name, _ in find(text)] == expected
