"""Words in the reader's language. English sentences are the message ids; `{fields}` are filled in later."""

from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from babel.core import Locale
from babel.dates import format_date
from babel.support import Translations
from flask import Flask, current_app, request
from flask_babel import Babel, force_locale, get_locale

from sessions.refusals import Refused

TRANSLATIONS = Path(__file__).parent / "translations"
LANGUAGES = {"en": "English", "fi": "Suomi"}  # each in its own words: that is how its readers find it
COOKIE = "language"
DAYS = {"en": "d MMMM y", "fi": "d.M.y"}

__all__ = [
    "COOKIE",
    "LANGUAGES",
    "_",
    "day",
    "force_locale",
    "ngettext",
    "open_texts",
    "reader_language",
    "say",
]


def open_texts(app: Flask) -> None:
    """Teaches the app and its templates the languages."""
    Babel(app, locale_selector=_chosen_language, configure_jinja=False)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.globals.update(_=_, ngettext=ngettext, day=day, say=say)
    app.context_processor(
        lambda: {
            "language": reader_language(),
            "direction": Locale.parse(reader_language()).text_direction,
            "languages": {code: LANGUAGES[code] for code in _offered()},
        }
    )


def reader_language() -> str:
    """The language of this answer: the reader's choice, else what their browser asks for, else the first."""
    return str(get_locale() or "en")


def _(message: str, **fields: Any) -> str:
    return _fill(_catalogue(reader_language()).gettext(message), fields)


def ngettext(one: str, other: str, count: int, **fields: Any) -> str:
    return _fill(_catalogue(reader_language()).ngettext(one, other, count), {"count": count, **fields})


def say(refused: Refused, language: str | None = None) -> str:
    """A refusal as a sentence: in `language` (a phone's, told when it entered), else in the reader's."""
    return _fill(_catalogue(language or reader_language()).gettext(refused.say), refused.fields)


def day(iso: str) -> str:
    """A date such as 2027-11-24 as people write it: 24 November 2027, 24.11.2027."""
    language = reader_language()
    return format_date(date.fromisoformat(iso), DAYS.get(language, "long"), locale=language)


def _chosen_language() -> str:
    offered = _offered()
    if (chosen := request.cookies.get(COOKIE)) in offered:
        return str(chosen)
    return request.accept_languages.best_match(offered) or offered[0]


def _offered() -> list[str]:
    return [code for code in current_app.extensions["kesken"].settings.languages if code in LANGUAGES]


@cache
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(TRANSLATIONS, [language])


def _fill(message: str, fields: dict[str, Any]) -> str:
    return message.format(**fields) if fields else message
