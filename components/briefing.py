"""A briefing: views in an order, with captions, gone through with the arrow keys or by swiping."""

import streamlit as st

from components import address, navigation
from components.http.scripts import PRESENTING
from components.short_links import Slide, StoreError, slides
from queries.selection import Selection

# What a reader chooses by has no place on a slide; what folds open stays, for there will be questions.
CHOSEN_BY = ("stSelectbox", "stMultiSelect", "stSlider", "stPopover", "stButtonGroup", "stCheckbox", "stTextInput", "stButton")
HIDDEN = ", ".join(f"[data-testid='stMain'] [data-testid='{each}']" for each in CHOSEN_BY)
# A root of this size scales all that is written, for the back row.
STYLE = f"""<style>
html {{ font-size: 20px; }}
html, body, [data-testid='stMain'] {{ touch-action: pan-y pinch-zoom; }} /* else a swipe is the way back for the browser, too */
[data-testid='stMainBlockContainer'] {{ padding: 1.5rem 4rem 7rem; }}
{HIDDEN}, [data-testid='stMain'] [role='tablist'] {{ display: none; }}
.st-key-foot {{ position: fixed; bottom: 0; left: 0; right: 0; width: auto; padding: 0.4rem 1.5rem; z-index: 10; flex-wrap: nowrap; }}
.st-key-foot {{ background: light-dark(#ffffff, #0e1117); border-top: 1px solid #80808040; line-height: 1.25; }}
.st-key-steps {{ flex-wrap: nowrap; width: auto; }}
[data-testid='stMain'] .st-key-steps [data-testid='stButton'] {{ display: block; }}
@media (max-width: 900px) {{
  html {{ font-size: 16px; }}
  [data-testid='stMainBlockContainer'] {{ padding: 1rem; }}
  .st-key-foot {{ position: static; flex-wrap: wrap; padding: 0; }}
}}
</style>"""


def caption(selection: Selection) -> str | None:
    """What is said of the view in its briefing; None where nothing is."""
    found = _slides(selection)
    at = (selection.slide or 1) - 1
    return (found[at].caption or None) if at < len(found) else None


def steps(selection: Selection) -> None:
    """Offer the way to the next view and the one before, by click, arrow key and swipe, the whole screen, and the way out."""
    found = _slides(selection)
    at = (selection.slide or 1) - 1
    use = [place for place, each in enumerate(found) if not each.link.is_retired]
    before, after = [each for each in use if each < at], [each for each in use if each > at]
    with st.container(horizontal=True, vertical_alignment="center", key="steps"):
        if st.button("Back", icon=":material/arrow_back:", shortcut="Left", disabled=not before, key="slide_back"):
            _show(selection, found, before[-1])
        st.markdown(_place(found, at, len(use)), width="content")
        if st.button("Next", icon=":material/arrow_forward:", shortcut="Right", disabled=not after, key="slide_next"):
            _show(selection, found, after[0])
        st.button("Full screen", icon=":material/fullscreen:", help="Or the key F", key="slide_full")
        st.button("End", shortcut="Escape", key="slide_end", on_click=_end)
        st.html(f"<script>{PRESENTING}</script>", width="content", unsafe_allow_javascript=True)


def _place(found: list[Slide], at: int, in_use: int) -> str:
    if not found:
        return "This briefing is not kept here."
    gone = len(found) - in_use
    missing = f" · {gone} taken back since" if gone else ""
    return f":small[{at + 1} of {len(found)}{missing}]"


def _show(selection: Selection, found: list[Slide], at: int) -> None:
    link = found[at].link
    navigation.go(link.page, f"{link.query}&link={link.key}&briefing={selection.briefing}&slide={at + 1}&view=present")


def _end() -> None:
    address.change(view=None, briefing=None, slide=None)


def _slides(selection: Selection) -> list[Slide]:
    try:
        return slides(selection.briefing) if selection.briefing else []
    except StoreError:
        return []
