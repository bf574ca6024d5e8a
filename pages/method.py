"""Sources & method: datasets, documents, definitions, questions, dictionary, limits."""

from components.method import choose_section
from components.page import close_page, open_page

view = open_page("method", "Sources and method")
choose_section(view)(view)
close_page(view)
