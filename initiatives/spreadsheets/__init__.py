"""Activities as rows of a spreadsheet: written with all that an editor types, read, checked, kept."""
