"""Sources & method: datasets, documents, definitions, questions, dictionary, limits."""

from components.absent import said_where_absent
from components.method import choose_section
from components.page import close_page, open_page

view = open_page("method", "Sources and method")
draw = choose_section(view)
with said_where_absent("This section"):
    draw(view)
close_page(view)
