"""The questions: one SQL file each, one frozen Selection as their only input."""
