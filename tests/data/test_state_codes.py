"""Gleditsch and Ward's codes of states, with their days: for names that are not known, and to hold names against."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from data.__main__ import main
from data.build import RECORDS
from data.errors import SourceError
from data.sources.intake import match_countries
from data.store import Store
from tests.data import small
from tests.data.test_releases import ask, card, publish, records, run, store

__all__ = ["card", "publish", "records", "store"]  # fixtures
Said = pytest.CaptureFixture[str]


def code_of(gw_code: int, day: date, name: str = "Not a name") -> str:
    """The country that a code stands for on a day, where the name beside it says nothing."""
    events = pa.table({"country": [name], "start_date": [day], "gw_code": pa.array([gw_code], pa.int32())})
    return str(match_countries(events, ("ucdp",)).column("country_iso3")[0].as_py())


@pytest.mark.parametrize(
    ("gw_code", "day", "iso3"),
    [
        (315, date(1992, 12, 31), "CZE"), (316, date(1993, 1, 1), "CZE"), (317, date(1993, 1, 1), "SVK"),
        (345, date(1995, 7, 11), "SRB"), (345, date(2006, 6, 4), "SRB"), (340, date(2006, 6, 5), "SRB"), (341, date(2006, 6, 5), "MNE"),
        (265, date(1990, 10, 2), "DEU"), (260, date(1990, 10, 3), "DEU"), (260, date(1980, 1, 1), "DEU"),
        (678, date(1989, 1, 1), "YEM"), (678, date(2020, 1, 1), "YEM"), (680, date(1990, 5, 21), "YEM"),
        (365, date(1989, 1, 1), "RUS"), (365, date(2022, 2, 24), "RUS"), (369, date(2022, 2, 24), "UKR"),
        (817, date(1975, 4, 30), "VNM"), (700, date(2026, 1, 1), "AFG"),
    ],
)  # fmt: skip
def test_a_code_stands_for_a_country_on_its_days(gw_code: int, day: date, iso3: str) -> None:
    assert code_of(gw_code, day) == iso3


@pytest.mark.parametrize(("gw_code", "day"), [(315, date(1993, 1, 1)), (316, date(1992, 12, 31)), (680, date(1990, 5, 22)),
                                              (345, date(2006, 6, 5)), (679, date(2000, 1, 1)), (347, date(1999, 3, 24))])  # fmt: skip
def test_on_other_days_it_stands_for_none(gw_code: int, day: date) -> None:
    with pytest.raises(SourceError, match="has no ISO3 code"):
        code_of(gw_code, day)


def test_a_name_that_is_known_goes_before_the_code() -> None:
    assert code_of(700, date(2026, 1, 1), "Mexico") == "MEX"


def test_every_code_is_of_one_country_at_a_time_and_names_what_it_was() -> None:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE alias AS FROM read_csv($1, all_varchar = TRUE)", [str(RECORDS / "country_aliases.csv")])
        con.execute("CREATE TABLE country AS FROM read_csv($1, all_varchar = TRUE)", [str(RECORDS / "countries.csv")])
        codes = con.execute("SELECT count(*), count(note), count(valid_from) FROM alias WHERE scheme = 'gw'").fetchall()
        # Of the codes that countries carry today, those that began since 1989 say when, and none has ended.
        wrong = con.execute(
            "SELECT country.iso3 FROM country INNER JOIN alias ON alias.alias = country.gw_code AND scheme = 'gw'"
            " WHERE alias.iso3 <> country.iso3 OR valid_to IS NOT NULL"
        ).fetchall()
    assert codes == [(34, 34, 34)]
    assert wrong == []


def test_an_unknown_name_is_read_by_its_code_which_is_counted_and_can_be_undone(
    store: Store, records: Path, publish: Callable[..., Path], card: Callable[..., Path], capsys: Said
) -> None:
    later = {"date_start": "2026-02-01", "date_end": "2026-02-01"}
    file = publish({"country": "Meksyk", "country_id": "70"}, later | {"country_id": "700"}, later | {"country_id": "345"})
    order = ("import", "ucdp-ged", file, "--records", records, "--card", card())
    assert run(store, *order) == 0
    said = capsys.readouterr().out
    assert "read by rule: country_by_gw_code: 1" in said
    assert "warning: the name of the country and its Gleditsch-Ward code (country_id) disagree on that day: 1" in said
    assert "warning: country_id is the Gleditsch-Ward code of no state on that day: 1" in said
    assert ask(store, "SELECT DISTINCT country_iso3 FROM event WHERE dataset_id = 'small'") == [("MEX",)]
    assert run(store, *order, "--undo", "country_by_gw_code") == 1
    assert "the country has no ISO3 code in the lists" in capsys.readouterr().err


def test_the_codes_have_a_card_and_are_no_names_to_search_for(tmp_path: Path) -> None:
    kept = Store(tmp_path / "kept")
    folder = small.records(tmp_path / "bundled", ("one", small.rows()))
    assert main(["--store", str(kept.folder), "build", "--records", str(folder)]) == 0
    assert ask(kept, "SELECT role, row_count FROM dataset WHERE dataset_id = 'gleditsch-ward-1999'") == [("reference", 34)]
    assert ask(kept, "SELECT iso3 FROM country_alias WHERE scheme = 'gw' AND alias = '345'") == [("SRB",)]
    assert ask(kept, "SELECT count(*) FROM search_text WHERE kind = 'country' AND folded LIKE '%345%'") == [(0,)]
