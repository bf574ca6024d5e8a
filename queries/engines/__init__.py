"""The engines that answer questions, one file each; which one is set by a URL, and only that one is imported."""
