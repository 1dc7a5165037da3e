"""The settings: what the server starts with, and what it refuses to start with."""

import stat
from pathlib import Path
from typing import Any

import pytest

from server.config import BadSetting, Settings, read_settings

GOOD_SECRET = "9f3c1e7a5b0d8264c7e1a93f5d2b8046"


def read(data: Path, **env: Any) -> Settings:
    return read_settings({"KESKEN_DATA": str(data), **env})


def test_without_any_setting_it_serves_this_machine(tmp_path: Path) -> None:
    settings = read(tmp_path)

    assert settings.base_url == "http://127.0.0.1:5000"
    assert settings.origins == ["http://127.0.0.1:5000", "http://localhost:5000"]
    assert settings.database_url == f"sqlite:///{tmp_path}/kesken.db"
    assert (settings.create, settings.is_public, settings.limits) == ("open", False, True)


def test_how_long_backups_live_is_a_number_of_days_or_unknown(tmp_path: Path) -> None:
    assert [read(tmp_path, BACKUP_DAYS=days).backup_days for days in ("", "7")] == [0, 7]

    for wrong in ("0", "-1", "a week"):
        with pytest.raises(BadSetting, match="BACKUP_DAYS"):
            read(tmp_path, BACKUP_DAYS=wrong)


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    settings = read(tmp_path / "new" / "var")

    assert stat.S_IMODE(settings.data.stat().st_mode) & 0o077 == 0


def test_the_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first, second = read(tmp_path), read(tmp_path)

    kept = tmp_path / "secret_key"
    assert first.secret_keys == second.secret_keys == (kept.read_text(),)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(first.secret_keys[0]) == 64


def test_a_full_disk_left_an_empty_secret_once_and_nothing_is_signed_with_that(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch(mode=0o600)

    settings = read(tmp_path)

    assert len(settings.secret_keys[0]) == 64
    assert settings.secret_keys == read(tmp_path).secret_keys


def test_older_secrets_follow_the_newest(tmp_path: Path) -> None:
    settings = read(tmp_path, SECRET_KEY=f"{GOOD_SECRET}, {GOOD_SECRET[::-1]},")

    assert settings.secret_keys == (GOOD_SECRET, GOOD_SECRET[::-1])


def test_a_public_server_is_known_by_its_address_alone(tmp_path: Path) -> None:
    settings = read(
        tmp_path, PUBLIC_URL=" HTTPS://Kesken.Example.org/ ", SECRET_KEY=GOOD_SECRET, PASSPHRASE="a long one"
    )

    assert settings.base_url == "https://kesken.example.org"
    assert settings.origins == ["https://kesken.example.org"]
    assert (settings.is_https, settings.create) == (True, "passphrase")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("https://kesken.example.org:443", "https://kesken.example.org"),
        ("https://kesken.example.org:8443/", "https://kesken.example.org:8443"),
        ("http://192.0.2.7:80", "http://192.0.2.7"),
        ("http://[2001:DB8:0:0::1]:5000", "http://[2001:db8::1]:5000"),
        ("https://[::1]", "https://[::1]"),
        ("https://Työpaja.example", "https://xn--typaja-xxa.example"),
    ],
)
def test_an_address_is_known_as_browsers_write_it(tmp_path: Path, typed: str, known: str) -> None:
    settings = read(tmp_path, PUBLIC_URL=typed, SECRET_KEY=GOOD_SECRET, CREATE="open")

    assert settings.origins == [known]
    assert settings.base_url == known


@pytest.mark.parametrize(
    ("listen", "port", "origins"),
    [
        ("", "5000", ["http://127.0.0.1:5000", "http://localhost:5000"]),
        ("0.0.0.0", "5000", ["http://127.0.0.1:5000", "http://localhost:5000"]),
        ("::1", "5000", ["http://[::1]:5000", "http://localhost:5000"]),
        ("[0:0::1]", "5000", ["http://[::1]:5000", "http://localhost:5000"]),
        ("::", "5000", ["http://127.0.0.1:5000", "http://localhost:5000", "http://[::1]:5000"]),
        ("localhost", "5000", ["http://localhost:5000", "http://127.0.0.1:5000"]),
        ("192.0.2.7", "5000", ["http://192.0.2.7:5000"]),
        ("2001:DB8::7", "5000", ["http://[2001:db8::7]:5000"]),
        ("", "80", ["http://127.0.0.1", "http://localhost"]),
    ],
)
def test_links_lead_to_where_it_listens(tmp_path: Path, listen: str, port: str, origins: list[str]) -> None:
    settings = read(tmp_path, LISTEN=listen, PORT=port)

    assert settings.origins == origins
    assert settings.base_url == origins[0]


def test_a_server_answers_to_its_names_and_to_this_machine(tmp_path: Path) -> None:
    public = read(tmp_path, PUBLIC_URL="https://kesken.example.org", SECRET_KEY=GOOD_SECRET, CREATE="open")
    here = ("127.0.0.1", "127.0.0.1:5001", "localhost:1", "LOCALHOST", "[::1]", "[::1]:5000", "[0::1]")

    for host in ("kesken.example.org", "Kesken.Example.org:443", *here):
        assert public.answers_to(host), host
    for host in ("kesken.example.org.", "a.kesken.example.org", "10.0.0.7", "[::2]", "127.0.0.2", ""):
        assert not public.answers_to(host), host
    assert read(tmp_path, LISTEN="2001:db8::7").answers_to("[2001:db8:0::7]:5000")


def test_the_port_may_come_from_the_command_line(tmp_path: Path) -> None:
    env = {"KESKEN_DATA": str(tmp_path), "PORT": "8000"}

    assert read_settings(env).port == 8000
    assert read_settings(env, port=9000).port == 9000


@pytest.mark.parametrize(
    ("env", "named"),
    [
        ({"PORT": "no number"}, "PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"PORT": "-1"}, "PORT"),
        ({"PORT": "0"}, "PORT"),
        ({"PORT": "²"}, "PORT"),
        ({"CREATE": "everyone"}, "CREATE"),
        ({"CREATE": "passphrase"}, "PASSPHRASE"),
        ({"CREATE": "passphrase", "PASSPHRASE": " \u3164\u200b"}, "PASSPHRASE"),
        ({"PUBLIC_URL": "kesken.example.org"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "ftp://kesken.example.org"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://kesken.example.org/rooms"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://kesken.example.org/?room=1"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://ann@kesken.example.org"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://kesken.example.org:{port}"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://kesken.example.org:99999"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "http://" + "[::1"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://kes%20ken.example.org"}, "PUBLIC_URL"),
        ({"LISTEN": "127.0.0.1:5000"}, "LISTEN"),
        ({"LISTEN": "http://127.0.0.1"}, "LISTEN"),
        ({"LISTEN": "1.2.3"}, "LISTEN"),
        ({"LISTEN": "::1::"}, "LISTEN"),
        ({"REDIS_URL": "nonsense"}, "REDIS_URL"),
        ({"REDIS_URL": "redis://127.0.0.1:port/0"}, "REDIS_URL"),
        ({"REDIS_URL": "redis://127.0.0.1/0?speed=high"}, "REDIS_URL"),
        ({"DATABASE_URL": "postgresql://kesken:pass:word@host:port/kesken"}, "DATABASE_URL"),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL"),
        ({"DATABASE_URL": "sqlite:///:memory:"}, "DATABASE_URL"),
        ({"PUBLIC_URL": "https://kesken.example.org"}, "PASSPHRASE"),
        ({"PUBLIC_URL": "https://kesken.example.org", "CREATE": "open"}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 64}, "SECRET_KEY"),
        ({"SECRET_KEY": f"{GOOD_SECRET},short"}, "SECRET_KEY"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
        ({"DATABASE_URL": "mysql://localhost/kesken"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgres://localhost/kesken"}, "DATABASE_URL"),
        ({"TRUSTED_PROXIES": "all"}, "TRUSTED_PROXIES"),
    ],
)
def test_what_cannot_work_is_said_by_its_name(tmp_path: Path, env: dict[str, str], named: str) -> None:
    with pytest.raises(BadSetting, match=named):
        read(tmp_path, **env)


def test_a_secret_is_never_repeated_in_what_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as no:
        read(tmp_path, SECRET_KEY="my weak secret")

    assert "my weak secret" not in str(no.value)


@pytest.mark.parametrize("setting", ["DATABASE_URL", "REDIS_URL"])
def test_neither_is_a_password(tmp_path: Path, setting: str) -> None:
    for url in ("postgresql://kesken:p4ssw0rd@host:port/kesken", "p4ssw0rd", "redis://:p4ssw0rd@host:port"):
        with pytest.raises(BadSetting, match=setting) as no:
            read(tmp_path, **{setting: url})

        assert "p4ssw0rd" not in str(no.value)
