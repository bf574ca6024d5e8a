"""Records to snapshots: schema, sources, checks, and the store of immutable databases."""
