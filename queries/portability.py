"""SQL that does not travel: what other engines refuse, or answer wrongly without a word. ``python -m queries.portability``."""

import re
import sys
from dataclasses import dataclass

from queries.question import SQL


@dataclass(frozen=True)
class Ban:
    """A construct that questions do without: its pattern, why, and what to write in its place."""

    pattern: str
    why: str
    instead: str


@dataclass(frozen=True)
class Violation:
    """A banned construct in a text: its line, the words found, why it is banned, what to write in its place."""

    line: int
    found: str
    why: str
    instead: str

    def __str__(self) -> str:
        """Say it in one line, as a compiler would."""
        return f"line {self.line}: {self.found!r} {self.why}; {self.instead}"


REFUSED = "is refused by other engines"
WRONG = "gives another answer on other engines"
INTERVAL = "is an interval on other engines"
# Names that columns and parameters holding a day have here.
DAY = r"(\$?\w+_on|\$?\w*date(_from|_to)?|\w+_start|\w+_end|\w+_day)"

BANS = (
    Ban(r"\bdate_?diff\s*\(\s*'(?!day')\w+'|\bdate_?sub\s*\(", WRONG, "12 * (year(b) - year(a)) + month(b) - month(a), or days"),
    Ban(r"\b(dayofweek|isodow|dow)\b", WRONG, "date_diff('day', DATE '1970-01-05', d) % 7"),
    Ban(r"\bAT\s+TIME\s+ZONE\b", WRONG, "keep UTC, convert on screen"),
    Ban(r"\b(arg_max|arg_min|max_by|min_by)\s*\(([^(),]|\([^()]*\))*,([^(),]|\([^()]*\))*,", WRONG, "ROW_NUMBER() and a filter"),
    Ban(r"\b(max|min)\s*\(([^(),]|\([^()]*\))*,", REFUSED, "ROW_NUMBER() and a filter"),
    Ban(r"\bPOSITIONAL\s+JOIN\b", WRONG, "a join on a key"),
    Ban(r"\bASOF\b(\s+LEFT)?\s+JOIN\b", REFUSED, "ROW_NUMBER() and a filter"),
    Ban(r"\b(UN)?PIVOT\b", REFUSED, "SUM(x) FILTER (WHERE …), or pivot in the figure"),
    Ban(r"\bQUALIFY\b", "loses the order on other engines", "ROW_NUMBER() in a CTE and a filter"),
    Ban(r"\b(GROUP|ORDER)\s+BY\s+ALL\b", REFUSED, "the columns by name"),
    Ban(r"\*\s*(EXCLUDE|REPLACE|RENAME|EXCEPT)\b", REFUSED, "the columns by name"),
    Ban(r"\bCOLUMNS\s*\(", REFUSED, "the columns by name"),
    Ban(r"[\w)\]]\s*\[[^\]]*:[^\]]*\]|\b(list|array)_slice\s*\(", REFUSED, "a row per element, made in data/"),
    Ban(r"\[[^\]]*\bFOR\s+\w+\s+IN\b", REFUSED, "a row per element, made in data/"),
    Ban(r"\blen\s*\(", WRONG, "length(text), or NULL for no restriction"),
    Ban(r"\bquantile(_cont|_disc)?\s*\(|\bpercentile_(cont|disc)\b", REFUSED, "median(x), or count in classes"),
    Ban(r"\btime_bucket\s*\(", REFUSED, "date_trunc, or the table period"),
    Ban(rf"\b{DAY}\s*-\s*(CAST\s*\(\s*)?(\w+\.)?{DAY}\b", INTERVAL, "date_diff('day', a, b)"),
    Ban(r"\bAS\s+DATE\s*\)\s*-(?!\s*INTERVAL)|-\s*(CURRENT_DATE|DATE\s*')", INTERVAL, "date_diff('day', a, b)"),
    Ban(r"\b(generate_series|range)\s*\(", REFUSED, "the table period"),
    Ban(r"->>?", REFUSED, "a column made in data/"),
    Ban(r"\bhash\s*\(", WRONG, "md5(text)"),
    Ban(r"\b(histogram|approx_quantile|reservoir_quantile|approx_top_k)\s*\(", REFUSED, "GROUP BY a class"),
    Ban(r"\bWITH\s+RECURSIVE\b", REFUSED, "a closure made in data/"),
    Ban(r"\bLATERAL\b", REFUSED, "a CTE and a join"),
    Ban(r"\bIN\s+\$\w+|=\s*ANY\s*\(\s*\$", REFUSED, "list_contains(CAST($list AS VARCHAR[]), x)"),
    Ban(r"\{\s*['\"\w]+\s*:|\bstruct_pack\s*\(|\brow\s*\(|\bMAP\s*[{(\[]", REFUSED, "a column each"),
    Ban(r"\b(string_agg|group_concat|listagg|list|array_agg|list_agg)\s*\(", WRONG, "a row per value, joined on screen"),
    Ban(r"\bRANGE\s+BETWEEN\s+INTERVAL\b", WRONG, "ROWS over the table period"),
    Ban(r"(?<!/)/(?!/|\s*(nullif\s*\(|[0-9]*\.?[1-9]))", "divides by zero without a word", "x / nullif(y, 0)"),
    Ban(r"//(?!\s*(nullif\s*\(|[1-9]))", "divides by zero without a word", "x // nullif(y, 0)"),
    Ban(r"\bgrouping\s*\(\s*\w+\s*,", REFUSED, "grouping_id(a, b)"),
    Ban(r"\bformat\s*\(", WRONG, "format on screen"),
    Ban(r"\b(h3|st)_\w+\s*\(", REFUSED, "a column made in data/"),
    Ban(r"\bMATERIALIZED\b", REFUSED, "nothing: the engine decides"),
    Ban(r"\A\s*FROM\b", REFUSED, "SELECT first"),
)  # fmt: skip
PATTERNS = tuple((ban, re.compile(ban.pattern, re.IGNORECASE)) for ban in BANS)
QUOTED = re.compile(r"'(?:[^']|'')*'|--[^\n]*")
NEWLINE = "\n"
UNIT = re.compile(r"'\w*'")


def violations(sql: str) -> list[Violation]:
    """Every construct in a text that does not travel, in the order of lines; comments and texts in quotes are passed over."""
    bare = QUOTED.sub(_blank, sql)
    found = {
        (bare.count("\n", 0, match.start()) + 1, match.start(), " ".join(match[0].split()), ban)
        for ban, pattern in PATTERNS
        for match in pattern.finditer(bare)
    }
    return [
        Violation(line, words, ban.why, ban.instead)
        for line, _, words, ban in sorted(found, key=lambda each: (each[1], each[3].pattern))
    ]


def _blank(match: re.Match[str]) -> str:
    """Leave one-word texts such as units of time; empty longer ones and comments."""
    if UNIT.fullmatch(match[0]):
        return match[0]
    return f"''{NEWLINE * match[0].count(NEWLINE)}" if match[0].startswith("'") else ""


def main() -> int:
    """Check every question file and shared part; print what does not travel; returns 1 when there is anything."""
    count = 0
    for path in sorted(SQL.glob("*/*.sql")):
        for violation in violations(path.read_text(encoding="utf-8")):
            print(f"{path.relative_to(SQL)}: {violation}")  # noqa: T201 this is its command line
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
