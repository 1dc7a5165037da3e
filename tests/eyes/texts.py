"""What is written in the rooms that are looked at."""

from collections.abc import Iterator
from itertools import cycle
from random import Random
from typing import Any

from server.demo.thoughts import LANGUAGES, WORKSHOPS, Deck

BOARD, COLUMNS, CURVE, BREAK, NEXT, OPEN = "boarda", "column", "curvea", "breaka", "boardb", "boardc"
VOTE, TALK = "votea1", "talka1"
SENTENCES = {
    "en": {
        BOARD: ("What would help", "What would help someone who stands where you stand?"),
        COLUMNS: ("Keep, drop, try", "What do we keep from the old way, what do we drop, what do we try?"),
        CURVE: ("Where are we", "Where are you in this change today?"),
        BREAK: ("Coffee", "Back in a while."),
        NEXT: ("And then", "What would you try first?"),
        OPEN: ("At our table", "What does our table think?"),
        VOTE: ("What first", "What do we try first?"),
        TALK: ("Two by two", "What did you try last week that you would not have tried before?"),
        "criterion": "It helps us within a month",
        "items": (
            "Learning in pairs, one screen for two",
            "A quiet hour every morning",
            "The old system stays open to read until midsummer",
            "Somebody to ask on every floor",
            "Calls are not counted in the first four weeks",
            "A page of questions that everybody may write on",
        ),
        "columns": ("Keep", "Drop", "Try in the first weeks"),
        "group": "Learning together",
        "sentence": "For the first four weeks we learn in pairs, and nobody counts the calls.",
        "long title": "The renewal of the customer relationship system of all eleven harbour offices, II",
        "long prompt": (
            "Think of the week in which the old system was switched off for the first time, and of who "
            "sat next to you then. What did the two of you do to get through the day, what did nobody "
            "else see of it, and what would you like to take along into the weeks that are before us now?"
        ),
    },
    "fi": {
        BOARD: ("Mikä auttaisi", "Mikä auttaisi jotakuta, joka on samassa kohdassa kuin sinä?"),
        COLUMNS: ("Säilytä, luovu, kokeile", "Mitä säilytämme vanhasta, mistä luovumme, mitä kokeilemme?"),
        CURVE: ("Missä olemme", "Missä kohdassa tätä muutosta olet tänään?"),
        BREAK: ("Kahvi", "Jatkamme kohta."),
        NEXT: ("Entä sitten", "Mitä kokeilisit ensin?"),
        OPEN: ("Meidän pöydässämme", "Mitä pöytämme ajattelee?"),
        VOTE: ("Mikä ensin", "Mitä kokeilemme ensin?"),
        TALK: ("Kaksi ja kaksi", "Mitä kokeilit viime viikolla, mitä et olisi ennen kokeillut?"),
        "criterion": "Auttaa meitä kuukauden sisällä",
        "items": (
            "Opettelemme pareittain saman näytön ääressä",
            "Rauhallinen tunti joka aamu",
            "Vanhaa asiakkuudenhallintajärjestelmää voi lukea juhannukseen asti",
            "Joka kerroksessa on joku, jolta voi kysyä",
            "Puheluita ei lasketa ensimmäisten neljän viikon aikana",
            "Kysymyssivu, jolle kuka tahansa voi kirjoittaa",
        ),
        "columns": ("Säilytämme", "Luovumme", "Kokeilemme ensimmäisinä viikkoina"),
        "group": "Yhdessä oppiminen",
        "sentence": "Ensimmäiset neljä viikkoa opettelemme pareittain, eikä kukaan laske puheluita.",
        "long title": "Asiakkuudenhallintajärjestelmän uudistaminen kaikissa yhdessätoista satamassa, II",
        "long prompt": (
            "Ajattele viikkoa, jolloin vanha toiminnanohjausjärjestelmä ensimmäisen kerran sammutettiin, "
            "ja sitä, joka silloin istui vieressäsi. Mitä te kaksi teitte selvitäksenne päivästä, mitä "
            "kukaan muu ei siitä nähnyt, ja mitä haluaisit ottaa mukaan niihin viikkoihin, jotka nyt ovat "
            "edessämme?"
        ),
    },
}
LONG = (
    "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilaskoulutussuunnitelmaluonnosehdotus",
    "harbour.example.org/offices/customer-relations/renewal/2027/plans/draft/of/the/second/week?who=all&page=12",
    "أتساءل إن كان بوسعنا أن نتعلّم هذا معًا، كل اثنين على شاشة واحدة",
    "ו" * 200,
    ("What if the first week was for play only " * 13)[:500],
    "x",
    "Line by line\n\nand one more\n\nand then nothing",
)


def thoughts(language: str) -> Iterator[str]:
    sparks = [text for texts in LANGUAGES[language].SPARKS.values() for text in texts]
    Random(7).shuffle(sparks)
    return cycle(sparks)


def ways_on(language: str) -> Iterator[tuple[str, str]]:
    deck = Deck(language, Random(7))
    while way := deck.way_on(""):
        yield way.kind, way.text
    yield from cycle([("add", "and then …"), ("ask", "why?")])


def form(language: str) -> dict[str, str]:
    """What is filled in to make the session."""
    about = WORKSHOPS[language]
    return {
        "title": about.title,
        "change": about.change,
        "language": language,
        "who": "team",
        "keep_days": "365",
        "design": "empty",
    }


def agenda(language: str) -> list[dict[str, Any]]:
    said = SENTENCES[language]
    plans: tuple[tuple[str, str, dict[str, Any]], ...] = (
        (CURVE, "curve", {"curve": "wave", "asks_stuck": True}),
        (BOARD, "board", {}),
        (BREAK, "break", {}),
        (COLUMNS, "board", {"columns": list(said["columns"])}),
        (OPEN, "board", {"mode": "open"}),
        (NEXT, "board", {"is_skipped": True}),
        (VOTE, "vote", {"criterion": said["criterion"], "items": list(said["items"])}),
        (TALK, "talk", {"size": 2}),
    )
    return [
        {
            "step": step,
            "kind": kind,
            "title": said[step][0],
            "prompt": said[step][1],
            "minutes": 15 if kind == "break" else 10,
            "notes": "Let them write before anybody speaks.",
            "settings": settings,
        }
        for step, kind, settings in plans
    ]
