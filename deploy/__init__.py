"""Several servers for one record: what stands before them, and the whole of it started on one machine to try it."""
