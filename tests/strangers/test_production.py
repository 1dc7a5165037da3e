"""A server on the open internet does not start with a secret that somebody could know."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from server.config import BadSetting, read_settings
from tests.harness.patience import PATIENCE
from tests.harness.process import free_port
from tests.harness.server import OURS, ROOT

PUBLIC = {"PUBLIC_URL": "https://kesken.example.org", "CREATE": "open"}
EASY = (
    "",
    "   ",
    ",",
    "short",
    "a" * 64,
    "ab" * 32,
    "0123456789abcdef" * 2,
    "0123456789abcdefghijklmnopqrstuvwxyz",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "changeme" * 8,
    "change-me-please-before-you-start-this-server",
    "a-long-Secret-that-stands-in-some-manual-1234",
    "development-key-not-for-production-0987654321",
    "kesken.example.org/kesken.example.org/9f3c1e",
    "5f0c9a7d1e3b6428c0d4af19e7b382",  # 30 characters
    "5f0c9a7d1e3b6428c0d4af19e7b3825f0c9a7d1e3b6428c0d4af19e7b382,short",
)


@pytest.mark.parametrize("secret", EASY)
def test_no_easy_secret_is_taken(tmp_path: Path, secret: str) -> None:
    with pytest.raises(BadSetting, match="SECRET_KEY"):
        read_settings({"KESKEN_DATA": str(tmp_path), "SECRET_KEY": secret, **PUBLIC})


@pytest.mark.parametrize("make", [secrets.token_hex, secrets.token_urlsafe])
def test_every_random_one_is(tmp_path: Path, make: object) -> None:
    for size in (16, 24, 32, 64):
        secret = make(max(size, 24) if make is secrets.token_urlsafe else size)  # type: ignore[operator]
        if not any(word in secret.lower() for word in ("secret", "kesken", "example")):
            assert read_settings(
                {"KESKEN_DATA": str(tmp_path), "SECRET_KEY": secret, **PUBLIC}
            ).secret_keys == (secret,)


@pytest.mark.parametrize(
    "settings",
    [{}, {"SECRET_KEY": "changeme"}, {"SECRET_KEY": "", "PUBLIC_URL": "HTTPS://kesken.example.org/"}],
)
def test_the_program_itself_refuses_to_start(tmp_path: Path, settings: dict[str, str]) -> None:
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    env |= {"KESKEN_DATA": str(tmp_path), **PUBLIC, **settings}

    done = subprocess.run(
        [sys.executable, ROOT / "wsgi.py", "--port", str(free_port())],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr
    assert "32 random characters" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "kesken.db").exists(), "nothing was begun"


def test_at_home_the_server_keeps_a_secret_that_only_its_owner_reads(tmp_path: Path) -> None:
    settings = read_settings({"KESKEN_DATA": str(tmp_path / "var")})

    kept = tmp_path / "var" / "secret_key"
    assert settings.secret_keys == (kept.read_text(),)
    assert len(settings.secret_keys[0]) >= 32
    assert kept.stat().st_mode & 0o077 == 0
    assert kept.parent.stat().st_mode & 0o077 == 0


def test_a_public_server_does_not_let_everyone_make_sessions_unasked(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="PASSPHRASE"):
        read_settings(
            {
                "KESKEN_DATA": str(tmp_path),
                "PUBLIC_URL": "https://kesken.example.org",
                "SECRET_KEY": secrets.token_hex(32),
            }
        )
