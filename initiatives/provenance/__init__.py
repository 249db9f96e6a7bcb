"""Which sources support a record, which differ, whose voices they are, and may it be published."""

from initiatives.provenance.summary import (
    Summary,
    differing_fields,
    sources_of,
    summarize,
)
from initiatives.provenance.support import (
    MARKED,
    carrying,
    record_claims,
    stated_claims,
    unsourced_fields,
    values_without_source,
)
from initiatives.provenance.voices import (
    STATE_KINDS,
    Parties,
    independent,
    one_party,
    parties_of,
    root_of,
    speaker_of,
    voice_of,
)

__all__ = [
    "MARKED",
    "STATE_KINDS",
    "Parties",
    "Summary",
    "carrying",
    "differing_fields",
    "independent",
    "one_party",
    "parties_of",
    "record_claims",
    "root_of",
    "sources_of",
    "speaker_of",
    "stated_claims",
    "summarize",
    "unsourced_fields",
    "values_without_source",
    "voice_of",
]
