"""Forms that a list may use for more than one country, whatever its official name is.

“Guinea” is the short name of one, and what many write of four; “Congo” and “Korea” are two.
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
