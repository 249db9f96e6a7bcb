"""What most would write first: Django, DRF and django-filter with their defaults.

The same rows as the portal, read from the portal's own tables; counts by GROUP BY,
pages by OFFSET, exports by the csv module. It is what the portal is measured against.
"""
