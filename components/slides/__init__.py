"""Slides of a page: what is shown, said in one way, and written as PowerPoint or as one HTML file."""
