"""Tallies: settled events added up in the four ways that pages ask for, one ``.sql`` file each, by whatever engine holds the events."""
