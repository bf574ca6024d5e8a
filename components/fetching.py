"""The lines that fetch a file, for the tools that readers use."""

from collections.abc import Mapping

Lines = Mapping[str, str]

PYTHON: Lines = {
    "zip": "import io, urllib.request, zipfile\n\nimport pandas\n\n"
    'package = zipfile.ZipFile(io.BytesIO(urllib.request.urlopen("{url}").read()))\n'
    'rows = pandas.read_parquet(io.BytesIO(package.read("data/events.parquet")))',
    "csv": 'import pandas\n\nrows = pandas.read_csv("{url}", keep_default_na=False, na_values=[""])',
    "json": 'import pandas\n\nrows = pandas.read_json("{url}")',
    "jsonl": 'import pandas\n\nrows = pandas.read_json("{url}", lines=True)',
    "parquet": 'import pandas\n\nrows = pandas.read_parquet("{url}")',
    "xlsx": 'import pandas\n\nrows = pandas.concat(pandas.read_excel("{url}", sheet_name=None, keep_default_na=False, na_values=[""]))',
    "geojson": 'import geopandas\n\nrows = geopandas.read_file("{url}")',
    "geoparquet": "import io, urllib.request\n\nimport geopandas\n\n"
    'rows = geopandas.read_parquet(io.BytesIO(urllib.request.urlopen("{url}").read()))',
}
R: Lines = {
    "zip": 'download.file("{url}", "{file}", mode = "wb")\nunzip("{file}", exdir = "package")\n'
    'rows <- read.csv("package/data/events.csv", na.strings = "", encoding = "UTF-8")',
    "csv": 'rows <- read.csv("{url}", na.strings = "", encoding = "UTF-8")',
    "json": 'rows <- jsonlite::fromJSON("{url}")',
    "jsonl": 'rows <- jsonlite::stream_in(url("{url}"))',
    "parquet": 'download.file("{url}", "{file}", mode = "wb")\nrows <- arrow::read_parquet("{file}")',
    "xlsx": 'download.file("{url}", "{file}", mode = "wb")\nrows <- readxl::read_excel("{file}")',
    "geojson": 'rows <- sf::st_read("{url}")',
    "geoparquet": 'download.file("{url}", "{file}", mode = "wb")\nrows <- sfarrow::st_read_parquet("{file}")',
}
POWER_QUERY: Lines = {
    "zip": "Excel cannot read a zip: unpack it, and open the files in data/",
    "csv": 'Table.PromoteHeaders(Csv.Document(Web.Contents("{url}"), [Delimiter = ",", Encoding = 65001]))',
    "json": 'Table.FromRecords(Json.Document(Web.Contents("{url}")))',
    "jsonl": 'Table.FromRecords(List.Transform(Lines.FromBinary(Web.Contents("{url}"), null, null, 65001), Json.Document))',
    "parquet": 'Parquet.Document(Web.Contents("{url}"))',
    "xlsx": 'Excel.Workbook(Web.Contents("{url}"), true){0}[Data]',
    "geoparquet": 'Parquet.Document(Web.Contents("{url}"))',
    "geojson": 'Table.FromRecords(List.Transform(Json.Document(Web.Contents("{url}"))[features], each [properties]))',
}
CURL: Lines = dict.fromkeys(PYTHON, "curl -o {file} '{url}'")


def lines_for(form: str, file: str, url: str) -> dict[str, str]:
    """How to fetch a file in each tool: the tool's name and its lines."""
    tools = {"curl": CURL, "Python": PYTHON, "R": R, "Excel Power Query": POWER_QUERY}
    return {"Address": url} | {tool: lines[form].replace("{url}", url).replace("{file}", file) for tool, lines in tools.items()}
