"""Text for the cells of a CSV file: people's words stay words there, nothing they wrote is computed."""

import re

# In front of what a spreadsheet would take for a formula, it makes text of it. It is not seen, is not trimmed
# away, and stays when the file was opened, saved and opened again. An apostrophe is seen, and does not stay.
SHIELD = "\u200b"
# After OWASP, «CSV Injection»; the wide signs are what Japanese and Chinese spreadsheets take for the same.
# Blanks and quotes in front are no excuse, nor is a separator: a file is opened with another one too.
FORMULA = re.compile(r"""(^|[,;\t\n\r])([\s"']*)(?=[=+\-@＝＋－＠])""")


def defused(text: str) -> str:
    """The same words to look at, and no formula wherever they are parted."""
    return FORMULA.sub(rf"\1\2{SHIELD}", text)
