"""Columns that take the codes of a vocabulary, and no others."""

from django.db.models import CheckConstraint, Q, TextChoices


def code_constraint(
    model: str, name: str, codes: type[TextChoices], *, blank: bool = False
) -> CheckConstraint:
    """Return the constraint that a column holds one of the codes, or "" where it may be blank."""
    known = ["", *codes.values] if blank else codes.values
    return CheckConstraint(name=f"{model}_{name}_is_known", condition=Q(**{f"{name}__in": known}))
