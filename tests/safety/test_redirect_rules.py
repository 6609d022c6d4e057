"""Old addresses as rules of the hosts: each kind's own way of writing, and its limits."""

from __future__ import annotations

import http.client
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from pydantic import TypeAdapter

from plugins.core.fields import SitePath
from plugins.safety import header_files
from plugins.safety.redirect_rules import MOST_BYTES, MOST_RULES, apache, netlify, nginx
from tests import nginx_setup

SITE_PATH = TypeAdapter(SitePath)
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


# Signs that mean something to a server, where an old address has them.
SIGNS = (
    "$host", "$1", "${host}", "x'y", "x'$host", "a;b", "{a}", "};return 200;{", "`id`", 'c"d', "a|b",
    "(a)", "[b]", "^a$", "a*b", "a+b", "~a", "@b", "!c", "a&b", "<c>", "a=b", "a,b",
    "cũ kỹ", "à la", "'", '"', "$",
)  # fmt: skip


def test_an_old_address_of_any_signs_leads_on_at_a_real_nginx(tmp_path: Path) -> None:
    """Each address leads to its own target: nothing in it is a variable, a quote or a command."""
    nginx_found = nginx_setup.find()
    if nginx_found is None:
        pytest.skip("nginx is not installed")
    olds = [f"cu/{sign}/" for sign in SIGNS]
    olds += [f"cu/{sign}.php" for sign in SIGNS]
    assert all(SITE_PATH.validate_python(f"/{old}") == f"/{old}" for old in olds)
    moves = tuple((old, f"moi/{number}/") for number, old in enumerate(olds))
    (tmp_path / "www").mkdir()
    (tmp_path / "www/404.html").write_text("không có")
    snippet = header_files.nginx("/kho") + nginx(moves, "/kho")
    with nginx_setup.serve(nginx_found, snippet, tmp_path / "www", tmp_path / "work") as host:
        for old, new in moves:
            for form in (old, f"{old}index.html" if old.endswith("/") else f"{old}/"):
                assert asked(host, f"/kho/{form}") == (301, f"/kho/{new}"), form
        for other in ("cu/127.0.0.1/", "cu/localhost/", "cu//", "cu/a/", "cu/x/", "cu/"):
            assert asked(host, f"/kho/{other}")[0] == 404, other


def asked(host: str, path: str) -> tuple[int, str]:
    """Return the status and where *host* leads from *path*, whose signs are percent-encoded."""
    connection = http.client.HTTPConnection(host.removeprefix("http://"), timeout=30)
    connection.request("GET", quote(path))
    answer = connection.getresponse()
    answer.read()
    return answer.status, urlsplit(answer.headers.get("Location", "")).path


@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_leaves_its_quotes_at_apache(sign: str) -> None:
    """Apache reads a word to its closing quote, and expands ``${…}`` wherever it stands."""
    (rule,) = apache(((f"cu/{sign}/", "moi/"),), "/kho").splitlines()
    assert "${" not in rule
    word = re.fullmatch(r'RedirectMatch 301 "((?:[^"\\]|\\.)*)" "/kho/moi/"', rule)
    assert word is not None
    pattern = re.sub(r'\\(["\\])', r"\1", word[1]) if '"' in sign else word[1]
    assert re.fullmatch(pattern.removeprefix("^").removesuffix("$"), f"/kho/cu/{sign}/")
