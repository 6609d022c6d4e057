"""The urgent notice over every page of a real build, and the site's own sentence at its foot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import SITE, as_yaml, build_site, make_site, write, write_story
from tests.conftest import BUILD_EPOCH

NOTE = {"vi": "Ảnh do đoàn viên chụp.", "en": "Pictures by members."}
WORDS = {"vi": "Bão số 5 đổ bộ đêm nay", "en": "Storm no. 5 lands tonight"}


def built(folder: Path, monkeypatch: pytest.MonkeyPatch, banner: object, **site: object) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)  # 15 March 2025
    content = make_site(folder, site=SITE | site)
    write_story(content, "tin")
    if banner:
        write(content / "data/front.yaml", as_yaml({"banner": banner}))
    build_site(content, folder / "output")
    return folder / "output"


def pages(output: Path) -> dict[str, str]:
    found = {
        path.relative_to(output).as_posix(): path.read_text("utf-8")
        for path in output.rglob("*.html")
    }
    return {name: page for name, page in found.items() if 'id="main"' in page}


def test_every_page_of_both_editions_says_it_and_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = built(tmp_path, monkeypatch, {"text": WORDS, "until": "16/03/2025", "story": "tin"})
    shown = pages(output)
    assert len(shown) > 30
    for name, page in shown.items():
        lang = "en" if name.startswith("en/") else "vi"
        count = 0 if 'class="page-offline"' in page else 1
        assert page.count(f'<p class="urgent__text">{WORDS[lang]}</p>') == count, name
        assert page.count('<section class="urgent') == count, name
        if count:
            assert 'aria-labelledby="urgent-title"' in page, name
            assert page.count('id="urgent-title"') == 1, name
        front = name in {"index.html", "en/index.html"}
        assert ("urgent--small" in page) == (bool(count) and not front), name
    own = shown["tin-tuc/2025/tin-tin/index.html"]
    section = re.search(r'<section class="urgent.*?</section>', own, re.DOTALL)
    assert section is not None
    assert "<a " not in section[0], "the story that it is about leads to itself"
    assert 'href="/tin-tuc/2025/tin-tin/"' in shown["index.html"]


def test_it_is_gone_the_day_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = built(tmp_path, monkeypatch, {"text": WORDS, "until": "14/03/2025"})
    assert not [name for name, page in pages(output).items() if "urgent__text" in page]


def test_the_foot_says_what_the_site_says_and_nothing_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = pages(built(tmp_path / "a", monkeypatch, None))
    assert not [name for name, page in silent.items() if "footer__note" in page]
    for name, page in pages(built(tmp_path / "b", monkeypatch, None, footer_note=NOTE)).items():
        lang = "en" if name.startswith("en/") else "vi"
        assert f'<p class="footer__note">{NOTE[lang]}</p>' in page, name
