"""The services that other tests lean on really start, answer, and are gone afterwards."""

from pathlib import Path

import psycopg2
import pytest
import redis
from playwright.sync_api import Browser

from tests.harness import postgres, valkey
from tests.harness.postgres import fresh_database
from tests.harness.process import NotStarted, Server, Service


@pytest.mark.postgres
def test_postgres_starts_answers_and_is_gone() -> None:
    with postgres.postgres() as service:
        assert postgres.answers(service.url)

    assert not service.server or not postgres.answers(service.url)


@pytest.mark.postgres
def test_each_fresh_database_is_empty_and_dropped() -> None:
    with postgres.postgres() as service:
        with fresh_database(service.url) as first:
            postgres.execute(first, "create table ideas (name text)")
            with fresh_database(service.url) as second:
                postgres.execute(second, "create table ideas (name text)")

        with pytest.raises(psycopg2.OperationalError, match="does not exist"):
            postgres.execute(first, "select 1")


@pytest.mark.postgres
def test_postgres_comes_back_after_a_power_cut() -> None:
    with postgres.postgres() as service:
        server = own(service)

        server.kill()
        assert not postgres.answers(service.url)

        server.start()
        assert postgres.answers(service.url)


@pytest.mark.redis
def test_valkey_starts_answers_and_is_gone() -> None:
    with valkey.valkey() as service, redis.Redis.from_url(service.url) as connection:
        assert connection.publish("rooms", "something happened") == 0

    assert not service.server or not valkey.answers(service.url)


@pytest.mark.redis
def test_a_frozen_valkey_is_silent_until_it_thaws() -> None:
    with valkey.valkey() as service:
        server = own(service)

        server.freeze()
        assert not valkey.answers(service.url, within=0.2)

        server.thaw()
        assert valkey.answers(service.url)


def test_a_server_that_gives_up_says_why(tmp_path: Path) -> None:
    server = Server(["sh", "-c", "echo the disk is full; exit 1"], lambda: False, tmp_path / "log")

    with pytest.raises(NotStarted, match="the disk is full"):
        server.start()


@pytest.mark.browser
def test_chromium_draws_letters_for_two_people_at_once(chromium: Browser) -> None:
    phone = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    projector = chromium.new_context(viewport={"width": 1920, "height": 1080})

    for person in (phone, projector):
        page = person.new_page()
        page.set_content("<h1>Yhä kesken</h1>")
        box = page.get_by_role("heading").bounding_box()

        assert box
        assert box["height"] > 20
        assert page.screenshot().startswith(b"\x89PNG")


def own(service: Service) -> Server:
    if service.server is None:
        pytest.skip("the environment names a service that is not ours to hurt")
    return service.server
