"""What a reader would pick instead, asked the same questions of the same events in the same run."""
