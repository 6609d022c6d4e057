"""Headlines as they are shown: a Vietnamese word of two syllables stays on one line.

Vietnamese writes its syllables apart, so a browser parts «công / đoàn» as it would never part
“un / ion”. The words that headlines of this field hold most often are held together by a no-break
space, for the eye only: titles of documents, feeds and the search index take the plain text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from plugins.core.text import nfc

NO_BREAK: Final = "\u00a0"

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
_COUNTED: Final = ("ngày", "tháng", "quý", "năm", "khóa", "khoá")  # with the number that follows

# Letters, the marks about a word included. What is wider does not fit a line of the narrowest phone in the
# largest letters (tests/browser/test_headlines.py): better parted between syllables than within one.
_WIDEST: Final = 13
_WIDEST_CAPITALS: Final = 9

# What is held already, by an editor or as the word before, is not made longer.
_JOINED: Final = rf"[\w{NO_BREAK}\u2011-]"
_HELD: Final = re.compile(
    rf"(?<!{_JOINED})(?:(?:{'|'.join(WORDS)})(?!{_JOINED})"
    rf"|(?:{'|'.join(_COUNTED)}) \d{{1,4}}(?!{_JOINED}|[/\u2013]|[.,]\d))",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def headline(text: str, lang: str) -> str:
    """Return *text* as a headline in *lang* shows it: the same words, some of them held together."""
    return _HELD.sub(_hold, nfc(text)) if lang == "vi" else text


def _hold(found: re.Match[str]) -> str:
    word, text = found[0], found.string
    start = text.rfind(" ", 0, found.start()) + 1
    end = text.find(" ", found.end())
    run = (end if end >= 0 else len(text)) - start
    if run > _WIDEST or (word.isupper() and len(word) > _WIDEST_CAPITALS):
        return word
    return word.replace(" ", NO_BREAK)
