"""How many records of each noun ship, after the two fact sheets were merged."""

import json
import re
from collections import Counter

import pytest

from tests.record.shipped import FIXTURES, shipped

COUNTS = {
    "theme": 9,
    "goal": 17,
    "series": 21,
    "country": 195,
    "countryname": 1701,  # 502 of them variants
    "countrygroup": 16,
    "groupmembership": 539,
    "publisher": 271,
    "source": 308,
    "organization": 127,
    "person": 36,
    "initiative": 95,  # 97 of the sheets in 94, and one that an article names
    "workshop": 19,
    "forum": 55,  # 55 of the sheets in 54, and one that an article names
    "pillar": 100,
    "outcome": 94,
    "participation": 548,
    "organizationrole": 261,
    "activityrelation": 151,
    "milestone": 3,
    "claim": 842,
    "commitment": 94,  # 96 of the sheets
    "evidence": 62,  # 61 of the sheets, one of them under two commitments
    "commitmentoverride": 1,
    "statement": 78,  # 58 of the sheets, 20 more from the articles
    "indicator": 35,
    "observation": 50,  # 49 of the sheets, one more from an article
    "check": 208,
}


@pytest.mark.parametrize(("model", "count"), COUNTS.items())
def test_number_of_records(model, count):
    assert len(shipped(model)) == count


def test_the_readme_counts_the_records_of_each_file():
    readme = (FIXTURES / "README.md").read_text()

    assert re.findall(r"^\| `(\w+\.json)` \| (\d+) \|", readme, re.M) == [
        (path.name, str(len(json.loads(path.read_text()))))
        for path in sorted(FIXTURES.glob("*.json"))
    ]


def test_claims_are_of_both_bases():
    assert Counter(fields["basis"] for fields in shipped("claim")) == {"record": 475, "stated": 367}


def test_group_memberships_are_those_of_november_2026():
    members = Counter(
        fields["group"][0] for fields in shipped("groupmembership") if not fields.get("until")
    )

    assert members == {
        "ARAB-LEAGUE": 22, "ASEAN": 11, "AU": 54, "BRICS": 11, "CARICOM": 14,
        "COMMONWEALTH": 56, "ECOWAS": 12, "EU": 27, "G20": 19, "G7": 7, "G77": 134,
        "LDC": 44, "LLDC": 32, "OECD": 38, "SCO": 10, "SIDS": 37,
    }  # fmt: skip
