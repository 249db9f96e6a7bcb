"""What search finds: the public rows of each noun. Nobody finds a draft, nor a word of one."""

from django.db.models import QuerySet

from initiatives.models import (
    Activity,
    Commitment,
    Country,
    CountryGroup,
    Indicator,
    Organization,
    Person,
    Publisher,
    Series,
    Source,
    Statement,
    Theme,
)


def public_rows() -> list[QuerySet]:
    """Return the rows of every noun that the public may find, the smallest tables first."""
    return [
        Theme.objects.all(),
        CountryGroup.objects.all(),
        Country.objects.all(),
        Indicator.objects.all(),
        Series.objects.all(),
        Organization.objects.all(),
        Person.objects.published(),
        Commitment.objects.published(),
        Publisher.objects.all(),
        Statement.objects.published(),
        Source.objects.all(),
        Activity.objects.published(),
    ]
