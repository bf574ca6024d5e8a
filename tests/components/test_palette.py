"""Colours that can be read: contrast by the formula of WCAG 2.2, one colour a party."""

import re

import pytest

from components.palette import DARK, LIGHT, Ink, colours

THEMES = pytest.mark.parametrize("ink", [LIGHT, DARK], ids=lambda ink: ink.name)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_known_ratios() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_text_is_readable_on_its_page(ink: Ink) -> None:
    assert contrast(ink.text, ink.page) >= 4.5
    assert contrast(ink.muted, ink.page) >= 4.5


@THEMES
def test_every_colour_of_a_party_stands_out_from_its_page(ink: Ink) -> None:
    faint = {colour: contrast(colour, ink.page) for colour in (*ink.categorical, ink.other, ink.accent)}
    assert {colour: ratio for colour, ratio in faint.items() if ratio < 3} == {}


@THEMES
def test_borders_stand_out_from_the_page(ink: Ink) -> None:
    assert contrast(ink.border, ink.page) >= 2.5


@THEMES
def test_no_two_parties_share_a_colour(ink: Ink) -> None:
    assert len({*ink.categorical, ink.other}) == len(ink.categorical) + 1


@THEMES
def test_the_scale_runs_one_way_from_the_page_outwards(ink: Ink) -> None:
    steps = [contrast(colour, ink.page) for colour in ink.sequential]
    assert steps == sorted(steps)
    assert len(set(steps)) == len(steps)


@THEMES
def test_a_country_without_a_number_has_no_colour_of_the_scale(ink: Ink) -> None:
    assert ink.land not in ink.sequential


@THEMES
def test_the_page_colour_is_the_one_of_the_theme(ink: Ink, pytestconfig: pytest.Config) -> None:
    settings = (pytestconfig.rootpath / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    section = re.search(rf"\[theme\.{ink.name}\]\n((?:[^\[\n]+\n?)*)", settings)
    assert section
    assert f'backgroundColor = "{ink.page}"' in section[1].splitlines()
    assert f'textColor = "{ink.text}"' in section[1].splitlines()


@THEMES
def test_a_party_keeps_its_colour_whoever_comes_after_it(ink: Ink) -> None:
    few, many = colours(["us", "ve"], ink), colours(["us", "ve", *"abcdefgh"], ink)
    assert {party: many[party] for party in few} == dict(few)


@THEMES
def test_parties_beyond_the_set_are_grey(ink: Ink) -> None:
    ranked = [f"party-{number}" for number in range(len(ink.categorical) + 3)]
    assert [party for party, colour in colours(ranked, ink).items() if colour == ink.other] == ranked[-3:]
