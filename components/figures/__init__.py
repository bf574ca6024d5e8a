"""One pure function per file: rows in, figure out."""
