"""Objects to plain data, by noun."""
