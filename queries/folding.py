"""Fold text for searching: capitals, accents and punctuation do not count.

The rooms ``data`` and ``queries`` each hold this same file, since neither may import the other; a test compares them.
"""

from unicodedata import category, normalize

# Signs that stand inside a word, and are left out of it: Sana'a, O’Brien, Ta‘izz.
APOSTROPHES = frozenset("'`´‘’‛′ʹʻʼʽʾʿ")
# Letters that Unicode does not take apart into a plain letter and a mark.
LETTERS = {"æ": "ae", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "þ": "th"}


def fold(text: str) -> str:
    """Text in lower case, without accents and apostrophes, with one space for each run of spaces and punctuation.

    Sign by sign, so that the fold of a text contains that of each of its parts.
    """
    return " ".join(text.translate(_SIGNS).split())


class _Signs(dict[int, str]):
    """What becomes of each sign, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = "" if normalize("NFC", sign) in APOSTROPHES else normalize("NFKD", normalize("NFKD", sign).casefold())
        self[code] = "".join(_plain(each) for each in plain)
        return self[code]


def _plain(sign: str) -> str:
    kind = category(sign)
    if sign in APOSTROPHES or kind[0] == "M" or kind == "Cf":
        return ""
    return LETTERS.get(sign, sign) if kind[0] in "LN" or kind in ("Sc", "Sm", "So") else " "


_SIGNS = _Signs()
