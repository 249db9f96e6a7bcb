"""The whole record at once: every table with the links between them, in two forms."""
