"""Where a map looks: windows that hold what they should, and views that hold a box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.viewport import DEEPEST, WHOLE_WORLD, Viewport, Window, around, read_viewport, view_at

VIEWS = st.builds(view_at, st.floats(-90, 90), st.floats(-540, 540), st.floats(-3, 20))


@given(VIEWS)
def test_a_view_survives_being_written(view):
    assert read_viewport(str(view)) == (view, None)


@given(VIEWS)
def test_a_window_lies_on_the_earth_and_holds_the_middle(view):
    window = view.window
    assert -90 <= window.south < window.north <= 90
    assert -180 <= window.west <= 180
    assert -180 <= window.east <= 180
    if abs(view.latitude) <= 85:
        assert window.south <= view.latitude <= window.north


def test_the_whole_world_is_all_of_it():
    assert WHOLE_WORLD.window == Window(-180, -90, 180, 90)


def test_a_window_across_180_degrees_is_turned_around():
    window = view_at(-17, 178, 4).window
    assert window.west > window.east


@pytest.mark.parametrize(
    "box",
    [(-70, 5, -60, 12), (44.3, 33.2, 44.5, 33.4), (-180, -60, 180, 80), (10, 10, 10, 10), (-0.1, -84, 0.1, 84)],
    ids=["a country", "a city", "the world", "a point", "a strip"],
)
def test_a_view_around_a_box_holds_it(box):
    west, south, east, north = box
    view = around(*box)
    window = view.window
    assert view.zoom <= DEEPEST
    if view.zoom:
        assert window.west <= west <= east <= window.east
        assert window.south <= south <= north <= window.north


def test_zooming_stops_at_the_world_and_at_the_deepest():
    assert Viewport(1, 2, 0).zoomed(-1) == Viewport(1, 2, 0)
    assert Viewport(1, 2, DEEPEST).zoomed(1) == Viewport(1, 2, DEEPEST)
