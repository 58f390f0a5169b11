"""Flattened tables of many shapes, each with the rows that it holds.

Expected rows are written one a line, cells parted by ``|``: item, task, actor, partners,
approver, due; an empty cell is empty.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """The cells of a row; None where the cell is empty."""

    item: str | None
    task: str | None
    actor: str | None
    partners: str | None
    approver: str | None
    due: str | None


class Shape(NamedTuple):
    """A flattened table, what makes it worth a place, and its rows."""

    why: str
    text: str
    marked: str

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, read from their marks."""
        lines = self.marked.strip().split("\n")
        return tuple(Row(*(cell.strip() or None for cell in line.split("|"))) for line in lines)


SHAPES = {
    "four-cols-no-approver": Shape(
        "Every cell on its own lines, as copied from a PDF; bare numbers.",
        """\
PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026
STT
Nội dung công việc
Đơn vị chủ trì
Đơn vị phối hợp
Thời gian hoàn thành
1
Rà soát, nâng cấp hạ tầng mạng nội bộ bảo đảm
an toàn thông tin
Sở Khoa học và Công nghệ
Các sở, ban, ngành
Trước 30/6/2026
2
Tập huấn kỹ năng số cho cán bộ
không chuyên trách
Trung tâm Giám sát, điều hành đô thị thông minh
UBND các xã, phường
Quý II/2026
3
Số hóa hồ sơ lưu trữ
Văn phòng UBND tỉnh
Sở Nội vụ
Tháng 9/2026
""",
        """
1 | Rà soát, nâng cấp hạ tầng mạng nội bộ bảo đảm an toàn thông tin | Sở Khoa học và Công \
nghệ | Các sở, ban, ngành | | Trước 30/6/2026
2 | Tập huấn kỹ năng số cho cán bộ không chuyên trách | Trung tâm Giám sát, điều hành đô thị \
thông minh | UBND các xã, phường | | Quý II/2026
3 | Số hóa hồ sơ lưu trữ | Văn phòng UBND tỉnh | Sở Nội vụ | | Tháng 9/2026
""",
    ),
    "product-last": Shape(
        "Number and task on one line, group rows, a product in the last column.",
        """\
BIỂU PHÂN CÔNG
TT Nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Thời gian hoàn thành Sản phẩm
I. GIẢM NGHÈO VỀ THÔNG TIN
1 Xây dựng kế hoạch truyền thông về giảm nghèo đa chiều
Phòng Văn hóa và Thông tin
Phòng Lao động - Thương binh và Xã hội
Tháng 3/2025
Kế hoạch của UBND huyện
2 Tổ chức điều tra, rà soát hộ nghèo, hộ cận nghèo
cuối năm
Phòng Lao động - Thương binh và Xã hội
UBND các xã, thị trấn
Quý IV/2025
Báo cáo kết quả rà soát
II. ĐÀO TẠO NGHỀ
3 Mở lớp đào tạo nghề cho lao động nông thôn
Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên
Hội Nông dân huyện; Hội Liên hiệp Phụ nữ huyện
Cả năm
Các lớp nghề được tổ chức
""",
        """
1 | Xây dựng kế hoạch truyền thông về giảm nghèo đa chiều | Phòng Văn hóa và Thông tin | \
Phòng Lao động - Thương binh và Xã hội | | Tháng 3/2025
2 | Tổ chức điều tra, rà soát hộ nghèo, hộ cận nghèo cuối năm | Phòng Lao động - Thương binh \
và Xã hội | UBND các xã, thị trấn | | Quý IV/2025
3 | Mở lớp đào tạo nghề cho lao động nông thôn | Trung tâm Giáo dục nghề nghiệp - Giáo dục \
thường xuyên | Hội Nông dân huyện; Hội Liên hiệp Phụ nữ huyện | | Cả năm
""",
    ),
    "time-before-actor-blank-lines": Shape(
        "Due before actor, empty lines between cells, an empty last column.",
        """\
Nội dung

Thời gian thực hiện

Người phụ trách

Ghi chú

1. Tổ chức khai giảng năm học mới

Ngày 05/9/2025

Hiệu trưởng

2. Hội nghị viên chức, người lao động

Trước ngày 15/10/2025

Chủ tịch Công đoàn

3. Kiểm tra nội bộ trường học theo kế hoạch

Hàng tháng

Phó Hiệu trưởng

4. Sơ kết học kỳ I

Tháng 01/2026

Ban Giám hiệu

Trên đây là Kế hoạch năm học 2025-2026 của nhà trường.
""",
        """
1 | Tổ chức khai giảng năm học mới | Hiệu trưởng | | | Ngày 05/9/2025
2 | Hội nghị viên chức, người lao động | Chủ tịch Công đoàn | | | Trước ngày 15/10/2025
3 | Kiểm tra nội bộ trường học theo kế hoạch | Phó Hiệu trưởng | | | Hàng tháng
4 | Sơ kết học kỳ I | Ban Giám hiệu | | | Tháng 01/2026
""",
    ),
    "unnumbered-party": Shape(
        "No numbers at all: rows begin where the last cell has ended.",
        """\
PHỤ LỤC 1: DANH MỤC CÔNG VIỆC
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
Quán triệt Nghị quyết Đại hội Đảng bộ tỉnh tới toàn thể
đảng viên
Ban Tuyên giáo và Dân vận Tỉnh ủy
Các cơ quan tham mưu, giúp việc
Quý I/2026
Xây dựng chương trình kiểm tra, giám sát
Ủy ban Kiểm tra Tỉnh ủy
Văn phòng Tỉnh ủy
Tháng 12/2025
Sơ kết phong trào thi đua
Ban Tổ chức Tỉnh ủy
Mặt trận Tổ quốc và các tổ chức chính trị - xã hội
6 tháng đầu năm 2026
""",
        """
 | Quán triệt Nghị quyết Đại hội Đảng bộ tỉnh tới toàn thể đảng viên | Ban Tuyên giáo và Dân \
vận Tỉnh ủy | Các cơ quan tham mưu, giúp việc | | Quý I/2026
 | Xây dựng chương trình kiểm tra, giám sát | Ủy ban Kiểm tra Tỉnh ủy | Văn phòng Tỉnh ủy | | \
Tháng 12/2025
 | Sơ kết phong trào thi đua | Ban Tổ chức Tỉnh ủy | Mặt trận Tổ quốc và các tổ chức chính \
trị - xã hội | | 6 tháng đầu năm 2026
""",
    ),
    "wraps-and-repeat": Shape(
        "A space before each break of a line; page number and heads repeated.",
        """\
Phụ lục II
STT\x20
Nội dung, nhiệm vụ\x20
Cơ quan, đơn vị\x20
chủ trì\x20
Cơ quan, đơn vị\x20
phối hợp\x20
Cấp phê\x20
duyệt\x20
Thời gian\x20
hoàn thành\x20

1\x20
Phê duyệt quy hoạch chi tiết khu dân cư nông thôn\x20
mới xã Tân Hòa\x20

Phòng Kinh tế\x20
và Hạ tầng\x20

UBND xã\x20
Tân Hòa\x20

Chủ tịch\x20
UBND huyện\x20

Quý II\x20
năm 2025\x20

2\x20
Bàn giao mặt bằng dự án đường liên xã\x20

Trung tâm Phát\x20
triển quỹ đất\x20

Phòng Nông\x20
nghiệp và Môi\x20
trường\x20

UBND huyện\x20

Trước ngày\x20
31/8/2025\x20

4
STT\x20
Nội dung, nhiệm vụ\x20
Cơ quan, đơn vị\x20
chủ trì\x20
Cơ quan, đơn vị\x20
phối hợp\x20
Cấp phê\x20
duyệt\x20
Thời gian\x20
hoàn thành\x20

3\x20
Nghiệm thu công trình thủy lợi\x20

Ban Quản lý dự án\x20
đầu tư xây dựng\x20

Các đơn vị\x20
có liên quan\x20

UBND huyện\x20

Thường xuyên\x20

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
""",
        """
1 | Phê duyệt quy hoạch chi tiết khu dân cư nông thôn mới xã Tân Hòa | Phòng Kinh tế và Hạ \
tầng | UBND xã Tân Hòa | Chủ tịch UBND huyện | Quý II năm 2025
2 | Bàn giao mặt bằng dự án đường liên xã | Trung tâm Phát triển quỹ đất | Phòng Nông nghiệp \
và Môi trường | UBND huyện | Trước ngày 31/8/2025
3 | Nghiệm thu công trình thủy lợi | Ban Quản lý dự án đầu tư xây dựng | Các đơn vị có liên \
quan | UBND huyện | Thường xuyên
""",
    ),
    "inline-one-line-rows": Shape(
        "Each row on one line; numbered prose follows the table.",
        """\
III. PHÂN CÔNG THỰC HIỆN
STT Nội dung thực hiện Đơn vị thực hiện Thời gian thực hiện
1 Tuyên truyền Luật Phòng cháy, chữa cháy Công an xã Tháng 4/2025
2 Kiểm tra cơ sở kinh doanh karaoke Đội Cảnh sát PCCC Tháng 5 - 6/2025
3 Diễn tập phương án chữa cháy chợ trung tâm Ban Chỉ huy Quân sự xã Quý III/2025
4 Tổng kết, khen thưởng UBND xã Tháng 12/2025

IV. TỔ CHỨC THỰC HIỆN
1. Công an xã
- Chủ trì tham mưu UBND xã triển khai Kế hoạch này, định kỳ hàng tháng báo cáo kết quả.
- Phối hợp với các đoàn thể vận động nhân dân.
2. Ban Chỉ huy Quân sự xã
Cử lực lượng dân quân tham gia diễn tập theo phương án.
""",
        """
1 | Tuyên truyền Luật Phòng cháy, chữa cháy | Công an xã | | | Tháng 4/2025
2 | Kiểm tra cơ sở kinh doanh karaoke | Đội Cảnh sát PCCC | | | Tháng 5 - 6/2025
3 | Diễn tập phương án chữa cháy chợ trung tâm | Ban Chỉ huy Quân sự xã | | | Quý III/2025
4 | Tổng kết, khen thưởng | UBND xã | | | Tháng 12/2025
""",
    ),
    "long-tasks-bullets": Shape(
        "Bullets inside a task, decimal numbers, Roman numbers on lines of their own.",
        """\
TT
Nhiệm vụ, giải pháp
Cơ quan chủ trì
Cơ quan phối hợp
Sản phẩm
Thời gian
I
Thể chế số
1.1
Ban hành quy định về quản lý, kết nối, chia sẻ dữ liệu:
- Danh mục dữ liệu dùng chung của ngành;
- Quy chế khai thác, sử dụng dữ liệu.
Cục Chuyển đổi số quốc gia
Các bộ, cơ quan ngang bộ
Thông tư
2025
1.2
Hướng dẫn địa phương xây dựng kiến trúc chính
quyền điện tử phiên bản 4.0
Bộ Khoa học và Công nghệ
UBND các tỉnh, thành phố trực thuộc Trung ương
Văn bản hướng dẫn
2025 - 2026
II
Hạ tầng số
2.1
Phổ cập điện thoại thông minh
Cục Viễn thông
Các doanh nghiệp viễn thông
Báo cáo
Hằng năm
""",
        """
1.1 | Ban hành quy định về quản lý, kết nối, chia sẻ dữ liệu: - Danh mục dữ liệu dùng chung \
của ngành; - Quy chế khai thác, sử dụng dữ liệu. | Cục Chuyển đổi số quốc gia | Các bộ, cơ \
quan ngang bộ | | 2025
1.2 | Hướng dẫn địa phương xây dựng kiến trúc chính quyền điện tử phiên bản 4.0 | Bộ Khoa học \
và Công nghệ | UBND các tỉnh, thành phố trực thuộc Trung ương | | 2025 - 2026
2.1 | Phổ cập điện thoại thông minh | Cục Viễn thông | Các doanh nghiệp viễn thông | | Hằng năm
""",
    ),
    "empties-and-conditions": Shape(
        "A cell left empty; conditions instead of times.",
        """\
Phụ lục
KẾ HOẠCH KHÁM SỨC KHỎE
Số TT
Nội dung hoạt động
Bộ phận thực hiện
Bộ phận phối hợp
Tiến độ thực hiện
1
Mua sắm vật tư y tế tiêu hao
Khoa Dược
Theo yêu cầu của Sở Y tế
2
Khám sức khỏe cho người cao tuổi
Trạm Y tế các xã
Hội Người cao tuổi
Sau khi có văn bản hướng dẫn của Bộ Y tế
3
Truyền thông phòng, chống sốt xuất huyết
Khoa Kiểm soát bệnh tật
Đài Truyền thanh huyện, các trường học
Thường xuyên, liên tục
""",
        """
1 | Mua sắm vật tư y tế tiêu hao | Khoa Dược | | | Theo yêu cầu của Sở Y tế
2 | Khám sức khỏe cho người cao tuổi | Trạm Y tế các xã | Hội Người cao tuổi | | Sau khi có \
văn bản hướng dẫn của Bộ Y tế
3 | Truyền thông phòng, chống sốt xuất huyết | Khoa Kiểm soát bệnh tật | Đài Truyền thanh \
huyện, các trường học | | Thường xuyên, liên tục
""",
    ),
    "page-split-task": Shape(
        "A task goes on after the heads of the next page.",
        """\
STT
Nhiệm vụ
Chủ trì
Phối hợp
Thời hạn
1
Lập danh mục vị trí việc làm
Sở Nội vụ
Các sở, ngành
Quý I
2
Tổ chức thi nâng ngạch viên chức hành chính, bảo đảm công khai, minh bạch và
\f12
STT
Nhiệm vụ
Chủ trì
Phối hợp
Thời hạn
đúng quy định của pháp luật
Sở Nội vụ
Trường Chính trị tỉnh
Quý III
3
Báo cáo tình hình biên chế
Sở Nội vụ
UBND các huyện, thành phố
Tháng 11
""",
        """
1 | Lập danh mục vị trí việc làm | Sở Nội vụ | Các sở, ngành | | Quý I
2 | Tổ chức thi nâng ngạch viên chức hành chính, bảo đảm công khai, minh bạch và đúng quy \
định của pháp luật | Sở Nội vụ | Trường Chính trị tỉnh | | Quý III
3 | Báo cáo tình hình biên chế | Sở Nội vụ | UBND các huyện, thành phố | | Tháng 11
""",
    ),
    "merged-head": Shape(
        "One head over two: chủ trì and phối hợp stand below it.",
        """\
STT
Nội dung công việc
Đơn vị thực hiện
Thời gian hoàn thành
Chủ trì
Phối hợp
01
Lắp đặt đèn chiếu sáng đường hẻm
Tổ Kinh tế - Đô thị
Ban điều hành khu phố
30/4/2025
02
Nạo vét cống thoát nước trước mùa mưa
Xí nghiệp Công trình giao thông
Tổ Kinh tế - Đô thị
15/5/2025
""",
        """
01 | Lắp đặt đèn chiếu sáng đường hẻm | Tổ Kinh tế - Đô thị | Ban điều hành khu phố | | \
30/4/2025
02 | Nạo vét cống thoát nước trước mùa mưa | Xí nghiệp Công trình giao thông | Tổ Kinh tế - \
Đô thị | | 15/5/2025
""",
    ),
    "unknown-middle": Shape(
        "A head that no rule knows between two that rules know.",
        """\
STT
Nội dung công việc
Cơ quan chủ trì
Điều kiện bảo đảm
Thời gian hoàn thành
1
Xây dựng quy chế văn hóa công sở
Văn phòng Sở
Kinh phí thường xuyên
Quý I/2025
2
Sửa chữa trụ sở làm việc
Phòng Kế hoạch - Tài chính
Ngân sách tỉnh
Tháng 10/2025
""",
        """
1 | Xây dựng quy chế văn hóa công sở | Văn phòng Sở | | | Quý I/2025
2 | Sửa chữa trụ sở làm việc | Phòng Kế hoạch - Tài chính | | | Tháng 10/2025
""",
    ),
    "semicolon-offices-no-spaces": Shape(
        "Semicolons end a task and part two actors.",
        """\
TT
Nội dung
Đơn vị chủ trì
Đơn vị phối hợp
Thời gian
1.
Ra quân làm sạch bãi biển;
Đoàn Thanh niên xã;
Hội Cựu chiến binh xã
Công an xã
Ngày 05/6/2025
2.
Trồng cây xanh dọc tuyến đường liên thôn, đường trục xã
Hội Nông dân xã
Các thôn
Tháng 8-9/2025
3.
Thu gom vỏ bao thuốc bảo vệ thực vật
Hội Nông dân xã
Hợp tác xã nông nghiệp
Hằng tháng
""",
        """
1 | Ra quân làm sạch bãi biển; | Đoàn Thanh niên xã; Hội Cựu chiến binh xã | Công an xã | | \
Ngày 05/6/2025
2 | Trồng cây xanh dọc tuyến đường liên thôn, đường trục xã | Hội Nông dân xã | Các thôn | | \
Tháng 8-9/2025
3 | Thu gom vỏ bao thuốc bảo vệ thực vật | Hội Nông dân xã | Hợp tác xã nông nghiệp | | Hằng \
tháng
""",
    ),
    "minister-level": Shape(
        "Approvers of the centre; a cell that ends with 'Bộ'.",
        """\
STT
Nhiệm vụ
Đơn vị chủ trì
Đơn vị phối hợp
Cấp trình
Thời gian trình
I
Các luật
1
Luật Dữ liệu cá nhân (sửa đổi)
Vụ Pháp chế
Các đơn vị thuộc Bộ
Quốc hội
Tháng 10/2026
2
Nghị định quy định chi tiết Luật Căn cước
Cục Cảnh sát quản lý hành chính về trật tự xã hội
Vụ Pháp chế; Văn phòng Bộ
Chính phủ
Quý III/2026
II
Các đề án
3
Đề án sắp xếp các đơn vị sự nghiệp công lập thuộc Bộ đến năm 2030, tầm nhìn đến năm 2035
Vụ Tổ chức cán bộ
Các đơn vị sự nghiệp
Bộ trưởng
Năm 2026
""",
        """
1 | Luật Dữ liệu cá nhân (sửa đổi) | Vụ Pháp chế | Các đơn vị thuộc Bộ | Quốc hội | Tháng \
10/2026
2 | Nghị định quy định chi tiết Luật Căn cước | Cục Cảnh sát quản lý hành chính về trật tự xã \
hội | Vụ Pháp chế; Văn phòng Bộ | Chính phủ | Quý III/2026
3 | Đề án sắp xếp các đơn vị sự nghiệp công lập thuộc Bộ đến năm 2030, tầm nhìn đến năm 2035 \
| Vụ Tổ chức cán bộ | Các đơn vị sự nghiệp | Bộ trưởng | Năm 2026
""",
    ),
    "row-wraps-mid-name": Shape(
        "Narrow columns: names broken over up to four lines.",
        """\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
thực hiện
1 Triển khai ứng dụng bản đồ số quản lý quy
hoạch rừng
Chi cục Kiểm
lâm
Sở Nông nghiệp
và Môi trường,
các Ban Quản lý
rừng phòng hộ
Quý II,
III/2025
2 Cấp nước sạch cho vùng xâm nhập mặn
Trung tâm Nước
sạch và Vệ sinh
môi trường nông
thôn
UBND các huyện,
thị xã, thành phố
Từ tháng 02
đến tháng
5/2025
3 Tập huấn kỹ thuật nuôi tôm nước lợ cho hợp
tác xã và hộ nuôi
Trung tâm
Khuyến nông
Hội Nông dân
tỉnh
Thường
xuyên
""",
        """
1 | Triển khai ứng dụng bản đồ số quản lý quy hoạch rừng | Chi cục Kiểm lâm | Sở Nông nghiệp \
và Môi trường, các Ban Quản lý rừng phòng hộ | | Quý II, III/2025
2 | Cấp nước sạch cho vùng xâm nhập mặn | Trung tâm Nước sạch và Vệ sinh môi trường nông thôn \
| UBND các huyện, thị xã, thành phố | | Từ tháng 02 đến tháng 5/2025
3 | Tập huấn kỹ thuật nuôi tôm nước lợ cho hợp tác xã và hộ nuôi | Trung tâm Khuyến nông | \
Hội Nông dân tỉnh | | Thường xuyên
""",
    ),
    "one-line-rows-with-approver": Shape(
        "Each row on one line: cells end where the next name or time begins.",
        """\
DANH MỤC ĐỀ ÁN, NHIỆM VỤ TRÌNH HỘI ĐỒNG NHÂN DÂN TỈNH NĂM 2026
STT Tên đề án Cơ quan chủ trì tham mưu Cấp có thẩm quyền quyết định Thời gian trình Ghi chú
1 Đề án phát triển giáo dục mầm non vùng dân tộc thiểu số Sở Giáo dục và Đào tạo HĐND tỉnh Tháng 7
2 Quy định mức thu học phí năm học 2026-2027 Sở Giáo dục và Đào tạo HĐND tỉnh Tháng 7
3 Kế hoạch phát triển nhà ở xã hội Sở Xây dựng UBND tỉnh Tháng 3
4 Điều chỉnh bảng giá đất Sở Nông nghiệp và Môi trường HĐND tỉnh Tháng 12
""",
        """
1 | Đề án phát triển giáo dục mầm non vùng dân tộc thiểu số | Sở Giáo dục và Đào tạo |  | \
HĐND tỉnh | Tháng 7
2 | Quy định mức thu học phí năm học 2026-2027 | Sở Giáo dục và Đào tạo |  | HĐND tỉnh | \
Tháng 7
3 | Kế hoạch phát triển nhà ở xã hội | Sở Xây dựng |  | UBND tỉnh | Tháng 3
4 | Điều chỉnh bảng giá đất | Sở Nông nghiệp và Môi trường |  | HĐND tỉnh | Tháng 12
""",
    ),
    "letters-and-products": Shape(
        "Letters number the groups; products after the times; a session as a time.",
        """\
PHỤ LỤC KÈM THEO
NHIỆM VỤ TRIỂN KHAI ĐỀ ÁN 06
STT
NỘI DUNG
CƠ QUAN CHỦ TRÌ
CƠ QUAN PHỐI HỢP
THỜI GIAN THỰC HIỆN
SẢN PHẨM DỰ KIẾN
A
HOÀN THIỆN PHÁP LÝ
1
Rà soát, sửa đổi, bổ sung các quy trình nội bộ, quy trình điện
tử giải quyết thủ tục hành chính
Các sở, ban,
ngành
Văn phòng
UBND thành
phố
Tháng
3/2025
Quyết định của Chủ tịch
UBND thành phố
2
Ban hành nghị quyết miễn, giảm lệ phí khi nộp hồ sơ trực tuyến
Sở Tài chính
Sở Tư pháp
Kỳ họp giữa
năm 2025
Nghị quyết của
HĐND thành phố
B
LÀM SẠCH DỮ LIỆU
3
Đối khớp dữ liệu người hưởng chính sách an sinh xã hội
Công an
thành phố
Sở Nội vụ;
BHXH
khu vực
Hoàn thành
trong Quý
II/2025
Báo cáo kết quả
""",
        """
1 | Rà soát, sửa đổi, bổ sung các quy trình nội bộ, quy trình điện tử giải quyết thủ tục hành \
chính | Các sở, ban, ngành | Văn phòng UBND thành phố |  | Tháng 3/2025
2 | Ban hành nghị quyết miễn, giảm lệ phí khi nộp hồ sơ trực tuyến | Sở Tài chính | Sở Tư \
pháp |  | Kỳ họp giữa năm 2025
3 | Đối khớp dữ liệu người hưởng chính sách an sinh xã hội | Công an thành phố | Sở Nội vụ; \
BHXH khu vực |  | Hoàn thành trong Quý II/2025
""",
    ),
    "persons-in-charge": Shape(
        "Persons with their titles; dates without a word before them.",
        """\
TT
Nhiệm vụ
Người phụ trách
Thời hạn
1
Xây dựng lịch tiếp công dân
Đ/c Nguyễn Văn Hùng, Chánh Văn phòng
20/01/2025
2
Tham mưu giải quyết đơn thư tồn đọng kéo dài qua nhiều
nhiệm kỳ
Đ/c Trần Thị Mai, Phó Chủ tịch
31/3/2025
3
Lập báo cáo quý
Văn phòng
Ngày 20 tháng cuối quý
""",
        """
1 | Xây dựng lịch tiếp công dân | Đ/c Nguyễn Văn Hùng, Chánh Văn phòng |  |  | 20/01/2025
2 | Tham mưu giải quyết đơn thư tồn đọng kéo dài qua nhiều nhiệm kỳ | Đ/c Trần Thị Mai, Phó \
Chủ tịch |  |  | 31/3/2025
3 | Lập báo cáo quý | Văn phòng |  |  | Ngày 20 tháng cuối quý
""",
    ),
    "hospital-and-sections-after": Shape(
        "Time first; numbered prose of the next section follows.",
        """\
I. NỘI DUNG, THỜI GIAN THỰC HIỆN
STT
Nội dung
Thời gian
Chủ trì
Phối hợp
1
Họp giao ban tuần
Thứ hai hằng tuần
Giám đốc
Các phòng
2
Kiểm kê tài sản
0 giờ ngày 01/01/2026
Phòng Hành chính - Quản trị
Các khoa, phòng
3
Đánh giá chất lượng bệnh viện
Cuối quý IV
Phòng Quản lý chất lượng
Tổ Công nghệ thông tin
II. TỔ CHỨC THỰC HIỆN
1. Phòng Hành chính - Quản trị
Theo dõi, đôn đốc các khoa, phòng thực hiện Kế hoạch.
2. Các khoa, phòng
Triển khai nghiêm túc các nội dung được giao.
""",
        """
1 | Họp giao ban tuần | Giám đốc | Các phòng |  | Thứ hai hằng tuần
2 | Kiểm kê tài sản | Phòng Hành chính - Quản trị | Các khoa, phòng |  | 0 giờ ngày 01/01/2026
3 | Đánh giá chất lượng bệnh viện | Phòng Quản lý chất lượng | Tổ Công nghệ thông tin |  | \
Cuối quý IV
""",
    ),
    "spaced-and-nested-names": Shape(
        "Empty lines; an office whose name holds that of another.",
        """\
STT
Nội dung
Chủ trì
Thời gian thực hiện

1

Phổ biến Luật Đất đai năm 2024 và các nghị định hướng dẫn thi hành tại 12 xã

Phòng Nông nghiệp và Môi trường

Từ tháng 3 đến tháng 10 năm 2025

2

Cấp giấy chứng nhận quyền sử dụng đất lần đầu

Chi nhánh Văn phòng Đăng ký đất đai

Năm 2025

""",
        """
1 | Phổ biến Luật Đất đai năm 2024 và các nghị định hướng dẫn thi hành tại 12 xã | Phòng Nông \
nghiệp và Môi trường |  |  | Từ tháng 3 đến tháng 10 năm 2025
2 | Cấp giấy chứng nhận quyền sử dụng đất lần đầu | Chi nhánh Văn phòng Đăng ký đất đai |  |  \
| Năm 2025
""",
    ),
    "product-before-actor": Shape(
        "The product stands between task and actor; narrow columns.",
        """\
TT
Nhiệm vụ
trọng tâm
Sản phẩm
đầu ra
Đơn vị
chủ trì
Đơn vị
phối hợp
Thời gian
hoàn thành
1
Triển khai nền tảng học trực
tuyến cho cán bộ xã
Nền tảng được đưa vào
sử dụng
Sở Khoa học
và Công nghệ
Viettel, VNPT
tỉnh
Quý III/2025
2
Diễn tập ứng cứu sự cố
an ninh mạng
Cuộc diễn tập
Công an tỉnh
Các sở, ban,
ngành; UBND
cấp xã
Tháng 9 hằng
năm
3
Hoàn thiện kho dữ liệu
mở
Kho dữ liệu
Văn phòng
UBND tỉnh
Sở Tài chính
Trước 15/12
""",
        """
1 | Triển khai nền tảng học trực tuyến cho cán bộ xã | Sở Khoa học và Công nghệ | Viettel, \
VNPT tỉnh |  | Quý III/2025
2 | Diễn tập ứng cứu sự cố an ninh mạng | Công an tỉnh | Các sở, ban, ngành; UBND cấp xã |  | \
Tháng 9 hằng năm
3 | Hoàn thiện kho dữ liệu mở | Văn phòng UBND tỉnh | Sở Tài chính |  | Trước 15/12
""",
    ),
}
