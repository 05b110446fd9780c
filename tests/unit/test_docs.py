"""The documents name what is there: files, modules and their order."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml


def paths(text: str) -> list[str]:
    """Give the files a page names in code."""
    return re.findall(r"`((?:spatial|tests|docs|data|benchmarks|scripts)/[\w./-]+\.\w+)`", text)


def test_twenty_questions_are_answered(root: Path) -> None:
    rows = (root / "docs" / "where.md").read_text(encoding="utf-8").split("|---|---|\n")[1]
    assert len(rows.strip().splitlines()) >= 20


@pytest.mark.parametrize("page", ["docs/where.md", "docs/architecture.md", "DEVELOPERS.md"])
def test_every_file_a_page_names_is_there(root: Path, page: str) -> None:
    named = paths((root / page).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (root / name).exists()] == []


def test_developers_are_shown_the_order_of_modules_the_contract_holds(root: Path) -> None:
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    layers = next(each for each in contracts if each["id"] == "order")["layers"]
    held = [sorted(re.findall(r"\w+", layer)) for layer in layers if "__main__" not in layer]
    text = (root / "DEVELOPERS.md").read_text(encoding="utf-8")
    drawn = text.split("<!-- order -->")[1].split("```")[1].strip().splitlines()
    assert [sorted(re.findall(r"\w+", line.split("    ")[0])) for line in drawn] == held


def test_the_proxy_shown_logs_nobody_s_address_login_or_query(root: Path) -> None:
    text = (root / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    *_, plain, tls = text.split("\nserver {")
    assert ["access_log off;" in one for one in (plain, tls)] == [True, False]
    assert "access_log /var/log/nginx/truonglop.log truonglop;" in tls
    for one in (plain, tls):  # what nginx says of an error quotes address and query
        assert re.findall(r"error_log \S+ (\w+);", one) == ["crit"]
    assert {"limit_req_log_level info;", "limit_conn_log_level info;"} <= {
        line.strip() for line in tls.splitlines()
    }
    assert "proxy_cookie_flags ~ secure;" in tls
    (form,) = re.findall(r"log_format truonglop (.*?);", text, re.DOTALL)
    known = {"time_iso8601", "request_method", "uri", "status", "body_bytes_sent", "request_time"}
    assert set(re.findall(r"\$(\w+)", form)) == known


def test_in_containers_the_program_is_reached_by_the_proxy_alone_and_holds_no_secret(
    root: Path,
) -> None:
    text = (root / "deploy" / "compose.yaml").read_text(encoding="utf-8")
    services = yaml.safe_load(text)["services"]
    app, proxy, database = (services[name] for name in ("app", "proxy", "database"))
    assert app["command"][2:4] == ["--address", "127.0.0.1"]
    assert proxy["network_mode"] == "service:app"
    assert {one.split(":")[1] for one in app["ports"]} == {
        "80",
        "443",
    }  # what nginx.conf listens to
    assert "ports" not in proxy
    assert "ports" not in database
    assert (app["read_only"], app["cap_drop"]) == (True, ["ALL"])
    assert database["environment"]["POSTGRES_PASSWORD_FILE"].startswith("/run/secrets/")
    ignored = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/deploy/environment", "/deploy/*.secret", "/deploy/tls/"} <= set(ignored)


def test_the_image_runs_as_nobody_s_root_keeps_one_folder_and_tells_its_health(
    root: Path,
) -> None:
    text = (root / "deploy" / "Containerfile").read_text(encoding="utf-8")
    last = text.split("\nFROM ")[-1]
    assert re.search(r"^USER (?!0|root)", last, re.MULTILINE)
    assert "VOLUME /var/lib/truonglop" in last
    assert "/_stcore/health" in last
    assert "uv sync --frozen --no-dev" in text  # what is locked, nothing else


def test_a_command_of_the_administrator_has_the_user_the_folder_and_the_secrets_of_the_service(
    root: Path, tmp_path: Path
) -> None:
    """A secret with signs a shell reads comes through, and stands in no argument."""
    script = (root / "deploy" / "truonglop-admin").read_text(encoding="utf-8")
    settings = tmp_path / "environment"
    settings.write_text("TRUONGLOP_OIDC_SECRET='a$b & \"c'\n# a note\n", encoding="utf-8")
    program, runuser, told = (tmp_path / name for name in ("program", "runuser", "told"))
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$TRUONGLOP_HOME" "$TRUONGLOP_OIDC_SECRET" "$@" > {told}\n'
    )
    runuser.write_text(
        f'#!/bin/sh\nprintf "%s " "$1" "$2" "$3" > {told}.user\nshift 3\nexec "$@"\n'
    )
    for one in (program, runuser):
        one.chmod(0o755)
    service = (root / "deploy" / "truonglop.service").read_text(encoding="utf-8")
    for here, there in (
        ("/etc/truonglop/environment", settings),
        ("/opt/truonglop/bin/truonglop", program),
    ):
        assert here in script
        assert here in service
        script = script.replace(here, str(there))
    path = f"{tmp_path}:/usr/bin:/bin"
    given = ["people", "grant", "*", "người xem"]
    subprocess.run(["/bin/sh", "-c", script, "admin", *given], check=True, env={"PATH": path})
    assert told.read_text(encoding="utf-8").splitlines() == [
        "/var/lib/truonglop",
        'a$b & "c',
        *given,
    ]
    assert Path(f"{told}.user").read_text(encoding="utf-8") == "-u truonglop -- "
    assert "TRUONGLOP_HOME=/var/lib/truonglop" in service
