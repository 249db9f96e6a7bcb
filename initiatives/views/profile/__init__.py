"""The page of one country: what it fetches, and how that is laid out."""
