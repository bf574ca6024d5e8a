"""Each room imports what its job needs and nothing else, and holds no code that belongs elsewhere."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("components", "data", "deploy", "pages", "queries")
OURS = {*ROOMS, "app", "tests"}

# What files under a path may import besides the standard library, the longest path first. A name stands for all below it.
ALLOWED = {
    "components/record.py": {"data", "queries", "components", "pandas", "pyarrow", "cachetools", "streamlit"},
    "components/short_links.py": {"data"},
    "components/waiting.py": {"streamlit", "queries", "components", "pyarrow"},
    # The one that hands a figure to Streamlit, and the one that reads Streamlit's page to hash its scripts.
    "components/charts.py": {"streamlit", "queries", "components", "pandas", "plotly"},
    "components/http/headers.py": {"starlette", "streamlit", "components.http.settings", "components.http.scripts"},
    # Slides are made from the view that a page has, of figures.
    "components/http/pictures.py": {"queries", "components.http", "components.slides", "components.slide_links"},
    "components/http/slides.py": {
        "queries",
        "components.record",
        "components.short_links",
        "components.http",
        "components.slide_links",
        "components.slides",
        "components.view",
        "components.palette",
    },
    "components/http/extract.py": {
        "starlette",
        "queries",
        "components.record",
        "components.http",
        "components.short_links",
        "components.waiting",
    },
    "components/http/health.py": {"starlette", "queries", "components.record", "components.http", "components.waiting"},
    "components/http/short_links.py": {"starlette", "components.http", "components.short_links"},
    "components/http": {"starlette", "queries", "components.record", "components.http", "pyarrow", "xlsxwriter", "cachetools"},
    "components/figures": {"plotly", "pandas", "geopandas", "components.palette", "components.words", "components.figures"},
    # Rows in, a document out; one of its files writes Word.
    "components/memo/word.py": {"docx", "components.memo"},
    "components/memo": {"pandas", "components.words", "components.memo"},
    # Slides in, files out; only the drawing process imports it.
    "components/slides/drawn": {"matplotlib", "numpy", "plotly", "components.slides", "components.palette"},
    # The answers of a page in, slides out; each file that writes a format has its library.
    "components/slides": {
        "pandas",
        "plotly",
        "pptx",
        "segno",
        "queries.selection",
        "queries.viewport",
        "components",
    },
    # Answers are frames, so pieces that arrange them name their type.
    "components": {"streamlit", "queries", "components", "pandas"},
    "pages": {"streamlit", "components", "queries"},
    # Packages of an engine that is not the default stand in its files alone, and are imported when it is chosen.
    "queries/engines/connect.py": {"grpc", "pyspark"},
    "queries": {"duckdb", "pandas", "pyarrow", "sqlglot", "queries"},
    "data/__main__.py": {"argcomplete", "data"},
    "data/moving/connect.py": {"grpc", "pyspark"},
    "data/download.py": {"requests", "data"},
    "data/publisher_site.py": {"requests", "urllib3", "data"},
    "data": {"duckdb", "pandas", "geopandas", "shapely", "pyarrow", "pyogrio", "antimeridian", "data"},
    # It starts programs; what they are made of it need not know.
    "deploy": {"deploy"},
    "app.py": {"streamlit", "components"},
}
# What no rule above lets in by accident.
NEVER = {
    "components/figures": {"streamlit", "queries", "data"},
    "components/http": {"data"},
    "components/memo": {"streamlit", "queries", "data", "duckdb"},
    "components": {"data", "duckdb", "pages", "tests", "app"},
    "pages": {"data", "duckdb", "plotly", "pages", "tests", "app"},
    "queries": {"streamlit", "plotly", "data", "components", "pages", "tests", "app"},
    "data": {"streamlit", "plotly", "queries", "components", "pages", "tests", "app"},
    "app.py": {"data", "queries", "duckdb"},
}
EMPTY_NAMES = {"utils", "util", "helper", "helpers", "manager", "managers", "misc", "common", "stuff"}
SQL = re.compile(r"\bSELECT\b.+\bFROM\b", re.DOTALL | re.IGNORECASE)


def modules() -> list[Path]:
    found = [ROOT / "app.py", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    return sorted(path.relative_to(ROOT) for path in found if path.is_file())


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything that a module imports, wherever in it, with what it takes from rooms of ours."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively in line {node.lineno}"
            module = str(node.module)
            yield from (f"{module}.{alias.name}" if module in OURS else module for alias in node.names)


def rule(table: dict[str, set[str]], path: Path) -> set[str]:
    """Give the rule of the longest path that holds the module."""
    text = path.as_posix()
    return next((names for start, names in table.items() if text == start or text.startswith(f"{start}/")), set())


def lies_in(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("path", modules(), ids=Path.as_posix)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    foreign = [name for name in imports(path) if name.partition(".")[0] not in sys.stdlib_module_names]
    assert [name for name in foreign if not lies_in(name, rule(ALLOWED, path))] == []


@pytest.mark.parametrize("path", modules(), ids=Path.as_posix)
def test_a_module_imports_nothing_that_is_forbidden_to_its_room(path: Path) -> None:
    if path.as_posix() not in {"components/record.py", "components/short_links.py"}:
        assert [name for name in imports(path) if lies_in(name, rule(NEVER, path))] == []


@pytest.mark.parametrize("path", modules(), ids=Path.as_posix)
def test_no_module_is_named_after_nothing(path: Path) -> None:
    assert EMPTY_NAMES.isdisjoint([*path.parts[:-1], path.stem])


@pytest.mark.parametrize("path", modules(), ids=Path.as_posix)
def test_no_module_writes_html_past_streamlit(path: Path) -> None:
    assert "unsafe_allow_html" not in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in modules() if path.parts[0] == "pages"], ids=Path.as_posix)
def test_no_page_holds_sql(path: Path) -> None:
    texts = [
        node.value for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)
    ]
    assert [text for text in texts if isinstance(text, str) and SQL.search(text)] == []


@pytest.mark.parametrize("path", modules(), ids=Path.as_posix)
def test_a_module_says_its_job_in_its_first_line(path: Path) -> None:
    assert ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8")))
