"""Scripts are joined: a published file holds what it needs, once, and means the same."""

from __future__ import annotations

from urllib.parse import quote

import pytest
import rjsmin

from plugins.assets import scripts

COUNTER = """
const seen = [];
export const LIMIT = 3;
export function count(name) {
  seen.push(name);
  return seen.length;
}
"""
SOURCES = {
    "js/modules/list.js": (
        'import { count as add, LIMIT } from "../shared/counter.js";\n'
        'import { Stack } from "./list/stack.js";\n'
        'import {\n  later,\n} from "./list/later.js";\n'
        "export default async function list() {\n"
        '  const count = "import me";\n'
        '  return [LIMIT, add("list"), new Stack().size, await later(), count];\n}\n'
    ),
    "js/modules/list/stack.js": (
        'import count from "./later.js";\nimport { count as add } from "../../shared/counter.js";\n'
        "export class Stack {\n  get size() {\n    return add(count());\n  }\n}\n"
    ),
    "js/modules/list/later.js": (
        'import { count } from "../../shared/counter.js";\n'
        'export async function later() {\n  return count("later");\n}\n'
        'export default function name() {\n  return "name";\n}\n'
    ),
    "js/shared/counter.js": COUNTER,
    "js/viewer/viewer.js": "export class Viewer {}\n",
}


def test_a_joined_script_gives_what_its_modules_give(chromium) -> None:
    published = scripts.joined(SOURCES)
    assert set(published) == {"js/modules/list.js", "js/viewer/viewer.js"}
    page = chromium.new_page()
    address = "data:text/javascript," + quote(rjsmin.jsmin(published["js/modules/list.js"]))
    given = page.evaluate("async (address) => (await import(address)).default()", address)
    page.close()
    assert given == [3, 1, 2, 3, "import me"], "counted together: the counter is there once"


def test_a_script_that_pages_name_is_asked_for_and_not_written_into_another() -> None:
    published = scripts.joined(
        {
            "js/modules/list.js": 'import show from "./list/show.js";\nimport turn from "./turn.js";\n',
            "js/modules/list/show.js": 'import turn from "../turn.js";\nexport default function show() {}\n',
            "js/modules/turn.js": "export default function turn() {}\n",
        }
    )
    assert set(published) == {"js/modules/list.js", "js/modules/turn.js"}
    text = published["js/modules/list.js"]
    assert text.startswith('import * as $modules_turn from "./turn.js";\n')
    assert text.endswith('import turn from "./turn.js";\n')
    assert "function turn" not in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('import * as all from "./c.js";', "import \\* as all"),
        ("export let count = 0;", "export let count"),
        ("export default () => 1;", "export default \\(\\)"),
        ("const here = import.meta.url;", "import.meta.url"),
        ('import { a } from "../a.js";', "js/x/b.js → js/a.js"),
        ('import { b } from "./b.js";', "js/x/b.js → js/x/b.js"),
    ],
)
def test_what_cannot_be_joined_is_refused_by_name(line: str, said: str) -> None:
    sources = {
        "js/a.js": 'import { b } from "./x/b.js";\n',
        "js/x/b.js": f"{line}\n",
        "js/x/c.js": "",
    }
    with pytest.raises(ValueError, match=said):
        scripts.joined(sources)
