"""Tags of languages (BCP 47), in the one way of writing by which lists find them."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Language, script, region and variants, without what is private or registered nowhere: RFC 5646.
TAG = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
WHOLE = re.compile(TAG)


def validate_language_tag(text: str) -> None:
    """Raise ValidationError unless text is the tag of a language."""
    if not WHOLE.fullmatch(text):
        raise ValidationError(
            _("“%(text)s” is no tag of a language (BCP 47): write en, fr, zh-Hans or pt-BR."),
            code="language_tag",
            params={"text": text},
        )


def validate_language_tags(tags: Collection[str]) -> None:
    """Raise ValidationError that names each of some texts that is no tag of a language."""
    errors = []
    for tag in tags:
        try:
            validate_language_tag(str(tag))
        except ValidationError as error:
            errors.append(error)
    if errors:
        raise ValidationError(errors)
