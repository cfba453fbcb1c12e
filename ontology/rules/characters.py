"""Which characters a text may have: none that controls a terminal, none that XML cannot write.

So control characters (C0 and C1), lone surrogates, U+FFFE and U+FFFF are refused, however they were escaped in the
input. A text in languages may have tabs and line breaks (U+000A); a number, address, locator or name in a list has one
line. The patterns read alike in Python and in XPath, and so in SHACL.
"""

import re

VISIBLE = "!-~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
BREAKS = r"\t\n"
LINE_PATTERN = f"^ *[{VISIBLE}][{VISIBLE} ]*$"
TEXT_PATTERN = f"^[ {BREAKS}]*[{VISIBLE}][{VISIBLE} {BREAKS}]*$"
LINE, TEXT = re.compile(LINE_PATTERN.strip("^$")), re.compile(TEXT_PATTERN.strip("^$"))
REFUSED_IN_LINE, REFUSED_IN_TEXT = re.compile(f"[^{VISIBLE} ]"), re.compile(f"[^{VISIBLE} {BREAKS}]")


def is_line(text: str) -> bool:
    """Whether it is one line with something on it, and no character in it is refused."""
    if text.isprintable():
        return bool(text) and not text.isspace()  # nearly always, in a tenth of the time
    return LINE.fullmatch(text) is not None


def is_text(text: str) -> bool:
    """The same of one line or several."""
    if text.isprintable():
        return bool(text) and not text.isspace()
    return TEXT.fullmatch(text) is not None


def refused(text: str, *, lines: bool) -> tuple[str, str]:
    """What is wrong with a text for which the question above is answered with no, and the remedy."""
    character = (REFUSED_IN_TEXT if lines else REFUSED_IN_LINE).search(text)
    if character is None:
        return "is blank", "Give a text, or leave it out."
    kind = "a line break or tab" if character[0] in "\t\n" else "a character that no text may have"
    return f"holds U+{ord(character[0]):04X}, {kind}", "Remove it, or write a space."
