"""Text for the cells of a spreadsheet: people's words stay words there, nothing they wrote is computed."""

# After OWASP, «CSV Injection»; the wide signs are what Japanese and Chinese spreadsheets take for the same.
STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def defused(text: str) -> str:
    """The same words, behind an apostrophe where they would be a formula: it says «this is text», and
    spreadsheets do not show it. Blanks in front are no excuse.
    """
    is_formula = text.startswith(STARTS_A_FORMULA) or text.lstrip().startswith(STARTS_A_FORMULA)
    return f"'{text}" if is_formula else text
