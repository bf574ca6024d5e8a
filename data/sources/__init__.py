"""One module per publisher: read, tidy, and assert what the publisher promised."""
