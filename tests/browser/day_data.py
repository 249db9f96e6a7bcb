"""What an editor's day is about: two people, two sources, forty countries, all made up."""

PASSWORD = "a long enough password"
PUBLISHER = "Example Academy"
HELD = "https://example.org/where-it-was-held"
NAME = "Data Week, Nairobi 2026"
ACADEMY, GAZETTE = "The Data Week and who came", "Forty countries at the Data Week"
# Run in a portal before the day begins.
BEFOREHAND = f"""
from django.contrib.auth.models import Group, User
from initiatives.models import Publisher, Source
for name in ("Contributor", "Editor"):
    user = User.objects.create_user(name.lower(), password={PASSWORD!r}, is_staff=True)
    user.groups.add(Group.objects.get(name=name))
for slug, publisher, kind, title in (
    ("example-academy-data-week", {PUBLISHER!r}, "academia", {ACADEMY!r}),
    ("example-gazette-data-week", "Example Gazette", "press", {GAZETTE!r}),
):
    Source.objects.create(
        slug=slug,
        title=title,
        kind="news",
        url=f"https://example.org/{{slug}}",
        publisher=Publisher.objects.create(slug=slug, name=publisher, kind=kind),
    )
"""
FORTY = """Algeria, Angola, Benin and Botswana; Burkina Faso; Cape Verde; Cameroon
Chad, the Comoros, DR Congo, Congo-Brazzaville, Ivory Coast
Djibouti, Egypt, Eswatini, Ethiopia, Gabon, Gambia (The), Ghana and Guinea-Bissau
KENYA; the Republic of Korea; Lao PDR; Madagascar; Malawi and Mali
Mauritius, Morocco, Mozambique, Namibia, Nigeria, Rwanda
Senegal, Sierra Leone, South Africa, Tanzania (United Republic of)
Türkiye, Uganda, Viet Nam and Zambia"""
CODES = (
    "AGO BEN BFA BWA CIV CMR COD COG COM CPV DJI DZA EGY ETH GAB GHA GMB GNB KEN KOR "
    "LAO MAR MDG MLI MOZ MUS MWI NAM NGA RWA SEN SLE SWZ TCD TUR TZA UGA VNM ZAF ZMB"
)
