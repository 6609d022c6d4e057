"""Related stories: the editor's first, with the reason, and no work that grows."""

from pathlib import Path

import pytest

from plugins.core.pages import Related, StoryBody
from plugins.editions import related
from plugins.editions.related import MOST, MOST_BESIDE
from plugins.editions.site_pages import SitePages
from tests.builders import make_site, write_story
from tests.editions.conftest import site_pages_of


def related_of(site_pages: SitePages, story_id: str, lang: str = "vi") -> tuple[Related, ...]:
    return next(
        page.body.related
        for page in site_pages.pages.values()
        if isinstance(page.body, StoryBody)
        and (page.lang, page.body.card.story_id) == (lang, story_id)
    )


@pytest.fixture(scope="module")
def site_pages(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    content = make_site(tmp_path_factory.mktemp("related"))
    chosen = {"related": ["xa"], "topics": ["tet"], "organisations": ["an-binh"]}
    write_story(content, "goc", date="2025-02-10", **chosen)
    write_story(content, "xa", date="2020-01-01", section="documents")
    write_story(content, "cung-chu-de", date="2025-02-01", topics=["tet"])
    write_story(content, "cung-to-chuc", date="2024-02-01", organisations=["an-binh"])
    write_story(content, "ca-hai", date="2023-02-01", topics=["tet"], organisations=["an-binh"])
    write_story(content, "khong-gi", date="2025-02-09")
    write_story(content, "an", date="2025-02-09", topics=["tet"], status="hidden")
    write_story(content, "rut", date="2025-02-09", topics=["tet"], status="withdrawn")
    write_story(content, "mot-tieng", date="2025-02-11", topics=["safety"], en=None)
    write_story(content, "hai-tieng", date="2025-02-12", topics=["safety"])
    return site_pages_of(content)


def test_the_editors_choice_comes_first_then_what_shares_most(site_pages: SitePages) -> None:
    found = related_of(site_pages, "goc")
    assert [(r.card.story_id, r.reason) for r in found] == [
        ("xa", "editor"),
        ("ca-hai", "organisation"),
        ("cung-to-chuc", "organisation"),
        ("cung-chu-de", "topic"),
    ]
    assert found[0].shared is None
    assert found[1].shared is not None
    assert (found[1].shared.label, found[1].shared.url) == (
        "Công đoàn Ấn Bình",
        "/to-chuc/an-binh/",
    )
    assert found[3].shared is not None
    assert found[3].shared.url == "/chu-de/tet-nguyen-dan/"


def test_reasons_are_in_the_readers_language(site_pages: SitePages) -> None:
    shared = [r.shared.label for r in related_of(site_pages, "goc", "en") if r.shared]
    assert shared == ["An Binh Union", "An Binh Union", "Lunar New Year"]


def test_no_story_is_related_to_itself_and_hidden_ones_to_none(site_pages: SitePages) -> None:
    for page in site_pages.pages.values():
        if isinstance(page.body, StoryBody):
            ids = [item.card.story_id for item in page.body.related]
            assert page.body.card.story_id not in ids
            assert not {"an", "rut"} & set(ids)
            assert len(ids) == len(set(ids)) <= MOST


def test_a_story_without_a_translation_is_not_offered_there(site_pages: SitePages) -> None:
    assert [r.card.story_id for r in related_of(site_pages, "hai-tieng")] == ["mot-tieng"]
    assert related_of(site_pages, "hai-tieng", "en") == ()


def test_a_story_that_shares_nothing_has_none(site_pages: SitePages) -> None:
    assert related_of(site_pages, "khong-gi") == ()


def looked_at(tmp_path: Path, stories: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many texts are weighed when *stories* all share a topic and a body."""
    content = make_site(tmp_path / str(stories))
    for number in range(stories):
        write_story(
            content, f"tin-{number}", date=f"2024-01-{number % 28 + 1:02} 08:{number % 60:02}",
            topics=["tet"], organisations=["an-binh"], en=None,
        )  # fmt: skip
    weighed = 0
    original = related._Groups.around

    def counted(self: related._Groups, *about: object) -> object:
        nonlocal weighed
        found = original(self, *about)  # type: ignore[arg-type]
        weighed += len(found)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(related._Groups, "around", counted)
        dict(site_pages_of(content).pages)
    return weighed


def test_the_work_grows_with_the_stories_and_no_faster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (looked_at(tmp_path, number, monkeypatch) for number in (40, 160))
    assert few > 0
    assert many <= 4.4 * few


def test_one_agreement_binds_stories_more_than_one_organisation(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    agreement = {"id": "chuong-trinh", "title": "Chương trình", "signed": "2021"}
    parties = {"parties": ["an-binh", "rattan-works"]}
    write_story(content, "ky-ket", date="2021-02-10", agreements=[agreement | parties])
    write_story(content, "tong-ket", date="2024-02-10", mentions=["chuong-trinh"])
    write_story(
        content,
        "tin",
        date="2025-02-10",
        mentions=["chuong-trinh"],
        organisations=["an-binh"],
        en={"title": "A story"},
    )
    write_story(content, "cung-don-vi", date="2025-02-09", organisations=["an-binh"])
    found = related_of(site_pages_of(content), "tin", "en")
    assert [(r.card.story_id, r.reason) for r in found] == [
        ("tong-ket", "agreement"),
        ("ky-ket", "agreement"),
        ("cung-don-vi", "organisation"),
    ]
    shared = found[0].shared
    assert shared is not None
    assert (shared.label, shared.url, shared.lang) == (
        "Chương trình",
        "/en/agreements/chuong-trinh/",
        "vi",
    )


def test_beside_a_text_stand_those_of_one_body_where_its_facts_leave_room(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    meeting = {"kind": "conference", "start": "2025-02-01"}
    shared = {"topics": ["tet"], "organisations": ["an-binh"]}
    write_story(content, "goc", date="2025-02-10", meeting=meeting, **shared)
    write_story(content, "khong-du-kien", date="2025-02-11", **shared)
    names = [f"Trần Gió {number}" for number in range(20)]
    many = {"award": "certificate", "awarded_by": "an-binh", "year": "2024", "title": "Giấy khen"}
    awards = [many | {"recipients": [{"name": name} for name in names]}]
    write_story(content, "nhieu-dong", date="2025-02-12", awards=awards, **shared)
    for number in range(6):
        write_story(content, f"tin-{number}", date=f"2025-01-0{number + 1}", **shared)
    pages = site_pages_of(content)
    beside = {
        page.body.card.story_id: (page.body.beside, page.body.related)
        for page in pages.pages.values()
        if isinstance(page.body, StoryBody) and page.lang == "vi"
    }
    shown, related_ones = beside["goc"]
    assert len(shown) == MOST_BESIDE
    assert {one.reason for one in shown} == {"organisation"}
    assert [one for one in related_ones if one not in shown], "others stay below the story"
    for full in ("khong-du-kien", "nhieu-dong"):
        assert beside[full][0] == ()
        assert len(beside[full][1]) == MOST
