"""Browsers that do not know ``light-dark()`` are given the colours of light ground."""

from plugins.assets.older_browsers import in_light


def test_tokens_are_said_once_more_for_light_ground_alone() -> None:
    rules = (
        "@layer tokens{:root{--ink: light-dark(#111111, #eeeeee);--gold:#cc9900;"
        "--shade: light-dark(rgb(20 32 46 / 0.28), black)}}"
        "@layer tokens{:root{--ink:light-dark(#222222,#dddddd);}}"
    )
    assert in_light(rules) == (
        "@layer tokens{@supports not (color:light-dark(red,red))"
        "{:root{--ink:#222222;--shade:rgb(20 32 46 / 0.28);}}}\n"
    )
    assert in_light("a{color:red}") == ""
