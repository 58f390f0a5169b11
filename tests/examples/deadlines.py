"""When, or how often, something is to be done."""

from __future__ import annotations

from tests.examples import Example, decompose

EXAMPLES: tuple[Example, ...] = (
    # Dates
    Example(
        "before-a-date",
        "Các đơn vị gửi báo cáo về Sở Nội vụ <deadline kind=date relation=before "
        "date_start=null date_end=2025-12-15 rrule=null>trước ngày 15/12/2025</deadline>.",
    ),
    Example(
        "before-a-date-without-the-day-word",
        "Hoàn thành việc cấp thẻ <deadline kind=date relation=before date_start=null "
        "date_end=2025-06-30>trước 30/6/2025</deadline>.",
    ),
    Example(
        "before-an-hour",
        "Gửi danh sách về Văn phòng <deadline relation=before date_start=null "
        "date_end=2025-10-20>trước 17 giờ 00 ngày 20/10/2025</deadline>.",
    ),
    Example(
        "at-the-latest",
        "Gửi Biên bản hội nghị đến Ủy ban bầu cử <deadline kind=date relation=by "
        "date_start=null date_end=2026-02-04>chậm nhất ngày 04/02/2026</deadline>.",
    ),
    Example(
        "at-the-latest-in-words",
        "Niêm yết danh sách cử tri <deadline kind=date relation=by date_start=null "
        "date_end=2026-02-03>chậm nhất là ngày 03 tháng 02 năm 2026</deadline>.",
    ),
    Example(
        "on-a-date",
        "Tổ chức hội nghị sơ kết <deadline kind=date relation=in date_start=2025-07-10 "
        "date_end=2025-07-10>vào ngày 10/7/2025</deadline>.",
    ),
    Example(
        "from-a-date",
        "Áp dụng quy trình mới <deadline kind=date relation=from date_start=2025-07-01>từ "
        "ngày 01 tháng 7 năm 2025</deadline>.",
    ),
    Example(
        "from-date-to-date",
        "Tổ chức lấy ý kiến Nhân dân <deadline kind=period date_start=2025-07-01 "
        "date_end=2025-09-30>từ ngày 01/7/2025 đến ngày 30/9/2025</deadline>.",
    ),
    Example(
        "two-deadlines-in-one-sentence",
        "Báo cáo sơ kết gửi <deadline kind=date relation=before date_end=2025-06-15>trước "
        "ngày 15/6/2025</deadline>, báo cáo tổng kết gửi <deadline kind=date relation=before "
        "date_end=2025-12-05>trước ngày 05/12/2025</deadline>.",
    ),
    # Months, quarters, half years, years
    Example(
        "in-a-month",
        "Hoàn thành bồi dưỡng nghiệp vụ <deadline kind=month relation=in "
        "date_start=2025-03-01 date_end=2025-03-31>trong tháng 3/2025</deadline>.",
    ),
    Example(
        "february-of-a-leap-year",
        "Thời gian thực hiện: <deadline kind=month relation=in date_start=2024-02-01 "
        "date_end=2024-02-29>Tháng 02 năm 2024</deadline>.",
    ),
    Example(
        "until-the-end-of-a-month",
        "Duy trì tổ công tác <deadline kind=month relation=by date_start=null "
        "date_end=2025-06-30>đến hết tháng 6/2025</deadline>.",
    ),
    Example(
        "in-a-month-in-words",
        "Kiện toàn Ban Chỉ đạo <deadline kind=month relation=in date_start=2026-01-01 "
        "date_end=2026-01-31>trong tháng 01 năm 2026</deadline>.",
    ),
    Example(
        "in-a-quarter",
        "Ban hành Bộ chỉ số <deadline kind=quarter relation=in date_start=2025-04-01 "
        "date_end=2025-06-30>trong quý II/2025</deadline>.",
    ),
    Example(
        "quarter-in-words",
        "- Thời gian hoàn thành: <deadline kind=quarter relation=in date_start=2025-10-01 "
        "date_end=2025-12-31>Quý IV năm 2025</deadline>.",
    ),
    Example(
        "quarter-with-other-spelling",
        "- Thời gian hoàn thành: <deadline kind=quarter relation=in date_start=2026-07-01 "
        "date_end=2026-09-30>Quí III/2026</deadline>.",
    ),
    Example(
        "bare-quarter-takes-the-plans-year",
        "KẾ HOẠCH\n"
        "Chuyển đổi số năm 2026\n"
        "\n"
        "I. NHIỆM VỤ\n"
        "1. Xây dựng nền tảng dữ liệu dùng chung.\n"
        "- Thời gian hoàn thành: <deadline kind=quarter relation=in date_start=2026-07-01 "
        "date_end=2026-09-30>Quý III</deadline>.",
    ),
    Example(
        "bare-month-takes-the-plans-year",
        "KẾ HOẠCH\n"
        "Phát triển du lịch năm 2025\n"
        "\n"
        "I. NHIỆM VỤ\n"
        "1. Tổ chức Tuần lễ Du lịch.\n"
        "- Thời gian: <deadline kind=month relation=in date_start=2025-08-01 "
        "date_end=2025-08-31>Tháng 8</deadline>.",
    ),
    Example(
        "bare-half-year-takes-the-plans-year",
        "KẾ HOẠCH\n"
        "Kiểm soát thủ tục hành chính năm 2025\n"
        "\n"
        "I. NHIỆM VỤ\n"
        "1. Rà soát quy trình nội bộ.\n"
        "- Thời gian thực hiện: <deadline kind=half_year relation=in date_start=2025-01-01 "
        "date_end=2025-06-30>6 tháng đầu năm</deadline>.",
    ),
    Example(
        "first-half-of-a-year",
        "Tổ chức kiểm tra tại 03 xã <deadline kind=half_year relation=in "
        "date_start=2025-01-01 date_end=2025-06-30>trong 6 tháng đầu năm 2025</deadline>.",
    ),
    Example(
        "second-half-of-a-year",
        "- Thời gian thực hiện: <deadline kind=half_year relation=in date_start=2026-07-01 "
        "date_end=2026-12-31>6 tháng cuối năm 2026</deadline>.",
    ),
    Example(
        "in-a-year",
        "Hoàn thành số hóa sổ hộ tịch <deadline kind=year relation=in date_start=2025-01-01 "
        "date_end=2025-12-31>trong năm 2025</deadline>.",
    ),
    Example(
        "by-a-year",
        "<deadline kind=year relation=by date_start=null date_end=2030-12-31>Đến năm "
        "2030</deadline>, các xã có tổ công nghệ số cộng đồng hoạt động hiệu quả.",
    ),
    Example(
        "by-the-end-of-a-year",
        "Phấn đấu <deadline relation=by date_start=null date_end=2027-12-31>đến hết năm "
        "2027</deadline> xóa nhà tạm, nhà dột nát trên địa bàn.",
    ),
    Example(
        "from-a-year",
        "Triển khai đại trà <deadline kind=year relation=from date_start=2026-01-01>từ năm "
        "2026</deadline>.",
    ),
    Example(
        "period-of-doing",
        "Thời gian thực hiện: <deadline kind=period relation=in date_start=2021-01-01 "
        "date_end=2025-12-31>giai đoạn 2021-2025</deadline>.",
    ),
    Example(
        "period-with-spaces",
        "Nâng cấp các trạm y tế xã <deadline kind=period relation=in date_start=2026-01-01 "
        "date_end=2030-12-31>trong giai đoạn 2026 - 2030</deadline>.",
    ),
    # Again and again
    Example(
        "quarterly",
        "Báo cáo kết quả về Ủy ban nhân dân tỉnh <deadline kind=recurring relation=every "
        "date_start=null date_end=null rrule=FREQ=MONTHLY;INTERVAL=3>hằng quý</deadline>.",
    ),
    Example(
        "monthly-with-dinh-ky",
        "Họp giao ban <deadline kind=recurring relation=every rrule=FREQ=MONTHLY>định kỳ "
        "hàng tháng</deadline> với các tổ công tác.",
    ),
    Example(
        "weekly",
        "Cập nhật tiến độ giải ngân <deadline kind=recurring relation=every "
        "rrule=FREQ=WEEKLY>hằng tuần</deadline>.",
    ),
    Example(
        "yearly",
        "<deadline kind=recurring relation=every rrule=FREQ=YEARLY>Hằng năm</deadline>, tổ "
        "chức ít nhất một hội nghị đối thoại với doanh nghiệp.",
    ),
    Example(
        "day-of-each-month",
        "Gửi số liệu về Chi cục Thống kê <deadline kind=recurring "
        "rrule=FREQ=MONTHLY;BYMONTHDAY=20>vào ngày 20 hằng tháng</deadline>.",
    ),
    Example(
        "before-a-day-of-each-month",
        "Gửi báo cáo <deadline kind=recurring relation=before "
        "rrule=FREQ=MONTHLY;BYMONTHDAY=25>trước ngày 25 hằng tháng</deadline>.",
    ),
    Example(
        "list-of-intervals",
        "Báo cáo Sở Y tế <deadline kind=recurring relation=every rrule=FREQ=MONTHLY>định kỳ "
        "hằng tháng, quý, năm</deadline>.",
        why="One deadline; its rule is that of the shortest interval.",
    ),
    Example(
        "every-six-months",
        "Sơ kết công tác phối hợp <deadline kind=recurring rrule=FREQ=MONTHLY;INTERVAL=6>06 "
        "tháng một lần</deadline>.",
    ),
    # Always, and on condition
    Example(
        "ongoing-in-a-time-line",
        "1. Tuyên truyền trên hệ thống truyền thanh.\n"
        "- Thời gian thực hiện: <deadline kind=ongoing date_start=null date_end=null "
        "rrule=null>Thường xuyên</deadline>.",
    ),
    Example(
        "on-request",
        "- Thời gian thực hiện: <deadline kind=conditional date_start=null "
        "date_end=null>Theo yêu cầu của Bộ Y tế</deadline>.",
    ),
    Example(
        "according-to-a-plan",
        "- Thời gian hoàn thành: <deadline kind=conditional date_start=null "
        "date_end=null>Theo kế hoạch của UBND tỉnh</deadline>.",
    ),
    Example(
        "right-after",
        "- Thời gian thực hiện: <deadline kind=conditional date_start=null "
        "date_end=null>Ngay sau khi có hướng dẫn của Bộ Nội vụ</deadline>.",
    ),
    # Wraps and marks
    Example(
        "wrap-inside-a-date",
        "Các trường báo cáo Phòng Giáo dục và Đào tạo <deadline kind=date relation=before "
        "date_end=2025-05-20>trước ngày \n"
        "20/5/2025</deadline> để tổng hợp.",
    ),
    Example(
        "wrap-with-empty-line",
        "Hoàn thành kiểm kê tài sản công <deadline kind=quarter relation=in "
        "date_start=2025-01-01 date_end=2025-03-31>trong quý \n"
        "\n"
        "I/2025</deadline>.",
    ),
    Example(
        "decomposed-text",
        decompose(
            "Hoàn thành rà soát hộ nghèo <deadline kind=date relation=before date_start=null "
            "date_end=2025-11-30>trước ngày 30 tháng 11 năm 2025</deadline>."
        ),
    ),
    Example(
        "old-tone-mark-and-capital",
        "<deadline kind=recurring relation=every rrule=FREQ=MONTHLY;INTERVAL=3>Hàng "
        "quý</deadline>, Văn phòng Huyện uỷ tổng hợp kết quả.",
    ),
    # Not deadlines
    Example(
        "date-of-a-citation",
        "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ.",
    ),
    Example(
        "baseline-year",
        "Giảm 5% số vụ tai nạn giao thông so với năm 2024.",
    ),
    Example(
        "year-in-the-plans-title",
        "KẾ HOẠCH\nChuyển đổi số năm 2025",
    ),
    Example(
        "period-of-a-programme",
        "Lồng ghép với Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025.",
    ),
    Example(
        "budget-year-of-a-levy",
        "Thực hiện chỉ tiêu thu ngân sách năm 2025 được giao.",
    ),
    Example(
        "year-of-a-law",
        "Tuyên truyền Luật Đất đai năm 2024 đến người dân.",
    ),
    Example(
        "place-and-date-of-the-head",
        "Hà Nội, ngày 05 tháng 3 năm 2025",
    ),
    Example(
        "age",
        "Khám sức khỏe cho trẻ em dưới 6 tuổi và người sinh năm 1985 trở về trước.",
    ),
    Example(
        "quy-as-an-address",
        "Kính mời Quý cơ quan, Quý doanh nghiệp tham dự.",
    ),
    Example(
        "running-costs",
        "Tiết kiệm chi thường xuyên theo quy định của Bộ Tài chính.",
        why='"thường xuyên" is the name of a kind of expense here.',
    ),
    Example(
        "truoc-het",
        "Trước hết, cần nâng cao nhận thức của người đứng đầu.",
    ),
    Example(
        "term-of-a-council",
        "Bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031.",
    ),
    Example(
        "what-was",
        "Kết quả giải ngân năm 2024 đạt khá, là tiền đề quan trọng.",
    ),
    Example(
        "standing-members",
        "Phó Chủ tịch Thường trực chủ trì cuộc họp của Ban Thường trực.",
    ),
    Example(
        "month-of-a-campaign",
        "Hưởng ứng Tháng hành động vì trẻ em và Tuần lễ Dinh dưỡng và Phát triển.",
    ),
    Example(
        "national-day-of-law",
        "Hưởng ứng Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam.",
    ),
    Example(
        "truoc-in-front-of",
        "Chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân huyện về kết quả thực hiện.",
    ),
    Example(
        "quarter-word-in-other-words",
        "Xây dựng đội ngũ cán bộ có phẩm chất quý báu, biết trân quý Nhân dân.",
    ),
    Example(
        "fraction-of-communes",
        "Có 6/9 xã, 12/15 trường học được kiểm tra.",
    ),
    Example(
        "document-number",
        "Nghiên cứu Nghị quyết số 43/2022/QH15 và Nghị định số 13/2023/NĐ-CP.",
    ),
    Example(
        "house-number",
        "Địa điểm: số 12/3 đường Nguyễn Huệ, phường 2.",
    ),
    Example(
        "shorter-procedure",
        "Rút ngắn thời gian giải quyết hồ sơ từ 05 ngày xuống còn 03 ngày làm việc.",
        why="How long a procedure takes is not when a task is to be done.",
    ),
    Example(
        "august-revolution",
        "Tuyên truyền kỷ niệm 80 năm Cách mạng tháng Tám và Quốc khánh nước ta.",
    ),
    # Without a day of the calendar
    Example(
        "before-a-season",
        "Kiểm tra, gia cố đê bao, cống ngăn mặn xong <deadline kind=conditional "
        "relation=before>trước mùa mưa bão</deadline>.",
    ),
    Example("in-a-season-is-none", "Diễn biến bất thường của thời tiết trong mùa mưa bão."),
    Example(
        "before-the-lunar-new-year",
        "Trao quà cho hộ nghèo <deadline kind=conditional relation=before>trước Tết Nguyên đán "
        "Bính Ngọ</deadline>.",
    ),
    Example(
        "within-hours-of-an-event",
        "Báo cáo Chi cục Thú y <deadline kind=conditional relation=by>chậm nhất 24 giờ sau khi "
        "phát hiện ổ dịch</deadline>.",
    ),
    Example(
        "end-of-the-year",
        "Đến giữa kỳ giải ngân 50%, <deadline kind=year relation=by>đến cuối "
        "năm</deadline> giải ngân hết kế hoạch vốn.",
    ),
    Example(
        "school-term",
        "Hoàn thành tập huấn cho giáo viên <deadline kind=period>trong học kỳ I năm học "
        "2025 - 2026</deadline>.",
    ),
    Example("school-year-of-a-plan-is-none", "Kế hoạch năm học 2025 - 2026 của nhà trường."),
    Example(
        "session-of-the-council",
        "Trình HĐND tỉnh <deadline kind=conditional>tại kỳ họp thường lệ cuối năm</deadline>.",
    ),
    Example(
        "stage-that-opens-a-goal",
        "<deadline kind=period relation=in date_start=2026-01-01 date_end=2030-12-31>Giai đoạn "
        "2026 - 2030</deadline>, <deadline kind=recurring>mỗi năm</deadline> trồng mới 50 ha "
        "rừng phòng hộ.",
    ),
    Example(
        "monthly-then-yearly-report",
        "Gửi báo cáo <deadline kind=recurring>trước ngày 15 hằng tháng</deadline>, báo cáo năm "
        "<deadline kind=date>trước ngày 05/12/2025</deadline>.",
    ),
    Example("born-in-a-year-is-none", "Bà Lê Thị Hoa, sinh năm 1980."),
)
