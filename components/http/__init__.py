"""The questions over HTTP, and the headers of every answer."""
