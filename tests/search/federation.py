"""A made-up federation's site, as values."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.core.facts import PageFields, StoryFields
from plugins.core.reference import Bilingual, Organisation, Term
from plugins.core.site import PageText, Reference, Site, StandingPage, Story, Text
from plugins.core.site_settings import SiteSettings


def both(vi: str, en: str) -> Bilingual:
    return Bilingual(vi=vi, en=en)


def a_text(story_id: str, lang: str, fields: dict[str, Any], body: str) -> Text:
    checked = StoryFields.model_validate(
        {"date": "2025-01-03 11:21", "section": "activities", "authors": ["Ban Biên tập"]} | fields
    )
    year = checked.date.day.year
    address = f"tin-tuc/{year}/{story_id}/" if lang == "vi" else f"en/news/{year}/{story_id}/"
    return Text(
        story_id=story_id,
        lang=lang,
        path=PurePosixPath(story_id),
        fields=checked,
        slug=story_id,
        address=address,
        body=body,
        source="",
        body_line=1,
        lines={},
    )


def a_story(
    story_id: str,
    title: str,
    body: str,
    english: tuple[str, str] | None = None,
    summary: str = "Tin của Liên đoàn Lao động thành phố Sông Mây.",
    **fields: Any,
) -> Story:
    """Return a story; *english* is its title and body there, facts being inherited."""
    stated = {"title": title, "summary": summary} | fields
    texts = {"vi": a_text(story_id, "vi", stated, body)}
    if english:
        changed = stated | {"title": english[0], "summary": "News of the federation."}
        texts["en"] = a_text(story_id, "en", changed, english[1])
    return Story(story_id, PurePosixPath(story_id), texts["vi"], texts, {})


def a_site(*stories: Story, pages: tuple[StandingPage, ...] = ()) -> Site:
    newest_first = tuple(sorted(stories, key=lambda story: story.order, reverse=True))
    reference = Reference(
        settings=SiteSettings(
            name=both("Công đoàn Sông Mây", "Cloud River Trade Unions"),
            slogan=both("Cùng nhau", "Together"),
            description=both("Tin", "News"),
            publisher=both("LĐLĐ Sông Mây", "Federation"),
        ),
        sections={
            name: Term(id=name, name=both(*names))
            for name, names in {
                "welfare": ("Phúc lợi", "Welfare"),
                "activities": ("Hoạt động", "Activities"),
                "documents": ("Văn bản", "Documents"),
            }.items()
        },
        topics={"tet": Term(id="tet", name=both("Tết sum vầy", "Lunar New Year"))},
        organisations={
            "song-may": Organisation(
                id="song-may",
                name=both("Liên đoàn Lao động Sông Mây", "Cloud River Federation of Labour"),
                short=both("LĐLĐ Sông Mây", "CRFL"),
            ),
            "det-may": Organisation(id="det-may", name=both("Công đoàn Dệt may", "Textile Union")),
        },
    )
    return Site(Path(), dt.date(2025, 6, 1), reference, newest_first, pages)


def the_federation() -> Site:
    """Return the site that the browser tests search."""
    many = [
        a_story(
            f"ban-tin-{number}",
            f"Bản tin tuần số {number}",
            "<p>Điểm tin hằng tuần của công đoàn cơ sở.</p>",
            date=f"2023-02-{number:02d}",
        )
        for number in range(1, 26)
    ]
    page = PageText(
        page_id="gioi-thieu",
        lang="vi",
        path=PurePosixPath("gioi-thieu"),
        fields=PageFields(title="Giới thiệu", summary="Về cơ quan chúng tôi."),
        slug="gioi-thieu",
        address="gioi-thieu/",
        body="<p>Trụ sở tại đường Đê La Thành.</p>",
        source="",
        body_line=1,
        lines={},
    )
    return a_site(
        a_story(
            "doan-vien",
            "Chăm lo đời sống đoàn viên dịp Tết",
            "<p>Buổi sáng trời lạnh. Ông Nguyễn Văn Đông trao 500 suất quà cho đoàn viên khó khăn.</p>"
            '<p><img src="a.jpg" alt="Bà cụ đội nón quai thao" title="Trao quà ở khu nhà trọ"></p>',
            ("Looking after members at Tet", "<p>Mr Nguyễn Văn Đông gave presents to members.</p>"),
            section="welfare",
            organisations=["song-may"],
            topics=["tet"],
            gallery=[{"file": "a.jpg", "alt": "Gánh hàng hoa", "caption": "Chợ hoa cuối năm"}],
            cover="a.jpg",
        ),
        a_story(
            "doanh-nghiep",
            "Đối thoại với doanh nghiệp dệt may",
            "<p>Đoàn viên nêu tám kiến nghị về tiền lương và bữa ăn ca.</p>",
            ("Talks with textile companies", "<p>Workers are asking for better meals.</p>"),
            date="2024-05-02",
            organisations=["det-may"],
            meeting={"start": "2024-05-01", "venue": "Hội trường Sông Mây", "chair": "Lý Thị Ngọc"},
        ),
        a_story(
            "cong-van",
            "Đôn đốc báo cáo phúc lợi",
            "<p>Các đơn vị gửi báo cáo đúng hạn.</p>",
            date="2018-05-19",
            section="documents",
            organisations=["song-may", "det-may"],
            attachments=[{"file": "p.pdf", "title": "Phụ lục biểu mẫu", "number": "02/PL"}],
            document={
                "number": "286/LĐLĐ",
                "type": "cong_van",
                "issued": "18/05/2018",
                "issuer": "song-may",
                "signer": "Vũ Đức Huỳnh, Phó Chủ tịch",
                "subject": "Đẩy mạnh chương trình ưu đãi",
            },
        ),
        a_story(
            "la",
            "Thẻ <img src=x onerror=alert(1)> & “dấu nháy” lạ",
            "<p>Chuỗi lạ: &lt;script&gt;alert(2)&lt;/script&gt; &amp;lt;b&amp;gt; vẫn là chữ.</p>",
            date="2022-03-04",
            summary="Dấu < và > trong lời dẫn.",
        ),
        *many,
        pages=(StandingPage("gioi-thieu", PurePosixPath("x"), {"vi": page}, {}),),
    )
