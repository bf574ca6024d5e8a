"""What ``python -m data`` can be asked to do: one file a command."""
