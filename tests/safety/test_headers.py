"""One policy, written for every host in that host's own words."""

import json

import pytest

from plugins.safety.header_files import apache, netlify, nginx
from plugins.safety.headers import (
    CACHE_RULES,
    content_security_policy,
    prefetch_header,
    prefetch_rules,
    security_headers,
)


def test_the_policy_closes_what_the_site_does_not_need() -> None:
    policy = dict(part.split(" ", 1) for part in content_security_policy().split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert not [sources for sources in policy.values() if "unsafe" in sources or "*" in sources]


def test_no_value_can_break_out_of_a_quoted_line() -> None:
    for name, value in security_headers():
        assert not set(name + value) & set('"\n\r{}'), name


@pytest.mark.parametrize("base", ["", "/repo"])
@pytest.mark.parametrize("write", [netlify, nginx, apache])
def test_every_host_gets_every_header_and_the_cache_rules(write, base: str) -> None:
    text = write(base)
    for name, value in security_headers():
        assert name in text
        assert value in text
    assert "immutable" in text
    assert f"{base}/" in text
    assert text.endswith("\n")


def rules(text: str) -> dict[str, list[str]]:
    """Read ``_headers``: the paths, and the lines below each."""
    found: dict[str, list[str]] = {}
    for line in filter(None, text.splitlines()):
        if line.startswith(" "):
            found[next(reversed(found))].append(line.strip())
        else:
            found[line] = []
    return found


def test_netlify_joins_rules_so_no_header_is_set_twice_for_a_file() -> None:
    found = rules(netlify("/repo"))
    assert list(found) == [
        "/repo/*", "/repo/prefetch.speculationrules", *(f"/repo/{rule.folder}/*" for rule in CACHE_RULES)
    ]  # fmt: skip
    everywhere = {line.partition(":")[0] for line in found["/repo/*"]}
    for rule in CACHE_RULES:
        own = {line.partition(":")[0] for line in found[f"/repo/{rule.folder}/*"]}
        assert own == {"Cache-Control"}
        assert not own & everywhere


def test_each_location_of_nginx_repeats_all_headers() -> None:
    hidden, *blocks = nginx().split("location ")[1:]
    assert hidden.startswith("~ ")
    assert [block.split()[0] for block in blocks] == ["/", "/en/", "/theme/", "/media/"]
    for block in blocks:
        further = (
            1 if block.startswith(("/theme/", "/media/")) else 2
        )  # pages name the rules as well
        assert block.count("add_header") == len(security_headers()) + further
        assert block.count("{") == block.count("}") == 1


@pytest.mark.parametrize("base", ["", "/repo"])
def test_stories_of_both_editions_are_fetched_ahead_where_a_host_names_the_rules(base: str) -> None:
    [rule] = json.loads(prefetch_rules(base))["prefetch"]
    assert rule["eagerness"] == "moderate"
    assert rule["where"] == {"href_matches": [f"{base}/tin-tuc/*", f"{base}/en/news/*"]}
    value = f'"{base}/prefetch.speculationrules"'
    assert prefetch_header(base) == ("Speculation-Rules", value)
    found = rules(netlify(base))
    assert f"Speculation-Rules: {value}" in found[f"{base}/*"]
    [kind] = found[f"{base}/prefetch.speculationrules"]
    assert kind.startswith("Content-Type: application/speculationrules+json")
    assert f"add_header Speculation-Rules '{value}';" in nginx(base)
    assert f"Header set Speculation-Rules '{value}'" in apache(base)
    assert "application/speculationrules+json speculationrules" in nginx(base)
