"""Slides as matplotlib draws them: the figures of the pages, redrawn without a browser, with all that they rest on around them."""
