"""Dates and moments in the one form in which all pages write them."""
