"""What readers propose: the form for a fact of a record, and the page of its outcome."""
