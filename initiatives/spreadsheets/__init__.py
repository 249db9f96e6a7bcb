"""Activities as rows of a spreadsheet: all that an editor types, written, read and checked."""
