"""The words of two syllables that union news in Vietnamese uses most: they are not parted."""

from __future__ import annotations

from typing import Final

# Where two spellings of one word are in use (thỏa, thoả), both stand here.
_LISTED: Final = """
an toàn, ban hành, báo cáo, bảo đảm, bảo hiểm, bảo vệ, bí thư, biểu dương, cán bộ, chấp hành,
chế độ, chỉ đạo, chính sách, chính trị, chủ tịch, chuyên đề, chuyển đổi, chương trình, công chức,
công đoàn, công nghiệp, công nhân, công tác, công ty, công văn, cơ quan, cơ sở, danh hiệu, dân chủ,
doanh nghiệp, đại biểu, đại diện, đại hội, đào tạo, đảng ủy, đảng uỷ, đánh giá, đề nghị, địa phương,
đoàn kết, đoàn viên, đồng chí, đồng hành, đời sống, đơn vị, đối thoại, đổi mới, gặp mặt, gia đình,
giai đoạn, giải pháp, giải quyết, giải thưởng, giám sát, góp ý, hà nội, hiệu quả, hoàn thành,
hoạt động, học bổng, học tập, hỗ trợ, hội đồng, hội nghị, hội thảo, hội thi, hợp đồng, hợp tác,
huân chương, hướng dẫn, hưởng ứng, hưu trí, kế hoạch, kết nạp, kết quả, khai mạc, khen thưởng,
khó khăn, kiểm tra, kiến nghị, kinh phí, ký kết, kỷ luật, kỷ niệm, kỹ năng, lãnh đạo, lao động,
lắng nghe, liên đoàn, liên lạc, mái ấm, mục tiêu, nâng cao, nghị quyết, nghỉ hưu, nghỉ mát,
nguyện vọng, nhà nước, nhân dân, nhân viên, nhiệm kỳ, nhiệm vụ, nhịp cầu, nữ công, phát biểu, phát động,
phát huy, phát triển, phong trào, phối hợp, phụ nữ, phúc lợi, phục vụ, phương án, quân đội, quan hệ,
quan tâm, quản lý, quốc phòng, quốc tế, quy chế, quy định, quyền lợi, quyết định, sản xuất,
sáng kiến, sáng tạo, sơ kết, sức khỏe, sức khoẻ, tài chính, tập đoàn, tập huấn, tập thể, thành lập,
thành phố, thành tích, tham gia, tham quan, thanh niên, thăm hỏi, thi đua, thỏa thuận, thoả thuận,
thỏa ước, thoả ước, thông báo, thông tin, thu nhập, thực hiện, thương lượng, thường niên, thường vụ,
tiên phong, tiền lương, tiền thưởng, tiêu biểu, tiếp nhận, tổ chức, tổng kết, trao tặng, trách nhiệm,
triển khai, trợ cấp, truyền thông, truyền thống, trung ương, tuyên dương, tuyên truyền, tư vấn,
ủy ban, uỷ ban, ủy viên, uỷ viên, ưu đãi, vận động, văn bản, văn hóa, văn hoá, văn phòng, việc làm,
viên chức, việt nam, vinh danh, xã hội, xây dựng, xuất sắc, ý kiến
"""
WORDS: Final = tuple(" ".join(word.split()) for word in _LISTED.split(","))
