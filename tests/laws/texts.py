"""What people write, and what is kept of it: the cases that the server and the browser are held to alike.

"" means that nothing of it is drawn, and so there is nothing in it.
"""

from typing import NamedTuple


class Case(NamedTuple):
    what: str
    typed: str
    kept: str


def same(what: str, typed: str) -> Case:
    return Case(what, typed, typed)


def nothing(what: str, typed: str) -> Case:
    return Case(what, typed, "")


LETTERS = (
    same("English", "Half of it, and what if …"),
    same("Finnish", "Keskeneräinen, äöå"),
    same("Vietnamese", "nửa ý nghĩ"),
    same("Greek", "μισή σκέψη"),
    same("Russian", "половина мысли"),
    same("Arabic with its vowels", "نِصْفُ فِكْرَة"),
    same("Hebrew with points and accents", "בְּרֵאשִׁ֖ית"),
    same("Persian with a joiner that keeps letters apart", "می‌خواهم"),
    same("Hindi", "क्षणिक विचार"),
    same("Bengali with a joiner", "র‍্যাব"),
    same("Malayalam chillu the old way", "ന്‍"),
    same("Sinhala", "ශ්‍රී ලංකා"),
    same("Thai, marks over marks", "ที่นี่"),
    same("Tibetan, the deepest stack there is", "ཧྐྵྨླྺྼྻྂ"),
    same("Burmese", "အတွေးအခေါ်"),
    same("Khmer", "គំនិតពាក់កណ្តាល"),
    same("Chinese", "半个想法"),
    same("Japanese", "半分の考え。ガギグ"),
    same("Japanese half-width", "ﾊﾝﾌﾞﾝ"),
    same("Korean", "절반의 생각"),
    same("Korean of old, with its filler between", "ᄀᅠᆨ"),
    same("Amharic", "ግማሽ ሀሳብ"),
    same("Cherokee", "ᎠᏓᏅᏖᏗ"),
    same("hieroglyphs", "𓀀𓂀"),
    same("braille with a blank cell between", "⠓⠁⠇⠋⠀⠕⠋"),
    same("one letter", "a"),
    same("a digit", "7"),
    same("a question mark", "?"),
    same("dots that say it goes on", "…"),
    same("a dotted circle, with a mark on it", "◌́"),
    same("a letter of nobody's but a company's", "\ue000\uf8ff"),
    same("a letter that is not assigned yet", "\U0003fff0"),
    same("what stands for something unreadable", "\ufffd"),
)

EMOJI = (
    same("1995", "☺"),
    same("of 2010", "😀"),
    same("of 2015, with a colour of skin", "👋🏽"),
    same("of 2021, newer than some Pythons", "🫠"),
    same("of 2022", "🩷"),
    same("of 2024", "🫩"),
    same("of 2025", "\U0001faea\U0001fac8"),
    same("of a year to come", "\U0001faef"),
    same("a family", "👨‍👩‍👧‍👦"),
    same("a firefighter", "👩🏽‍🚒"),
    same("a heart in red, by a selector", "❤️"),
    same("a heart as a letter, by another", "❤︎"),
    same("a key", "7️⃣"),
    same("a flag of letters", "🇫🇮"),
    same("a flag of tags", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
    same("the colour of skin alone", "🏽"),
)

BREAKS = (
    Case("Windows", "one\r\ntwo", "one\ntwo"),
    Case("an old Macintosh", "one\rtwo", "one\ntwo"),
    Case("a slide's line break", "first line\u000bsecond line", "first line\nsecond line"),
    Case("a page break", "one\u000ctwo", "one\ntwo"),
    Case("next line, of mainframes", "one\u0085two", "one\ntwo"),
    Case("line separator", "one\u2028two", "one\ntwo"),
    Case("paragraph separator", "one\u2029two", "one\ntwo"),
    Case("many of many kinds are two", "one\r\n\u000b\u2029\n\n\rtwo", "one\n\ntwo"),
    Case("two paragraphs", "one\n\ntwo", "one\n\ntwo"),
)

BLANKS = (
    Case("blanks around", "  plain\u00a0\u3000\n", "plain"),
    Case("a byte order mark in front", "\ufeffpasted", "pasted"),
    Case("a blank without width behind", "pasted\u200b", "pasted"),
    Case("a tab", "one\ttwo", "one two"),
    same("blanks between stay", "one  two\u00a0three\u2009four"),
    nothing("no letter at all", ""),
    nothing("blanks alone", " \t\n\u00a0\u1680\u2003\u202f\u205f\u3000"),
)

UNDRAWN = (
    nothing("Hangul's fillers", "\u115f\u1160\u3164\uffa0"),
    nothing("the blank of braille", "\u2800\u2800"),
    nothing("where a picture was", "\ufffc"),
    nothing("notes and hieroglyphs without ink", "\U0001d159\U00013441"),
    nothing("blanks without width", "\u200b\ufeff\u2060"),
    nothing("joiners", "\u200c\u200d\u034f"),
    nothing("a soft hyphen", "\u00ad"),
    nothing("selectors", "\ufe0f\ufe00\U000e0101\u180b"),
    nothing("signs of direction", "\u200e\u200f\u061c\u202a\u202e\u2066\u2069"),
    nothing("tags", "\U000e0001\U000e0061\U000e007f"),
    nothing("a code point that is to be ignored, and is not assigned", "\u2065\U000e0fff"),
    nothing("a mark without a letter", "\u0301"),
    nothing("a vowel sign without a letter", "\u0940"),
    nothing("a ring around nothing", "\u20dd"),
    nothing("signs of what is multiplied unseen", "\u2062\u2063"),
    nothing("a mark of a script of 2024", "\U00011f03"),
    nothing("all of them, with blanks between", "\u3164 \u200d\n\u0301 \u2800"),
)

DROPPED = (
    Case("U+0000, as some programs end a text", "pasted\u0000", "pasted"),
    Case("bell, delete, escape and their kin", "a\u0007b\u001bc\u007fd\u009be", "abcde"),
    Case("file and group separators", "a\u001c\u001d\u001e\u001fb", "ab"),
    Case("half of a character", "a\ud83db", "ab"),
    Case("the other half", "a\udc00b", "ab"),
    Case("what is to be no character ever", "a\ufffe\uffff\ufdd0\U0001ffff\U0010fffeb", "ab"),
    nothing("controls alone", "\u0000\u0007\ud800"),
    same("signs of direction inside", "an \u202eodd\u202c one"),
)

COMPOSED = (
    Case("a letter and its mark", "a\u0308", "ä"),
    Case("with a control between", "e\u0007\u0301", "é"),
    Case("marks in another order", "q\u0307\u0323", "q\u0323\u0307"),
    Case("Hangul by its parts", "\u1112\u1161\u11ab", "한"),
    Case("a letter that is always taken apart", "\u0958", "\u0915\u093c"),
    Case("ångström is Å", "\u212b", "Å"),
    same("full-width letters stay", "ＡＢＣ"),
    same("ligatures stay", "ﬁ"),
)

STACKS = (
    Case("a hundred marks", "Z" + "\u0315" * 100 + "a", "Z" + "\u0315" * 10 + "a"),
    same("ten", "Z" + "\u0315" * 10 + "a" + "\u0315" * 10),
    Case(
        "of many kinds",
        "o" + "\u0488\u0489\u20dd\ufe0f\u200d" * 40,
        "o" + "\u0488\u0489\u20dd\ufe0f\u200d" * 2,
    ),
    Case("one that is taken apart, with ten more", "\u0958" + "\u0951" * 10, "\u0915\u093c" + "\u0951" * 9),
    Case("words written in tags", "a" + "\U000e0061" * 50 + "b", "a" + "\U000e0061" * 10 + "b"),
)

LONG = (
    same("a whole thought", "x" * 500),
    same("far more than a thought", "ä🙂 x" * 5_000),
    Case("and its blanks", " " * 20_000 + "x" + " " * 20_000, "x"),
    same("blanks within", "x" + " " * 20_000 + "x"),
)  # fmt: skip

CASES = (
    *(*LETTERS, *EMOJI, *BREAKS, *BLANKS, *UNDRAWN),
    *(*DROPPED, *COMPOSED, *STACKS, *LONG),
)
