"""Countries side by side: what is fetched, and how that is laid out."""
