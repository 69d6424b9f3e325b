"""Everything about the deployment that can be checked without a container engine."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import redis
import yaml

from govcrawl.frontier.keys import find
from govcrawl.services.metrics import DEFINITIONS

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
NEEDED = {"GOVCRAWL_CONTACT": "crawler@example.org", "GOVCRAWL_DASHBOARD_TOKEN": "t", "GRAFANA_PASSWORD": "p"}


def tool(name: str) -> str:
    """A program, from the environment's own scripts or the system's; the test is skipped without it."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [str(c) for c in command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def manifests() -> list[Path]:
    """Kubernetes' own resources; KEDA's are not among the schemas that the validator ships."""
    found = sorted((DEPLOY / "kubernetes").rglob("*.yaml"))
    return [p for p in found if p.name != "kustomization.yaml" and "apiVersion: keda.sh" not in p.read_text("utf-8")]


def compose() -> dict[str, dict[str, object]]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]


def test_the_compose_file_is_valid_once_the_needed_settings_are_given():
    shown = run(tool("docker-compose"), "-f", "docker-compose.yml", "config", **NEEDED)
    assert set(yaml.safe_load(shown)["services"]) == set(compose())


def test_the_compose_file_says_which_setting_is_missing():
    done = subprocess.run(
        [tool("docker-compose"), "-f", "docker-compose.yml", "config"],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k not in NEEDED},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "GOVCRAWL_CONTACT" in done.stdout + done.stderr


def test_valkey_is_persistent_never_evicts_and_is_not_reachable_from_outside():
    valkey = compose()["valkey"]
    command = valkey["command"]
    assert command[command.index("--appendonly") + 1] == "yes"
    assert command[command.index("--maxmemory-policy") + 1] == "noeviction"
    assert "ports" not in valkey
    assert valkey["networks"] == ["inside"]


def test_every_service_of_ours_has_a_health_check_of_its_own_name_and_outlives_its_drain():
    ours = {name: s for name, s in compose().items() if str(s.get("image", "")).startswith("govcrawl")}
    assert set(ours) == {"schedule", "worker", "export", "dashboard", "metrics"}
    for name, service in ours.items():
        assert service["command"][0] == name
        assert service["healthcheck"]["test"] == ["CMD", "govcrawl-health", name]
        assert service["stop_grace_period"] == "40s"


def test_the_dockerfile_passes_its_linter():
    run(tool("hadolint"), "deploy/docker/Dockerfile")


def test_the_image_runs_as_nobody_in_particular_with_locked_hashed_dependencies():
    dockerfile = (DEPLOY / "docker" / "Dockerfile").read_text("utf-8")
    assert re.search(r"^USER 10001:10001$", dockerfile, re.MULTILINE)
    assert "--require-hashes" in dockerfile
    assert re.search(r'^ENTRYPOINT \["govcrawl"\]$', dockerfile, re.MULTILINE)


@pytest.mark.parametrize("path", manifests(), ids=lambda p: str(p.relative_to(DEPLOY)))
def test_a_kubernetes_manifest_is_valid(path):
    run(tool("kubernetes-validate"), "--strict", path)


@pytest.mark.parametrize("path", sorted((DEPLOY / "kubernetes").rglob("kustomization.yaml")), ids=str)
def test_a_kustomization_names_files_that_exist(path):
    for resource in yaml.safe_load(path.read_text("utf-8"))["resources"]:
        assert (path.parent / resource).exists(), resource


def test_every_container_has_a_read_only_root_no_privileges_and_a_memory_limit():
    for path in manifests():
        for doc in yaml.safe_load_all(path.read_text("utf-8")):
            template = doc.get("spec", {}).get("template") or doc.get("spec", {}).get("jobTemplate", {}).get(
                "spec", {}
            ).get("template")
            for container in (template or {}).get("spec", {}).get("containers", []):
                assert container["securityContext"]["readOnlyRootFilesystem"] is True
                assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
                assert "memory" in container["resources"]["limits"]


def test_the_alert_rules_are_valid_and_fire_when_they_should():
    promtool = tool("promtool")
    run(promtool, "check", "config", "deploy/prometheus/prometheus.yml")
    run(promtool, "test", "rules", "deploy/prometheus/alerts_test.yml")


@pytest.mark.parametrize("name", ["prometheus/alerts.yml", "grafana/dashboards/govcrawl.json"])
def test_rules_and_dashboards_use_metrics_that_exist(name):
    known = {d.name for d in DEFINITIONS} | {f"{d.name}_bucket" for d in DEFINITIONS if d.kind == "histogram"}
    used = set(re.findall(r"\bgovcrawl_[a-z_]+", (DEPLOY / name).read_text("utf-8")))
    assert used
    assert used <= known


def test_the_systemd_unit_is_valid(tmp_path):
    unit = (DEPLOY / "systemd" / "govcrawl@.service").read_text("utf-8")
    (tmp_path / "govcrawl@.service").write_text(unit.replace("/opt/govcrawl/bin/govcrawl", "/bin/true"), "utf-8")
    run(tool("systemd-analyze"), "verify", tmp_path / "govcrawl@.service")


def test_the_autoscaler_reads_a_key_that_there_is():
    (scaled,) = yaml.safe_load_all((DEPLOY / "kubernetes/overlays/keda/scaled-object.yaml").read_text("utf-8"))
    (trigger,) = scaled["spec"]["triggers"]
    line = find(trigger["metadata"]["listName"])
    assert line is not None
    assert line.type == "list"


def test_the_example_acl_lets_the_crawler_work_and_nothing_else(valkey, tmp_path):
    rules = [
        line.removeprefix("user govcrawl ")
        for line in (DEPLOY / "redis" / "users.acl").read_text("utf-8").splitlines()
        if line.startswith("user govcrawl ")
    ]
    with redis.Redis.from_url(valkey.url) as admin:
        admin.execute_command("ACL", "SETUSER", "govcrawl", "reset", *rules[0].split())
        try:
            with redis.Redis.from_url(valkey.url, username="govcrawl", password="change-this-password") as client:
                assert client.set("{govcrawl}:next_id:x", 1)
                assert client.eval("return redis.call('get', KEYS[1])", 1, "{govcrawl}:next_id:x") == b"1"
                assert client.time()
                for forbidden in (("SET", "other", "1"), ("FLUSHALL",), ("CONFIG", "GET", "*"), ("KEYS", "*")):
                    with pytest.raises(redis.exceptions.NoPermissionError):
                        client.execute_command(*forbidden)
        finally:
            admin.execute_command("ACL", "DELUSER", "govcrawl")


def test_the_images_locked_versions_cover_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["zstd"], *extras["warc"]]
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (DEPLOY / "docker" / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    )
    names = {re.split(r"[\[<>=!~ ;]", one)[0].lower().replace("_", "-") for one in wanted}
    assert names - locked == set(), "make lock"
