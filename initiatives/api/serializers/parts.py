"""What belongs to one activity and has no address of its own."""

from initiatives.api.fields import ADDRESS, RecordField
from initiatives.api.records import RecordSerializer, codes, dates
from initiatives.api.serializers.references import (
    ActivityReference,
    OrganizationReference,
    SourceReference,
    ThemeReference,
)
from initiatives.models import (
    ActivityRelation,
    Document,
    Funding,
    Milestone,
    Outcome,
    Pillar,
)


class PillarSerializer(RecordSerializer):
    """A part that an initiative names: a vision, a campaign, a point."""

    themes = ThemeReference(many=True)

    class Meta:
        model = Pillar
        fields = ["slug", *codes("kind"), "number", "name", "summary", "themes"]


class OutcomeSerializer(RecordSerializer):
    """What came out of an event."""

    concerns = ActivityReference()

    class Meta:
        model = Outcome
        fields = ["number", "text", "document", "concerns"]


class MilestoneSerializer(RecordSerializer):
    """A dated happening in the life of an activity."""

    sources = SourceReference(many=True)

    class Meta:
        model = Milestone
        fields = [*dates("happened_on"), "title", "sources"]


class DocumentSerializer(RecordSerializer):
    """A text of an activity."""

    web_address = RecordField(ADDRESS, source="url")

    class Meta:
        model = Document
        fields = ["title", *codes("kind"), "language", "web_address"]


class FundingSerializer(RecordSerializer):
    """Money promised or given."""

    organization = OrganizationReference()
    source = SourceReference()  # type: ignore[assignment]  # a field, not Field.source

    class Meta:
        model = Funding
        fields = ["slug", "organization", "amount", "currency", *dates("committed_on"), "source"]


class RelationOut(RecordSerializer):
    """How the activity stands to another."""

    to_activity = ActivityReference()
    sources = SourceReference(many=True)

    class Meta:
        model = ActivityRelation
        fields = [*codes("kind"), "to_activity", "sources"]


class RelationIn(RecordSerializer):
    """How another activity stands to this one."""

    from_activity = ActivityReference()
    sources = SourceReference(many=True)

    class Meta:
        model = ActivityRelation
        fields = [*codes("kind"), "from_activity", "sources"]
