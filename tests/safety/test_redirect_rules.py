"""Old addresses as rules of the hosts: each kind's own way of writing, and its limits."""

from __future__ import annotations

import re

from plugins.safety.redirect_rules import MOST_BYTES, MOST_RULES, apache, netlify, nginx

MOVES = (("tin/cũ/", "tin-tuc/2025/mới/"), ("a b.php", ""), ('c"$1*:x/', "en/"))


def test_netlify_gets_encoded_paths_and_a_permanent_redirect() -> None:
    assert netlify(MOVES, "/repo").splitlines() == [
        "/repo/tin/c%C5%A9/ /repo/tin-tuc/2025/m%E1%BB%9Bi/ 301",
        "/repo/a%20b.php /repo/ 301",
        "/repo/c%22%241%2A%3Ax/ /repo/en/ 301",
    ]


def test_what_is_over_a_host_s_limits_is_left_to_the_pages() -> None:
    many = netlify([(f"cu-{number}/", "moi/") for number in range(2 * MOST_RULES)])
    assert len(many.splitlines()) == MOST_RULES
    long = netlify([(f"{'x' * 150}-{number}/", "moi/") for number in range(MOST_RULES)])
    assert MOST_BYTES - 200 < len(long) <= MOST_BYTES


def test_nginx_matches_the_decoded_path_exactly() -> None:
    rules = nginx(MOVES).splitlines()
    assert rules[0] == 'location = "/tin/cũ/" { return 301 /tin-tuc/2025/m%E1%BB%9Bi/; }'
    assert rules[1].startswith('location = "/tin/cũ/index.html" ')
    assert r'"/c\"$1*:x/"' in rules[4]
    targets = [rule.partition("return 301 ")[2] for rule in rules]
    assert not any("$" in target for target in targets)


def test_apache_matches_nothing_but_the_whole_path() -> None:
    rules = apache((("cu/", "moi/"), ("a b.php", "en/")), "/repo").splitlines()
    pattern = re.search(r'"\^(.*)\$"', rules[0])
    assert pattern is not None
    assert re.fullmatch(pattern[1], "/repo/cu/")
    assert re.fullmatch(pattern[1], "/repo/cu/index.html")
    assert not re.fullmatch(pattern[1], "/repo/cu/con/")
    assert rules[0].endswith('"/repo/moi/"')
    assert re.search(r'"\^(?:.*)\$"', rules[1])
