"""Extract: the rows behind the selection, as a file."""

from components.extracts import choose_columns, choose_format, choose_records, extract_lines, preview, say_counts
from components.page import close_page, open_page, say_nothing_matches

view = open_page("extract", "Extract the rows")
if view.rows("overview/totals").empty:
    say_nothing_matches(view)
else:
    records = choose_records()
    rows = say_counts(view, records)
    columns = choose_columns(records)
    extract_lines(view, records, rows, columns, choose_format(records))
    preview(view, records, rows, columns)
close_page(view)
