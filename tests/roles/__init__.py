"""Who may do what: every role at every door, by direct requests."""
