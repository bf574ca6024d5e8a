"""Moving a snapshot between what engines read: its own file, Parquet, a lake. One file a place."""
