"""Forms that a list may use for more than one country, or for none that is a State.

“Guinea” is the short name of one, and what many write of four; “Congo” and “Korea” are two.
“America” is a continent, “Saint Martin” an island and no slip for San Marino,
“islands” none for the French “Islande”.
"""

CONGO = ("COG", "COD")
KOREA = ("KOR", "PRK")
GUINEA = ("GIN", "GNB", "GNQ", "PNG")

# By the key of ``names.key_of``.
AMBIGUOUS = {
    **dict.fromkeys(("congo", "конго", "الكونغو", "كونغو", "刚果"), CONGO),
    **dict.fromkeys(
        ("korea", "coree", "corea", "корея", "كوريا", "朝鲜半岛"),
        KOREA,
    ),
    **dict.fromkeys(("guinea", "guinee", "гвинея", "غينيا", "几内亚"), GUINEA),
}

# By the same key: neither a name nor a slip for one.
NO_COUNTRY = {
    *("america", "islands"),
    *("saintmartin", "sanmartin", "saintmarteen", "sintmaarten"),
}
# Areas that lists write together with a country: "Hong Kong, China", "China, Macao SAR".
AREAS = (
    *("hongkong", "macao", "macau", "taiwan"),
    *("гонконг", "макао", "аомынь", "тайвань"),
    *("هونغكونغ", "ماكاو", "تايوان"),
    *("香港", "澳门", "台湾"),
)
AREA_OF = {"CHN"}
# What such an area calls itself, where it stands behind the country.
SPECIAL = ("sar", "specialadministrativeregion", "rae", "ras", "сар", "特别行政区", "特區")
