"""Where a site is published, who answers for it, and what its pages say of both."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.pipeline.config_errors import settings_from
from tests.builders import ROOT, SITE, as_yaml, build_site, make_site, write, write_story
from tests.stories.test_site_settings import IMPRINT, OWN

ACCOUNT = {"label": "Facebook", "url": "https://www.facebook.com/congdoan"}


@pytest.mark.parametrize(
    ("stated", "environment", "expected"),
    [
        (None, None, "http://localhost:8000"),
        ("https://tin.example/kho/", None, "https://tin.example/kho"),
        ("https://tin.example", "https://khac.example", "https://khac.example"),
        ("tin.example", None, "http://localhost:8000"),  # refused with its line by the check
    ],
)
def test_the_environment_says_where_the_site_stands_else_its_content_does(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stated: str | None,
    environment: str | None,
    expected: str,
) -> None:
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    write(tmp_path / "content/data/site.yaml", as_yaml(SITE | {"address": stated}))
    monkeypatch.delitem(sys.modules, "pelicanconf", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv("SITEURL", raising=False)
    if environment is not None:
        monkeypatch.setenv("SITEURL", environment)
    settings = settings_from(tmp_path / "publishconf.py", {})
    assert settings["SITEURL"] == expected


def test_nothing_is_published_to_a_domain_of_ones_own_without_an_imprint(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    with pytest.raises(ContentError) as caught:
        build_site(content, tmp_path / "output", SITEURL=OWN)
    assert [one.code for one in caught.value.problems] == ["D118"]
    assert not (tmp_path / "output/index.html").exists()
    build_site(content, tmp_path / "draft", SITEURL=OWN, SHOW_DRAFTS=True)  # a preview is
    write(content / "data/site.yaml", as_yaml(SITE | {"imprint": IMPRINT}))
    build_site(content, tmp_path / "output", SITEURL=OWN)
    assert "Bà Mây" in (tmp_path / "output/index.html").read_text("utf-8")


def test_every_page_says_who_answers_for_it_and_leads_to_the_accounts(tmp_path: Path) -> None:
    content = make_site(tmp_path, site=SITE | {"imprint": IMPRINT, "social": [ACCOUNT]})
    write_story(content, "tin")
    build_site(content, tmp_path / "output")
    for name, page, words in (
        ("tin-tuc/2025/tin-tin/index.html", "/thong-tin-trang/", "Bà Mây"),
        ("en/index.html", "/en/imprint/", "Ms May"),
    ):
        html = (tmp_path / "output" / name).read_text("utf-8")
        foot = html[html.index('<footer class="footer"') :]
        assert words in foot
        assert f'<a href="{page}">' in foot
        assert re.search(r'<a href="https://www.facebook.com/congdoan" rel="me external', foot)
        said = json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL)[1])  # type: ignore[index]
        whole = next(node for node in said["@graph"] if node["@type"] == "Organization")
        assert whole["sameAs"] == [ACCOUNT["url"]]
        assert whole["name"] == SITE["publisher"]["en" if name.startswith("en/") else "vi"]
    assert "thong-tin-trang/" in (tmp_path / "output/sitemap.xml").read_text("utf-8")
