"""CI: least privileges, pinned actions, the same steps on both hosts; ``zizmor`` finds nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.desk import sources
from plugins.stories.stated_address import stated_address
from tests.desk.conftest import ROOT

FOLDER = ROOT / ".github/workflows"
WORKFLOW = FOLDER / "publish.yml"


def workflow(name: str = "publish") -> dict[Any, Any]:
    """Return the parsed workflow; YAML 1.1 reads its key ``on`` as true."""
    parsed: dict[Any, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return parsed


def gitlab() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    return parsed


def runs(job: dict[str, Any]) -> list[str]:
    """Return what a job runs, step by step, nothing where a step is an action."""
    return [step.get("run", "") for step in job["steps"]]


def matches(pattern: str, path: str) -> bool:
    """Say whether GitHub's *pattern* is for *path*, as far as ours go: a name, or a folder and ``/**``."""
    return path == pattern or (pattern.endswith("/**") and path.startswith(pattern[:-2]))


def test_every_action_is_pinned_to_a_commit_with_its_release_beside_it() -> None:
    every = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.yml"))
    used = re.findall(r"uses: (\S+)(.*)", every)
    assert len(used) >= 4
    for action, comment in used:
        assert re.fullmatch(r"actions/[a-z-]+(?:/[a-z]+)?@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_only_the_deployment_may_write_and_it_runs_no_code() -> None:
    flow = workflow()
    jobs = flow["jobs"]
    assert flow["permissions"] == {}
    assert jobs["due"]["permissions"] == jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["deploy"]["needs"] == "build"
    for name in ("deploy", "attest"):
        assert "needs.build.result == 'success'" in jobs[name]["if"]
        assert "github.ref == 'refs/heads/main'" in jobs[name]["if"]
        assert not any(runs(jobs[name]))
    assert set(flow[True]) == {"push", "schedule", "workflow_dispatch"}
    assert flow[True]["push"]["branches"] == ["main"]


@pytest.mark.parametrize("name", ["engine", "proposal", "proposal-comment", "publish", "update"])
def test_every_job_has_the_least_privileges_an_end_and_no_credentials(name: str) -> None:
    flow, text = workflow(name), (FOLDER / f"{name}.yml").read_text("utf-8")
    assert flow["permissions"] == {}
    assert flow["concurrency"]["group"]
    assert "secrets." not in text
    assert "pull_request_target" not in text
    for job in flow["jobs"].values():
        assert job["timeout-minutes"] <= 45
        assert all(
            what == "read" or name in ("publish", "update", "proposal-comment")
            for what in job["permissions"].values()
        )
        for step in job["steps"]:
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_what_is_run_for_a_pull_request_may_read_and_nothing_else() -> None:
    for path in FOLDER.glob("*.yml"):
        flow = workflow(path.stem)
        if "pull_request" in flow[True]:
            for job in flow["jobs"].values():
                assert job["permissions"] == {"contents": "read"}, path.name


def test_the_job_that_comments_runs_no_code_of_the_pull_request() -> None:
    flow = workflow("proposal-comment")
    assert set(flow[True]) == {"workflow_run"}
    assert flow[True]["workflow_run"]["workflows"] == [workflow("proposal")["name"]]
    [job] = flow["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert [one.partition("@")[0] for one in uses] == ["actions/download-artifact"]
    said = "\n".join(runs(job))
    assert not re.search(r"\b(?:make|python3?|pip|sh|bash|source|eval)\b", said)
    assert "${{" not in said, "values reach a shell through the environment alone"
    assert '"$head" != "$BUILT"' in said


def test_the_comment_script_writes_the_report_as_data(tmp_path: Path) -> None:
    """Run the step itself with a ``gh`` that only notes what it is asked."""
    [job] = workflow("proposal-comment")["jobs"].values()
    script = runs(job)[-1]
    (tmp_path / "report").mkdir()
    (tmp_path / "report/report.md").write_text(
        "Chào @ai &#64;ai &commat;ai `$(touch hacked)`\n" + "@" * 90_000, "utf-8"
    )
    gh = tmp_path / "bin/gh"
    gh.parent.mkdir()
    gh.write_text('#!/bin/sh\necho "$@" >> asked\ncase "$*" in *headRefOid*) echo abc;; esac\n')
    gh.chmod(0o755)
    told = {"PATH": f"{gh.parent}:{os.environ['PATH']}", "GH_REPO": "o/r", "RUN": "https://x/1"}

    def written(number: str, built: str) -> tuple[int, str]:
        (tmp_path / "report/number").write_text(number)
        (tmp_path / "asked").write_text("")
        command = ["bash", "-e", "-o", "pipefail", "-c", script]
        done = subprocess.run(command, cwd=tmp_path, env=told | {"BUILT": built})
        return done.returncode, (tmp_path / "asked").read_text()

    status, asked = written("12\n", "abc")
    assert status == 0
    assert asked.splitlines()[-1] == "pr comment 12 --body-file comment.md"
    comment = (tmp_path / "comment.md").read_text("utf-8")
    assert comment.startswith("<!-- preview -->\nChào ＠ai ＆#64;ai ＆commat;ai `$(touch hacked)`")
    assert "@" not in comment
    assert len(comment) < 65_000
    assert not (tmp_path / "hacked").exists()
    assert "comment" not in written("12", "older")[1], "another commit was built"
    assert written("12; touch hacked", "abc") == (1, "")
    (tmp_path / "report/report.md").unlink()
    (tmp_path / "report/report.md").symlink_to("/proc/self/environ")
    assert "comment" not in written("12", "abc")[1].replace("headRefOid", "")


def test_the_site_is_built_every_night_and_looked_at_every_quarter_of_an_hour() -> None:
    nightly, quarter = (one["cron"] for one in workflow()[True]["schedule"])
    minute, hour, *days = nightly.split()
    assert days == ["*", "*", "*"]
    assert (int(hour) + 7) % 24 == 0
    assert int(minute) > 0
    minutes = [int(one) for one in quarter.split()[0].split(",")]
    assert [b - a for a, b in pairwise(minutes)] == [15, 15, 15]
    jobs = workflow()["jobs"]
    assert f"github.event.schedule == '{quarter}'" in jobs["due"]["if"]
    assert f"github.event.schedule != '{quarter}'" in jobs["build"]["if"]
    assert "needs.due.outputs.due == 'true'" in jobs["build"]["if"]
    assert runs(jobs["due"])[-1] == "make due"
    assert not any("setup-python" in step.get("uses", "") for step in jobs["due"]["steps"])
    [build] = [step for step in jobs["build"]["steps"] if step.get("run") == "make publish"]
    assert build["env"]["CLEAN"] == f"${{{{ github.event.schedule == '{nightly}' && '1' || '0' }}}}"
    assert 'make publish CLEAN="${NIGHTLY:-0}"' in gitlab()["build"]["script"]


def test_only_what_was_deployed_is_remembered_as_done() -> None:
    jobs = workflow()["jobs"]
    ways = [step.get("uses", "").partition("@")[0] for step in jobs["deploy"]["steps"]]
    assert ways == ["actions/deploy-pages", "actions/download-artifact", "actions/cache/save"]
    kept = jobs["deploy"]["steps"][-1]["with"]
    [taken] = [
        step["with"] for step in jobs["due"]["steps"] if "cache/restore" in step.get("uses", "")
    ]
    assert kept["path"] == taken["path"] == ".build/next-due.json"
    assert kept["key"].startswith(taken["restore-keys"])
    assert gitlab()["pages"]["cache"] == gitlab()["due"]["cache"] | {"policy": "push"}
    assert ".build/next-due.json" in gitlab()["build"]["artifacts"]["paths"]


def test_no_run_puts_an_older_state_over_a_newer_one() -> None:
    """Runs queue, and each takes the branch as it stands then, not the commit that started it."""
    flow = workflow()
    assert flow["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    for name in ("due", "build"):
        [checkout] = [s for s in flow["jobs"][name]["steps"] if "checkout" in s.get("uses", "")]
        assert checkout["with"]["ref"] == "${{ github.ref }}"
    assert "needs.build.outputs.commit == github.sha" in flow["jobs"]["attest"]["if"]
    assert gitlab()["build"]["resource_group"] == gitlab()["due"]["resource_group"]
    assert gitlab()["workflow"]["auto_cancel"] == {"on_new_commit": "none"}
    said = gitlab()["build"]["script"]
    assert said.index("git checkout --quiet --detach FETCH_HEAD") < said.index("make check")
    assert "environment" in gitlab()["pages"], "GitLab drops a deployment that a newer one overtook"


def test_a_push_of_content_runs_no_test_and_both_hosts_publish_alike() -> None:
    build = workflow()["jobs"]["build"]
    assert not any("setup-node" in step.get("uses", "") for step in build["steps"])
    for said in (runs(build), gitlab()["build"]["script"]):
        assert not any("make test" in one for one in said)
        [publish] = [n for n, one in enumerate(said) if one.startswith("make publish")]
        [learn] = [n for n, one in enumerate(said) if "make ledger" in one]
        [check] = [n for n, one in enumerate(said) if one.startswith("make check")]
        assert learn < check < publish
    assert runs(workflow("engine")["jobs"]["test"])[-1] == "make test"
    assert gitlab()["engine"]["script"] == ["make test"]
    assert gitlab()["pages"]["needs"] == ["build"]


def top_level() -> list[str]:
    """Return a path in each top-level entry of the repository: a file itself, else one in the folder."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    first: dict[str, str] = {}
    for path in done.stdout.splitlines():
        first.setdefault(path.partition("/")[0], path)
    return [*first.values()]


def started(path: str) -> set[str]:
    """Return which of the two workflows a push that changes *path* starts."""
    publish, engine = (workflow(name)[True]["push"] for name in ("publish", "engine"))
    return {
        *(["publish"] if any(matches(one, path) for one in publish["paths"]) else []),
        *(["engine"] if not any(matches(one, path) for one in engine["paths-ignore"]) else []),
    }


def test_every_path_starts_what_it_must() -> None:
    assert len(top_level()) > 20
    assert all(started(path) for path in [*top_level(), "a-new-file", "a-new-folder/file"])
    assert started("content/news/2025/tin/index.vi.md") == {"publish"}
    assert started("docs/performance.md") == {"engine"}
    made_of = [*sources.OWN, "plugins/core/clock.py", "theme/templates/base.html", "Makefile"]
    for path in made_of:
        if path not in ("content", "theme"):
            assert started(path) == {"publish", "engine"}, path
    assert started(".github/workflows/publish.yml") == {"publish", "engine"}


def test_every_path_starts_what_it_must_on_the_other_host_too() -> None:
    globs = gitlab()["engine"]["rules"][-1]["changes"]
    for path in top_level():
        top, inside, _ = path.partition("/")
        wanted = f"{top}/**/*" if inside else "*"
        assert (wanted in globs) == (top != "content"), f".gitlab-ci.yml, engine-paths: {wanted}"
    sites = gitlab()["build"]["rules"][-1]["changes"]
    assert gitlab()["pages"]["rules"][-1]["changes"] == sites
    for name in sources.OWN:
        assert {name, f"{name}/**/*"} & set(sites), name


def test_a_pull_request_of_content_alone_passes_the_required_check_without_its_tests() -> None:
    flow = workflow("engine")
    assert flow[True]["pull_request"] is None, "a workflow that does not start never reports"
    assert flow["jobs"]["test"]["needs"] == "changes"
    assert "needs.changes.outputs.engine != 'false'" in flow["jobs"]["test"]["if"]


@pytest.mark.parametrize(
    ("changed", "engine"),
    [("content/tin.md", "false"), ("plugins/a.py", "true"), ("README.md", "true")],
)
def test_the_comparison_tells_content_from_the_engine(
    changed: str, engine: str, tmp_path: Path
) -> None:
    script = runs(workflow("engine")["jobs"]["changes"])[-1]
    told = {**os.environ, "GITHUB_OUTPUT": str(tmp_path / "outputs")}
    told |= {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}  # fmt: skip

    def run(*words: str) -> None:
        subprocess.run(words, cwd=tmp_path, env=told, check=True)

    run("git", "init", "--quiet")
    for name in ("content/a", "plugins/b", changed):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
        run("git", "add", "--", name)
        run("git", "commit", "--quiet", "--message", name)
    run("bash", "-e", "-c", script)
    assert (tmp_path / "outputs").read_text() == f"engine={engine}\n"


def every_command() -> list[str]:
    """Return all that any job of either host runs."""
    jobs = [job for path in FOLDER.glob("*.yml") for job in workflow(path.stem)["jobs"].values()]
    own = [job["script"] for job in gitlab().values() if isinstance(job, dict) and "script" in job]
    return [*(one for job in jobs for one in runs(job)), *(one for said in own for one in said)]


def test_every_verb_that_is_run_stands_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    verbs = {verb for one in every_command() for verb in re.findall(r"\bmake ([a-z-]+)", one)}
    assert {"check", "due", "ledger", "proposal", "publish", "test"} <= verbs
    for verb in verbs:
        assert re.search(rf"^{verb}:", makefile, re.MULTILINE), verb


@pytest.mark.parametrize(
    ("repository", "variable", "stated", "address"),
    [
        ("Cong-Doan/tin", "", "", "https://Cong-Doan.github.io/tin"),
        ("cong-doan/Cong-Doan.github.io", "", "", "https://cong-doan.github.io"),
        ("cong-doan/tin", "https://a.example", "https://b.example", "https://a.example"),
        ("cong-doan/tin", "", "https://b.example/tin/", "https://b.example/tin"),
        ("cong-doan/tin", "", '"https://b.example"  # đã thuê', "https://b.example"),
        ("cong-doan/tin", "", "https://b.example\r", "https://b.example"),
        ("cong-doan/tin", "", "b.example", "https://cong-doan.github.io/tin"),
    ],
)
def test_the_address_is_the_one_that_is_set_stated_or_the_host_s(
    repository: str, variable: str, stated: str, address: str, tmp_path: Path
) -> None:
    site = tmp_path / "content/data/site.yaml"
    site.parent.mkdir(parents=True)
    if stated:
        text = f"name: x\ncontact:\n  address: https://c.example\naddress: {stated}\n"
        site.write_text(text, "utf-8", newline="")
    told = {"GITHUB_REPOSITORY": repository, "SITE_URL": variable, "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [ROOT / ".ci/address"], cwd=tmp_path, env=told, capture_output=True, text=True
    )
    assert done.stdout == f"SITEURL={address}\n"
    if stated.startswith("https") and not variable:  # as the program reads it
        assert stated_address(tmp_path / "content") == address


def test_github_has_a_node_that_lints_javascript_before_the_tests() -> None:
    steps = workflow("engine")["jobs"]["test"]["steps"]
    [node] = [n for n, step in enumerate(steps) if "setup-node" in step.get("uses", "")]
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["engines"]["node"]
    assert int(steps[node]["with"]["node-version"]) >= int(wanted.removeprefix(">="))
    assert node < [step.get("run") for step in steps].index("make test")


def test_both_hosts_carry_the_stores_and_the_packages_from_run_to_run() -> None:
    steps = workflow()["jobs"]["build"]["steps"]
    [at] = [n for n, step in enumerate(steps) if step.get("uses", "").startswith("actions/cache@")]
    kept = steps[at]["with"]
    assert kept["path"] == ".cache"
    for changing in ("requirements.txt", "plugins/**", "theme/**", "content/**"):
        assert f"'{changing}'" in kept["key"]
    assert "github.run_id" in kept["key"], "the nightly build keeps what it made anew"
    assert kept["key"].startswith(kept["restore-keys"])
    assert at < [step.get("run") for step in steps].index("make publish")
    [python] = [step["with"] for step in steps if "setup-python" in step.get("uses", "")]
    assert (python["cache"], python["cache-dependency-path"]) == ("pip", "requirements.txt")
    packages, stores = gitlab()["build"]["cache"]
    assert stores == {"key": "stores", "paths": [".cache"]}
    assert packages["key"]["files"] == ["requirements.txt"]


def test_zizmor_finds_nothing() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or shutil.which("zizmor")
    if zizmor is None:
        pytest.skip("zizmor is not installed")
    command = [zizmor, "--offline", "--persona=pedantic", "--no-progress", FOLDER.parent]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_hold_what_github_s_schemas_ask_for() -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    for schema, files in (
        ("vendor.github-workflows", sorted(FOLDER.glob("*.yml"))),
        ("vendor.dependabot", [FOLDER.parent / "dependabot.yml"]),
        ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
    ):
        done = subprocess.run([*checker, schema, *files], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    actionlint = shutil.which("actionlint")
    if actionlint is None:
        pytest.skip("actionlint is not installed (no package of it ships the program)")
    done = subprocess.run(
        [actionlint, *sorted(FOLDER.glob("*.yml"))], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_origin_is_attested_by_a_job_that_runs_nothing_of_this_repository() -> None:
    jobs = workflow()["jobs"]
    attest = jobs["attest"]
    assert attest["permissions"] == {"id-token": "write", "attestations": "write"}
    assert "!github.event.repository.private" in attest["if"]
    [step] = attest["steps"]
    assert step["with"]["subject-digest"] == "${{ needs.build.outputs.manifest }}"
    assert jobs["build"]["outputs"]["manifest"] == "${{ steps.manifest.outputs.digest }}"


def test_the_weekly_update_writes_only_where_nothing_of_the_packages_runs() -> None:
    jobs = yaml.safe_load((FOLDER / "update.yml").read_text("utf-8"))["jobs"]
    for name in ("audit", "pin"):
        assert jobs[name]["permissions"] == {"contents": "read"}
    writing = jobs["propose"]
    assert writing["permissions"] == {"contents": "write", "pull-requests": "write"}
    said = "\n".join(step.get("run", "") for step in writing["steps"])
    assert not re.search(r"\b(?:make|pip|python|uv)\b", said)
    assert [step.get("run") for step in jobs["audit"]["steps"]][-1] == "make audit"
    assert all(job["timeout-minutes"] <= 30 for job in jobs.values())


def test_the_ci_script_tests_then_publishes_and_stops_at_the_first_failure() -> None:
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert "set -euo pipefail" in script
    assert script.index("make test") < script.index("make publish")
    assert subprocess.run(["bash", "-n", ROOT / ".ci/run"]).returncode == 0
