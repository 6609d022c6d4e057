"""CI: least privileges, pinned actions, the same steps on both hosts; ``zizmor`` finds nothing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.desk.conftest import ROOT

FOLDER = ROOT / ".github/workflows"
WORKFLOW = FOLDER / "publish.yml"


def workflow() -> dict[Any, Any]:
    """Return the parsed workflow; YAML 1.1 reads its key ``on`` as true."""
    parsed: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    return parsed


def test_every_action_is_pinned_to_a_commit_with_its_release_beside_it() -> None:
    every = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.yml"))
    used = re.findall(r"uses: (\S+)(.*)", every)
    assert len(used) >= 4
    for action, comment in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_only_the_deployment_may_write_and_never_for_a_pull_request() -> None:
    flow = workflow()
    assert flow["permissions"] == {}
    build, deploy = flow["jobs"]["build"], flow["jobs"]["deploy"]
    assert build["permissions"] == {"contents": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["needs"] == "build"
    assert deploy["if"] == (
        "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"
    )
    assert all("run" not in step for step in deploy["steps"])
    assert set(flow[True]) == {"push", "pull_request", "schedule"}
    assert flow[True]["push"] == {"branches": ["main"]}


def test_the_site_is_built_every_night_after_midnight_in_vietnam() -> None:
    [schedule] = workflow()[True]["schedule"]
    minute, hour, *days = schedule["cron"].split()
    assert days == ["*", "*", "*"]
    assert (int(hour) + 7) % 24 == 0
    assert int(minute) > 0


def test_the_nightly_build_reuses_nothing_and_no_other_does() -> None:
    flow = workflow()
    [nightly] = flow[True]["schedule"]
    [build] = [step for step in flow["jobs"]["build"]["steps"] if step.get("run") == "make publish"]
    wanted = f"${{{{ github.event.schedule == '{nightly['cron']}' && '1' || '0' }}}}"
    assert build["env"]["CLEAN"] == wanted
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    rules = [rule for rule in gitlab["workflow"]["rules"] if "variables" in rule]
    assert [rule["variables"] for rule in rules] == [{"NIGHTLY": "1"}]
    assert '"schedule"' in rules[0]["if"]
    first = [rule["if"] for rule in gitlab["workflow"]["rules"]].index(rules[0]["if"])
    others = [
        n
        for n, rule in enumerate(gitlab["workflow"]["rules"])
        if "CI_COMMIT_BRANCH ==" in rule["if"]
    ]
    assert first == min(others), "the first rule that holds counts"
    assert 'make publish CLEAN="${NIGHTLY:-0}"' in gitlab["build"]["script"]


def test_no_job_runs_for_ever_or_keeps_credentials() -> None:
    flow = workflow()
    assert flow["concurrency"]["group"]
    assert all(job["timeout-minutes"] <= 30 for job in flow["jobs"].values())
    checkout = flow["jobs"]["build"]["steps"][0]
    assert checkout["with"]["persist-credentials"] is False
    assert "secrets." not in WORKFLOW.read_text("utf-8")


def test_both_hosts_test_then_publish() -> None:
    steps = [step.get("run") for step in workflow()["jobs"]["build"]["steps"]]
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    for runs in (steps, gitlab["build"]["script"]):
        [publish] = [n for n, run in enumerate(runs) if run and run.startswith("make publish")]
        assert runs.index("make test") < publish
        [learn] = [number for number, run in enumerate(runs) if run and "make ledger" in run]
        assert learn < min(number for number, run in enumerate(runs) if run and "make check" in run)
    assert gitlab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert gitlab["pages"]["needs"] == ["build"]


def test_github_has_a_node_that_lints_javascript_before_the_tests() -> None:
    steps = workflow()["jobs"]["build"]["steps"]
    [node] = [n for n, step in enumerate(steps) if "setup-node" in step.get("uses", "")]
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["engines"]["node"]
    assert int(steps[node]["with"]["node-version"]) >= int(wanted.removeprefix(">="))
    assert node < [step.get("run") for step in steps].index("make test")


def test_both_hosts_carry_the_stores_from_run_to_run() -> None:
    steps = workflow()["jobs"]["build"]["steps"]
    [at] = [n for n, step in enumerate(steps) if step.get("uses", "").startswith("actions/cache@")]
    kept = steps[at]["with"]
    assert kept["path"] == ".cache"
    for changing in ("requirements.txt", "plugins/**", "theme/**", "content/**"):
        assert f"'{changing}'" in kept["key"]
    assert "'schedule' && github.run_id" in kept["key"]
    assert kept["key"].startswith(kept["restore-keys"])
    assert at < [step.get("run") for step in steps].index("make test")
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert gitlab["build"]["cache"] == {"key": "stores", "paths": [".cache"]}


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
    assert all("run" not in step for step in attest["steps"])
    assert "!github.event.repository.private" in attest["if"]
    assert "github.event_name != 'pull_request'" in attest["if"]
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
