"""Extract: the rows behind the selection, as a file."""

from components import extracts
from components.absent import said_where_absent
from components.page import close_page, nothing_matches, open_page, say_nothing_matches

view = open_page("extract", "Extract the rows")
with said_where_absent("What the file holds", lambda: extracts.say_what_is_there(view)):
    if nothing_matches(view) and not extracts.count(view, "attention"):
        say_nothing_matches(view)
    elif extracts.choose_scope() == extracts.BEHIND:
        extracts.package_lines(view, extracts.counts_behind(view))
        extracts.say_withheld(view)
    else:
        records = extracts.choose_records(view)
        rows = extracts.say_counts(view, records)
        if rows is not None:
            columns = extracts.choose_columns(records)
            extracts.extract_lines(view, records, rows, columns, extracts.choose_format(records))
            extracts.preview(view, records, rows, columns)
close_page(view)
