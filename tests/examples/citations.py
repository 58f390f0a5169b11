"""Mentions of legal and administrative documents."""

from __future__ import annotations

from tests.examples import Example, decompose

EXAMPLES: tuple[Example, ...] = (
    # Kinds of documents and where they come from
    Example(
        "ministry-circular",
        'Các trường thực hiện <citation doc_type="Thông tư" symbol=28/2020/TT-BGDĐT '
        'date=2020-09-04 issuer="Bộ trưởng Bộ Giáo dục và Đào tạo" title="Điều lệ Trường '
        'tiểu học">Thông tư số 28/2020/TT-BGDĐT ngày 04 tháng 9 năm 2020</citation> của Bộ '
        "trưởng Bộ Giáo dục và Đào tạo ban hành Điều lệ Trường tiểu học.",
    ),
    Example(
        "decree-with-slashed-date",
        'Tuyên truyền <citation doc_type="Nghị định" symbol=13/2023/NĐ-CP date=2023-04-17 '
        'issuer="Chính phủ" title="bảo vệ dữ liệu cá nhân">Nghị định số 13/2023/NĐ-CP ngày '
        "17/4/2023</citation> của Chính phủ về bảo vệ dữ liệu cá nhân.",
    ),
    Example(
        "decree-issuer-from-symbol",
        'Mức chi thực hiện theo <citation doc_type="Nghị định" symbol=73/2024/NĐ-CP '
        'date=null issuer="Chính phủ">Nghị định số 73/2024/NĐ-CP</citation>.',
        why="No issuer is written: the symbol says Chính phủ.",
    ),
    Example(
        "prime-minister-from-symbol",
        'Tiếp tục thực hiện <citation doc_type="Quyết định" symbol=1719/QĐ-TTg '
        'date=2021-10-14 issuer="Thủ tướng Chính phủ">Quyết định số 1719/QĐ-TTg ngày '
        "14/10/2021</citation> trên địa bàn huyện.",
    ),
    Example(
        "politburo-resolution",
        'Quán triệt <citation doc_type="Nghị quyết" symbol=57-NQ/TW date=2024-12-22 '
        'issuer="Bộ Chính trị" title="đột phá phát triển khoa học, công nghệ, đổi mới sáng '
        'tạo và chuyển đổi số quốc gia">Nghị quyết số 57-NQ/TW ngày 22/12/2024</citation> '
        "của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và "
        "chuyển đổi số quốc gia.",
    ),
    Example(
        "politburo-conclusion",
        "Việc cải cách tiền lương thực hiện theo "
        '<citation doc_type="Kết luận" symbol=83-KL/TW date=2024-06-21 issuer="Bộ Chính '
        'trị">Kết luận số 83-KL/TW ngày 21/6/2024</citation> của Bộ Chính trị.',
    ),
    Example(
        "party-rule-coded-like-a-decision",
        'Cán bộ, đảng viên chấp hành <citation doc_type="Quy định" symbol=37-QĐ/TW '
        'date=2021-10-25 issuer="Ban Chấp hành Trung ương" title="những điều đảng viên không '
        'được làm">Quy định số 37-QĐ/TW ngày 25/10/2021</citation> của Ban Chấp hành Trung '
        "ương về những điều đảng viên không được làm.",
        why="QĐ in a Party symbol stands for Quy định too: the type word decides.",
    ),
    Example(
        "party-directive-secretariat",
        "Tăng cường tín dụng chính sách xã hội theo "
        '<citation doc_type="Chỉ thị" symbol=39-CT/TW date=2024-10-30 issuer="Ban Bí '
        'thư">Chỉ thị số 39-CT/TW ngày 30 tháng 10 năm 2024</citation> của Ban Bí thư.',
    ),
    Example(
        "party-guidance",
        'Chi bộ kiểm điểm cuối năm theo <citation doc_type="Hướng dẫn" symbol=25-HD/BTCTW '
        "date=2023-11-10>Hướng dẫn số 25-HD/BTCTW ngày 10/11/2023</citation> của Ban Tổ chức "
        "Trung ương.",
    ),
    Example(
        "province-party-plan",
        'Triển khai <citation doc_type="Kế hoạch" symbol=12-KH/TU date=2025-03-15>Kế hoạch '
        "số 12-KH/TU ngày 15 tháng 3 năm 2025</citation> của Ban Thường vụ Tỉnh ủy Bến Tre "
        "về chuyển đổi số trong các cơ quan đảng.",
    ),
    Example(
        "province-party-programme",
        'Cụ thể hóa <citation doc_type="Chương trình" symbol=05-CTr/TU date=2025-02-20 '
        'issuer="Tỉnh ủy Lào Cai">Chương trình số 05-CTr/TU ngày 20/02/2025</citation> của '
        "Tỉnh ủy Lào Cai.",
    ),
    Example(
        "commune-party-resolution",
        'Thực hiện thắng lợi <citation doc_type="Nghị quyết" symbol=08-NQ/ĐU date=2025-01-06 '
        'issuer="Đảng ủy xã Tân Thành">Nghị quyết số 08-NQ/ĐU ngày 06/01/2025</citation> của '
        "Đảng ủy xã Tân Thành.",
    ),
    Example(
        "party-report",
        'Tiếp thu ý kiến nêu tại <citation doc_type="Báo cáo" symbol=45-BC/ĐU '
        "date=2025-05-25>Báo cáo số 45-BC/ĐU ngày 25/5/2025</citation> của Đảng ủy Chính phủ.",
    ),
    Example(
        "front-plan",
        'Phối hợp triển khai <citation doc_type="Kế hoạch" symbol=16/KH-MTTQ-BTT '
        "date=2025-11-18>Kế hoạch số 16/KH-MTTQ-BTT ngày 18/11/2025</citation> của Ban "
        "Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường.",
    ),
    Example(
        "front-circular-with-capital-date",
        'Công tác giám sát thực hiện theo <citation doc_type="Thông tri" '
        "symbol=04/TT-MTTW-BTT date=2025-11-04>Thông tri số 04/TT-MTTW-BTT Ngày "
        "04/11/2025</citation> của Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam.",
        why="Ngày is written with a capital letter.",
    ),
    Example(
        "province-council-resolution",
        'Chính sách hỗ trợ thực hiện theo <citation doc_type="Nghị quyết" '
        'symbol=25/2021/NQ-HĐND date=2021-12-10 issuer="Hội đồng nhân dân tỉnh Nghệ An">Nghị '
        "quyết số 25/2021/NQ-HĐND ngày 10 tháng 12 năm 2021</citation> của Hội đồng nhân dân "
        "tỉnh Nghệ An.",
    ),
    Example(
        "council-abbreviated",
        'Phân bổ vốn theo <citation doc_type="Nghị quyết" symbol=41/NQ-HĐND date=2024-12-09 '
        'issuer="Hội đồng nhân dân tỉnh Đồng Tháp">Nghị quyết số 41/NQ-HĐND ngày '
        "09/12/2024</citation> của HĐND tỉnh Đồng Tháp.",
        why="HĐND is written out in the issuer.",
    ),
    Example(
        "people-committee-abbreviated",
        'Thực hiện các nội dung tại <citation doc_type="Kế hoạch" symbol=58/KH-UBND '
        'date=2025-02-14 issuer="Ủy ban nhân dân tỉnh Quảng Ninh">Kế hoạch số 58/KH-UBND '
        "ngày 14/02/2025</citation> của UBND tỉnh Quảng Ninh.",
    ),
    Example(
        "national-assembly-resolution",
        'Chính sách tài khóa theo <citation doc_type="Nghị quyết" symbol=43/2022/QH15 '
        'date=2022-01-11 issuer="Quốc hội">Nghị quyết số 43/2022/QH15 ngày '
        "11/01/2022</citation> của Quốc hội.",
    ),
    Example(
        "standing-committee-resolution",
        'Hội nghị cử tri thực hiện theo <citation doc_type="Nghị quyết" '
        'symbol=101/2025/UBTVQH15 date=2025-09-26 issuer="Ủy ban Thường vụ Quốc hội">Nghị '
        "quyết số 101/2025/UBTVQH15 ngày 26/9/2025</citation> của Ủy ban Thường vụ Quốc hội.",
    ),
    Example(
        "ministry-decision",
        'Cập nhật tiêu chí theo <citation doc_type="Quyết định" symbol=5365/QĐ-BYT '
        "date=2023-12-28>Quyết định số 5365/QĐ-BYT ngày 28/12/2023</citation> của Bộ Y tế.",
    ),
    Example(
        "department-decision",
        'Khung thời gian năm học thực hiện theo <citation doc_type="Quyết định" '
        "symbol=215/QĐ-SGDĐT date=2025-08-12>Quyết định số 215/QĐ-SGDĐT ngày 12 tháng 8 năm "
        "2025</citation> của Sở Giáo dục và Đào tạo.",
    ),
    Example(
        "normative-decision-of-province",
        'Quy chế phối hợp ban hành theo <citation doc_type="Quyết định" '
        'symbol=15/2024/QĐ-UBND date=2024-05-20 issuer="Ủy ban nhân dân tỉnh Cà Mau">Quyết '
        "định số 15/2024/QĐ-UBND ngày 20/5/2024</citation> của Ủy ban nhân dân tỉnh Cà Mau.",
    ),
    Example(
        "official-letter",
        'Báo cáo theo đề cương tại <citation doc_type="Công văn" symbol=2345/BNV-CCHC '
        "date=2025-05-19>Công văn số 2345/BNV-CCHC ngày 19/5/2025</citation> của Bộ Nội vụ.",
    ),
    Example(
        "telegram",
        'Chủ động ứng phó bão theo <citation doc_type="Công điện" symbol=71/CĐ-TTg '
        'date=2025-09-05 issuer="Thủ tướng Chính phủ">Công điện số 71/CĐ-TTg ngày '
        "05/9/2025</citation> của Thủ tướng Chính phủ.",
    ),
    Example(
        "notice-of-conclusion",
        'Thực hiện kết luận nêu tại <citation doc_type="Thông báo" symbol=135/TB-VPCP '
        "date=2025-03-28>Thông báo số 135/TB-VPCP ngày 28/3/2025</citation> của Văn phòng "
        "Chính phủ.",
    ),
    Example(
        "joint-circular",
        'Chức năng của Phòng Y tế thực hiện theo <citation doc_type="Thông tư liên tịch" '
        "symbol=51/2015/TTLT-BYT-BNV date=2015-12-11>Thông tư liên tịch số "
        "51/2015/TTLT-BYT-BNV ngày 11 tháng 12 năm 2015</citation>.",
    ),
    Example(
        "joint-resolution-with-comma-before-date",
        'Quy trình hiệp thương theo <citation doc_type="Nghị quyết liên tịch" '
        "symbol=102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN date=2025-09-26>Nghị quyết liên tịch "
        "số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN, ngày 26 tháng 9 năm 2025</citation> của "
        "Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ "
        "quốc Việt Nam.",
    ),
    # Laws
    Example(
        "law-with-date-only",
        'Phổ biến <citation doc_type="Luật" symbol=null date=2023-06-22 title="Giao dịch '
        'điện tử" issuer=null>Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023</citation> đến '
        "cán bộ, công chức.",
    ),
    Example(
        "law-with-number-only",
        'Rà soát các điều kiện theo <citation doc_type="Luật" symbol=20/2023/QH15 date=null '
        "title=null>Luật số 20/2023/QH15</citation>.",
    ),
    Example(
        "law-with-year",
        'Tổ chức tập huấn về <citation doc_type="Luật" symbol=null date=2024 title="Đất '
        'đai">Luật Đất đai năm 2024</citation> cho công chức địa chính.',
    ),
    Example(
        "law-with-title-before-number",
        'Bảo đảm quyền của trẻ em theo <citation doc_type="Luật" symbol=102/2016/QH13 '
        'date=2016-04-05 title="Trẻ em">Luật Trẻ em số 102/2016/QH13 ngày '
        "05/4/2016</citation>.",
    ),
    Example(
        "law-with-commas-in-its-title",
        'Xử phạt vi phạm theo <citation doc_type="Luật" symbol=null date=2019 title="Phòng, '
        'chống tác hại của rượu, bia">Luật Phòng, chống tác hại của rượu, bia năm '
        "2019</citation>.",
        why="The comma belongs to the law's name.",
    ),
    Example(
        "law-with-title-only",
        'Mức hưởng theo quy định của <citation doc_type="Luật" symbol=null date=null '
        'title="Bảo hiểm y tế">Luật Bảo hiểm y tế</citation> và các văn bản hướng dẫn thi '
        "hành.",
        why='The title ends before "và các văn bản".',
    ),
    Example(
        "two-laws-side-by-side",
        'Tuyên truyền <citation doc_type="Luật" title="An ninh mạng">Luật An ninh '
        'mạng</citation>, <citation doc_type="Luật" title="An toàn thông tin mạng">Luật An '
        "toàn thông tin mạng</citation>.",
    ),
    Example(
        "code-of-labour",
        'Ký kết hợp đồng theo <citation doc_type="Bộ luật" symbol=null date=2019 title="Lao '
        'động">Bộ luật Lao động năm 2019</citation>.',
    ),
    Example(
        "ordinance",
        'Chăm lo các gia đình chính sách theo <citation doc_type="Pháp lệnh" '
        'symbol=02/2020/UBTVQH14 date=2020-12-09 title="Ưu đãi người có công với cách '
        'mạng">Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14 ngày 09 '
        "tháng 12 năm 2020</citation>.",
    ),
    Example(
        "law-that-amends-a-law",
        'Thực hiện <citation doc_type="Luật" date=2015-06-25 title="Bầu cử đại biểu Quốc hội '
        'và đại biểu Hội đồng nhân dân">Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng '
        "nhân dân ngày 25 tháng 6 năm 2015</citation> và "
        '<citation doc_type="Luật" date=2025-06-24>Luật sửa đổi, bổ sung một số điều của '
        "Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân ngày 24 tháng 6 năm "
        "2025</citation>.",
        why="A law named inside another law's title is no citation of its own.",
    ),
    Example(
        "article-of-a-law",
        'Tư cách cử tri quy định tại Điều 29 của <citation doc_type="Luật" symbol=null '
        'date=2015 title="Bầu cử">Luật Bầu cử năm 2015</citation> (được sửa đổi, bổ sung năm '
        "2025).",
        why="The article is not part of the span; the amendment in brackets is not either.",
    ),
    Example(
        "bill",
        'Tổ chức lấy ý kiến đối với dự thảo <citation doc_type="Luật" symbol=null date=null '
        'title="Nhà giáo">Luật Nhà giáo</citation>.',
        why="A law named only as a bill is a citation too.",
    ),
    Example(
        "law-number-with-comma-before-date",
        'Hệ thống Mặt trận được sắp xếp theo <citation doc_type="Luật" symbol=97/2025/QH15 '
        "date=2025-06-27>Luật số 97/2025/QH15, ngày 27/6/2025</citation>.",
    ),
    # Enumerations and dates
    Example(
        "enumeration-under-one-type-word",
        'Tổng kết các <citation doc_type="Nghị quyết" symbol=18-NQ/TW date=null>Nghị quyết '
        'số 18-NQ/TW</citation>, <citation doc_type="Nghị quyết" symbol=19-NQ/TW '
        "date=null>số 19-NQ/TW</citation>.",
    ),
    Example(
        "enumeration-with-and",
        'Đẩy nhanh tiến độ theo <citation doc_type="Quyết định" symbol=06/QĐ-TTg issuer="Thủ '
        'tướng Chính phủ">Quyết định số 06/QĐ-TTg</citation> và '
        '<citation doc_type="Quyết định" symbol=749/QĐ-TTg issuer="Thủ tướng Chính phủ">số '
        "749/QĐ-TTg</citation> của Thủ tướng Chính phủ.",
    ),
    Example(
        "enumeration-of-bare-numbers",
        'Số hóa hồ sơ theo <citation doc_type="Nghị định" symbol=45/2020/NĐ-CP>Nghị định số '
        '45/2020/NĐ-CP</citation>, <citation doc_type="Nghị định" '
        "symbol=107/2021/NĐ-CP>107/2021/NĐ-CP</citation> của Chính phủ.",
        why="The second citation begins at its number.",
    ),
    Example(
        "enumeration-with-dates",
        'Thực hiện các <citation doc_type="Chỉ thị" symbol=05/CT-TTg date=2023-02-23>Chỉ thị '
        "số 05/CT-TTg ngày 23/02/2023</citation>, "
        '<citation doc_type="Chỉ thị" symbol=04/CT-TTg date=2024-02-11>số 04/CT-TTg ngày '
        "11/02/2024</citation> của Thủ tướng Chính phủ.",
    ),
    Example(
        "date-with-hyphens",
        'Quán triệt <citation doc_type="Nghị quyết" symbol=11-NQ/TW date=2017-06-03>Nghị '
        "quyết số 11-NQ/TW, ngày 03-6-2017</citation> của Ban Chấp hành Trung ương.",
        why="The Party writes its dates so.",
    ),
    Example(
        "date-after-ban-hanh",
        'Theo quy định tại <citation doc_type="Nghị định" symbol=30/2020/NĐ-CP '
        "date=2020-03-05>Nghị định số 30/2020/NĐ-CP ban hành ngày 05/3/2020</citation> về "
        "công tác văn thư.",
    ),
    Example(
        "date-after-ky",
        'Mức hỗ trợ theo <citation doc_type="Quyết định" symbol=861/QĐ-TTg '
        "date=2021-06-04>Quyết định số 861/QĐ-TTg ký ngày 04 tháng 6 năm 2021</citation> của "
        "Thủ tướng Chính phủ.",
    ),
    Example(
        "doubled-day-word",
        'Thực hiện <citation doc_type="Chỉ thị" symbol=34/CT-TTg date=2024-09-16>Chỉ thị số '
        "34/CT-TTg ngày ngày 16 tháng 9 năm 2024</citation> của Thủ tướng Chính phủ.",
    ),
    Example(
        "doubled-number-word",
        'Thực hiện <citation doc_type="Quyết định" symbol=411/QĐ-TTg date=2022-03-31>Quyết '
        "định số số 411/QĐ-TTg ngày 31/3/2022</citation>.",
    ),
    Example(
        "date-that-is-not-its-own",
        'Căn cứ <citation doc_type="Thông báo" symbol=88/TB-UBND date=null>Thông báo số '
        "88/TB-UBND</citation> về kết luận cuộc họp ngày 10/4/2025.",
        why="The date after the comma belongs to the meeting: the span ends at the number.",
    ),
    # Wraps, spaces, marks and slips
    Example(
        "wrap-inside-symbol",
        'Nâng cao chất lượng dịch vụ sự nghiệp công theo <citation doc_type="Nghị quyết" '
        "symbol=20-NQ/TW date=2017-10-25>Nghị quyết số 20-\n"
        "NQ/TW ngày 25/10/2017</citation> của Ban Chấp hành Trung ương.",
    ),
    Example(
        "wrap-after-slash",
        'Thể thức văn bản thực hiện theo <citation doc_type="Nghị định" symbol=30/2020/NĐ-CP '
        "date=2020-03-05>Nghị định số 30/2020/\n"
        "NĐ-CP ngày 05/3/2020</citation> của Chính phủ.",
    ),
    Example(
        "wrap-inside-type-word-and-date",
        'Kinh phí thực hiện theo <citation doc_type="Thông tư" symbol=55/2023/TT-BTC '
        "date=2023-08-15>Thông\n"
        "tư số 55/2023/TT-BTC ngày 15 tháng 8\n"
        "năm 2023</citation> của Bộ trưởng Bộ Tài chính.",
    ),
    Example(
        "wrap-with-empty-line",
        'Các cơ sở khám bệnh, chữa bệnh thực hiện theo <citation doc_type="Nghị định" '
        "symbol=96/2023/NĐ-CP date=2023-12-30>Nghị \n"
        "\n"
        "định số 96/2023/NĐ-CP ngày \n"
        "\n"
        "30/12/2023</citation> của Chính phủ.",
        why="Double-spaced texts have an empty line at every wrap.",
    ),
    Example(
        "lost-spaces",
        'Thực hiện <citation doc_type="Nghị quyết" symbol=57-NQ/TW date=2024-12-22>Nghị '
        "quyết số57-NQ/TW ngày22/12/2024</citation>của Bộ Chính trị.",
    ),
    Example(
        "lost-space-after-year",
        'Thực hiện <citation doc_type="Quyết định" symbol=318/QĐ-TTg date=2022-03-08>Quyết '
        "định số 318/QĐ-TTg ngày 08 tháng 3 năm 2022</citation>của Thủ tướng Chính phủ về Bộ "
        "tiêu chí quốc gia về xã nông thôn mới.",
    ),
    Example(
        "doubled-spaces",
        'Thực hiện <citation doc_type="Quyết định" symbol=06/QĐ-TTg date=2022-01-06>Quyết  '
        "định số  06/QĐ-TTg  ngày 06/01/2022</citation> của Thủ tướng Chính phủ.",
    ),
    Example(
        "spaces-inside-symbol",
        'Thực hiện <citation doc_type="Kết luận" symbol=91-KL/TW date=2024-08-12>Kết luận số '
        "91- KL/TW ngày 12/8/2024</citation> của Bộ Chính trị.",
    ),
    Example(
        "en-dash-in-symbol",
        'Thực hiện <citation doc_type="Nghị quyết" symbol=21-NQ/TW date=2017-10-25>Nghị '
        "quyết số 21–NQ/TW ngày 25/10/2017</citation> về công tác dân số trong tình hình mới.",
    ),
    Example(
        "decomposed-text",
        decompose(
            'Tuyên truyền <citation doc_type="Nghị định" symbol=168/2024/NĐ-CP date=2024-12-26 '
            'issuer="Chính phủ">Nghị định số 168/2024/NĐ-CP ngày 26 tháng 12 năm 2024</citation> '
            "của Chính phủ."
        ),
        why="Each tone mark is a code point of its own; the fields are composed.",
    ),
    Example(
        "old-tone-marks",
        'Thực hiện <citation doc_type="Nghị quyết" symbol=12-NQ/TU date=2024-11-07 '
        'issuer="Tỉnh ủy Hòa Bình">Nghị quyết số 12-NQ/TU ngày 07/11/2024</citation> của '
        "Tỉnh uỷ Hoà Bình.",
    ),
    Example(
        "slip-in-type-word",
        'Thực hiện <citation doc_type="Nghị định" symbol=61/2018/NĐ-CP date=2018-04-23>Nghị '
        "đinh số 61/2018/NĐ-CP ngày 23/4/2018</citation> của Chính phủ.",
        why="The type word lost its dot: read as Nghị định.",
    ),
    Example(
        "slip-in-symbol",
        'Thực hiện <citation doc_type="Nghị định" symbol=42/2022/NĐ-CP date=2022-06-24 '
        'issuer="Chính phủ">Nghị định số 42/2022/ND-CP ngày 24/6/2022</citation> của Chính '
        "phủ.",
    ),
    Example(
        "slip-decision-without-bar",
        'Thực hiện <citation doc_type="Quyết định" symbol=942/QĐ-TTg date=2021-06-15 '
        'issuer="Thủ tướng Chính phủ">Quyết định số 942/QD-TTg ngày 15/6/2021</citation>.',
    ),
    Example(
        "slip-letter-case-in-symbol",
        'Thực hiện <citation doc_type="Quyết định" symbol=131/QĐ-TTg date=2022-01-25 '
        'issuer="Thủ tướng Chính phủ">Quyết định số 131/QĐ-Ttg ngày 25/01/2022</citation>.',
    ),
    Example(
        "abbreviated-type-word",
        'Giải ngân theo <citation doc_type="Nghị định" symbol=99/2021/NĐ-CP '
        "date=2021-11-11>NĐ số 99/2021/NĐ-CP ngày 11/11/2021</citation>, "
        '<citation doc_type="Quyết định" symbol=263/QĐ-TTg date=2022-02-22>QĐ số 263/QĐ-TTg '
        "ngày 22/02/2022</citation>.",
    ),
    Example(
        "no-number-word",
        'Thực hiện <citation doc_type="Nghị quyết" symbol=68-NQ/TW date=2025-05-04>Nghị '
        "quyết 68-NQ/TW ngày 04/5/2025</citation> của Bộ Chính trị về phát triển kinh tế tư "
        "nhân.",
    ),
    Example(
        "number-word-with-colon",
        'Thực hiện <citation doc_type="Kế hoạch" symbol=209/KH-UBND date=2024-11-05>Kế hoạch '
        "số: 209/KH-UBND ngày 05/11/2024</citation> của UBND thành phố Cần Thơ.",
    ),
    Example(
        "bold-in-markdown",
        'Thực hiện **<citation doc_type="Nghị quyết" symbol=59-NQ/TW date=2025-01-24>Nghị '
        "quyết số 59-NQ/TW ngày 24/01/2025</citation>** của Bộ Chính trị.",
    ),
    # Roles, places and documents inside titles
    Example(
        "role-legal-basis",
        "KẾ HOẠCH\n"
        "Giảm nghèo bền vững năm 2025\n"
        "\n"
        'Căn cứ <citation doc_type="Quyết định" symbol=90/QĐ-TTg date=2022-01-18 '
        "role=legal_basis>Quyết định số 90/QĐ-TTg ngày 18/01/2022</citation> của Thủ tướng "
        "Chính phủ phê duyệt Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn "
        "2021 - 2025;\n"
        'Thực hiện <citation doc_type="Kế hoạch" symbol=33/KH-UBND date=2025-01-22 '
        "role=legal_basis>Kế hoạch số 33/KH-UBND ngày 22/01/2025</citation> của UBND tỉnh "
        "Sơn La về giảm nghèo năm 2025;\n"
        "\n"
        "Ủy ban nhân dân huyện Mai Sơn xây dựng Kế hoạch như sau:\n"
        "\n"
        "I. MỤC ĐÍCH\n"
        'Cụ thể hóa <citation doc_type="Quyết định" symbol=90/QĐ-TTg date=2022-01-18 '
        "role=body>Quyết định số 90/QĐ-TTg ngày 18/01/2022</citation>.",
    ),
    Example(
        "role-proposal",
        "QUYẾT ĐỊNH\n"
        "Về việc ban hành Kế hoạch phát triển du lịch năm 2025\n"
        "\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n"
        "\n"
        'Căn cứ <citation doc_type="Luật" date=2017-06-19 title="Du lịch" '
        "role=legal_basis>Luật Du lịch ngày 19 tháng 6 năm 2017</citation>;\n"
        "Theo đề nghị của Giám đốc Sở Du lịch tại "
        '<citation doc_type="Tờ trình" symbol=27/TTr-SDL date=2025-02-17 role=proposal>Tờ '
        "trình số 27/TTr-SDL ngày 17/02/2025</citation>.",
    ),
    Example(
        "role-issued-with",
        "KẾ HOẠCH\n"
        "Phòng, chống dịch bệnh mùa hè năm 2025\n"
        '(Ban hành kèm theo <citation doc_type="Quyết định" symbol=1234/QĐ-BYT '
        "date=2025-04-18 role=issued_with>Quyết định số 1234/QĐ-BYT ngày 18 tháng 4 năm "
        "2025</citation> của Bộ trưởng Bộ Y tế)",
    ),
    Example(
        "place-known-from-the-title",
        "KẾ HOẠCH\n"
        "Chuyển đổi số tỉnh Hà Giang năm 2025\n"
        "\n"
        "I. MỤC ĐÍCH, YÊU CẦU\n"
        'Thực hiện có hiệu quả <citation doc_type="Quyết định" symbol=112/QĐ-UBND '
        'date=2025-01-20 issuer="Ủy ban nhân dân tỉnh Hà Giang">Quyết định số 112/QĐ-UBND '
        "ngày 20/01/2025</citation> của UBND tỉnh.",
        why='"UBND tỉnh" is that of the province which the title names.',
    ),
    Example(
        "numbered-document-inside-a-title",
        'Thực hiện <citation doc_type="Thông tư" symbol=23/2021/TT-BYT date=2021-12-09>Thông '
        "tư số 23/2021/TT-BYT ngày 09/12/2021</citation> sửa đổi, bổ sung một số điều của "
        '<citation doc_type="Thông tư" symbol=51/2017/TT-BYT date=2017-12-29>Thông tư số '
        "51/2017/TT-BYT ngày 29/12/2017</citation>.",
        why="A numbered document is a citation wherever it stands.",
    ),
    Example(
        "citation-in-brackets",
        'Tiếp tục học tập và làm theo Bác (<citation doc_type="Chỉ thị" symbol=05-CT/TW '
        'date=null>Chỉ thị 05-CT/TW</citation>, <citation doc_type="Kết luận" '
        "symbol=01-KL/TW date=null>Kết luận 01-KL/TW</citation>).",
    ),
    # Not citations
    Example(
        "own-number",
        "Số: 125/KH-SYT          Lạng Sơn, ngày 05 tháng 3 năm 2025",
    ),
    Example(
        "this-plan",
        "Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này và báo cáo kết quả "
        "theo quy định.",
    ),
    Example(
        "this-decision",
        "Quyết định này có hiệu lực thi hành kể từ ngày ký.",
    ),
    Example(
        "this-law-and-its-article",
        "Thực hiện theo quy định tại khoản 2 Điều 85 của Luật này.",
    ),
    Example(
        "kinds-of-documents",
        "Nâng cao chất lượng xây dựng, ban hành văn bản quy phạm pháp luật, nghị quyết, "
        "quyết định của chính quyền các cấp.",
    ),
    Example(
        "as-the-law-says",
        "Việc chuyển hồ sơ được thực hiện trong thời hạn luật định và theo quy định của pháp luật.",
    ),
    Example(
        "form-number",
        "Biên bản lập theo Mẫu số 03/HNMT và Biểu số 02/TH.",
    ),
    Example(
        "appendix-number",
        "Danh mục nhiệm vụ tại Phụ lục số 02 kèm theo.",
    ),
    Example(
        "house-number",
        "Trụ sở Trung tâm Phục vụ hành chính công: số 15 đường Trần Phú, phường 1.",
    ),
    Example(
        "phone-number",
        "Thông tin liên hệ: số điện thoại 0263.3822.456, fax 0263.3822.457.",
    ),
    Example(
        "programme-without-number",
        "Lồng ghép Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 - "
        "2025 với các chương trình khác.",
    ),
    Example(
        "resolutions-of-the-party-in-general",
        "Tuyên truyền các chủ trương, nghị quyết, chỉ thị của Đảng, chính sách, pháp luật "
        "của Nhà nước.",
    ),
    Example(
        "law-as-a-subject",
        "Tăng cường phổ biến, giáo dục pháp luật; bồi dưỡng đội ngũ luật sư, luật gia, hòa "
        "giải viên.",
    ),
    Example(
        "discipline",
        "Siết chặt kỷ luật, kỷ cương hành chính; chấp hành nghiêm quy chế làm việc.",
    ),
    Example(
        "law-university",
        "Phối hợp với Trường Đại học Luật Hà Nội mở lớp bồi dưỡng.",
    ),
    Example(
        "incoming-and-outgoing-letters",
        "Toàn bộ công văn đi, công văn đến được quản lý trên phần mềm.",
    ),
    Example(
        "holiday-dates",
        "Tổ chức treo cờ Tổ quốc dịp 30/4, 01/5 và 02/9.",
    ),
    Example(
        "road-numbers",
        "Bảo đảm trật tự, an toàn giao thông trên Quốc lộ 1A và tuyến ĐT.741.",
    ),
    Example(
        "counted-communes",
        "Có 12/15 xã được công nhận đạt chuẩn.",
    ),
    Example(
        "council-to-adopt",
        "Tham mưu trình Hội đồng nhân dân tỉnh ban hành nghị quyết về chính sách hỗ trợ học phí.",
    ),
    Example(
        "law-newspaper",
        "Đăng tải tin, bài trên Báo Pháp luật Việt Nam và Cổng thông tin điện tử tỉnh.",
    ),
    Example(
        "to-decide",
        "Ủy ban nhân dân huyện xem xét, quyết định số lượng thành viên của Tổ công tác.",
    ),
    Example(
        "goals-of-section-two",
        "Thực hiện các nhiệm vụ nêu tại mục II, điểm a khoản 1 Phần III.",
    ),
    Example(
        "database-on-law",
        "Cập nhật thông tin trên Cơ sở dữ liệu quốc gia về pháp luật và Cơ sở dữ liệu quốc "
        "gia về dân cư.",
    ),
    Example(
        "electronic-contracts",
        "Khuyến khích sử dụng hợp đồng điện tử, hóa đơn điện tử và chữ ký số.",
    ),
    Example(
        "emulation",
        "Phát động phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” và “Vì "
        "người nghèo”.",
    ),
    Example(
        "people-and-quyet",
        "Quyết tâm chính trị cao, quyết liệt trong chỉ đạo, đả thông tư tưởng, thống nhất "
        "hành động.",
    ),
    Example(
        "file-code",
        "Hồ sơ mã số H18.24-250312-0005 được trả kết quả trước hạn.",
    ),
    Example(
        "guidance-in-general",
        "Sở Tài chính hướng dẫn số liệu quyết toán theo thông báo của Kho bạc Nhà nước.",
    ),
    Example(
        "standing-rules-in-general",
        "Xây dựng quy chế phối hợp, quy định trách nhiệm của từng thành viên Ban Chỉ đạo.",
    ),
    Example(
        "group-of-law-words",
        "Chỉ đạo quyết liệt; thông báo công khai; báo cáo trung thực; kế hoạch cụ thể.",
    ),
    Example(
        "page-and-copies",
        "Hồ sơ gồm 02 bộ, mỗi bộ 15 trang, gửi về Văn phòng.",
    ),
    Example(
        "meeting-minutes-unnumbered",
        "Cuộc họp phải lập biên bản, có chữ ký của chủ trì và thư ký.",
    ),
    Example(
        "score-of-set",
        "Đạt 8,5/10 điểm theo thang điểm đánh giá.",
    ),
    Example(
        "sum-of-money",
        "Số tiền hỗ trợ: 1.500.000 đồng/hộ/năm.",
    ),
    Example(
        "bank-account",
        "Số tài khoản 3751.0.1234567 tại Kho bạc Nhà nước huyện.",
    ),
    Example(
        "scale-of-a-map",
        "Lập quy hoạch chi tiết tỷ lệ 1/500 và 1/2000 cho khu trung tâm xã.",
    ),
    Example(
        "legal-aid",
        "Trợ giúp pháp lý, tư vấn luật miễn phí cho người nghèo.",
    ),
    # Lists whose issuer stands before the colon
    Example(
        "issuer-before-the-list",
        'Thực hiện các Kế hoạch của UBND tỉnh Quảng Ninh: <citation doc_type="Kế hoạch" '
        'issuer="Ủy ban nhân dân tỉnh Quảng Ninh">số 41/KH-UBND ngày 25/02/2025</citation> về '
        'bình đẳng giới, <citation issuer="Ủy ban nhân dân tỉnh Quảng Ninh">số 57/KH-UBND ngày '
        "08/3/2025</citation> về người cao tuổi.",
    ),
    Example(
        "known-by-number",
        'Các cơ quan quán triệt <citation doc_type="Nghị quyết">Nghị quyết 68</citation> về '
        "phát triển kinh tế tư nhân.",
    ),
    Example("count-after-a-type-word-is-none", "Nghị quyết 15 nội dung và Thông tư 12 điểm."),
    # As OCR reads them
    Example(
        "type-word-without-its-marks",
        'Theo <citation doc_type="Nghị quyết" symbol="25/2021/QH15">Nghi quyết số 25/2021/QH15 '
        'ngày 28/7/2021</citation> và <citation doc_type="Quyết định" symbol="90/QĐ-TTg">Quyêt '
        "đinh số 90/QĐ-TTg</citation>.",
    ),
    Example(
        "type-word-and-number-on-two-lines",
        "Các đơn vị thực hiện nghiêm túc, có hiệu quả các nội dung của <citation "
        'doc_type="Chỉ thị" symbol="05-CT/TW">Chỉ thị số\n05-CT/TW</citation> tại đơn vị.',
    ),
)
