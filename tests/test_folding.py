"""Text as search and sorting see it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.fields import FoldedField, WordsField, texts_at
from initiatives.folding import fold
from initiatives.models import Country, CountryName, Organization, Publisher, Source, Theme
from initiatives.words import NAME, REST, WHO
from tests.factories import make_country, make_organization

FOLDED = [
    ("Kenya", "kenya"),
    ("KENYA", "kenya"),
    ("Côte d’Ivoire", "cote d'ivoire"),
    ("Côte  d'Ivoire", "cote d'ivoire"),
    ("Éthiopie", "ethiopie"),
    ("São Tomé e Príncipe", "sao tome e principe"),
    ("Türkiye", "turkiye"),
    ("İzmir", "izmir"),
    ("ısı", "isi"),
    ("Straße", "strasse"),
    ("Łódź", "lodz"),
    ("Ærø", "aero"),
    ("Ǽ", "ae"),
    ("Œuvre", "oeuvre"),
    ("Þórr", "thorr"),
    ("Đà Nẵng", "da nang"),
    ("Ħamrun", "hamrun"),
    ("“AI” – for — all", '"ai" - for - all'),
    ("30‒40 30−40 30‐40", "30-40 30-40 30-40"),
    ("ʼOkina ‘x’", "'okina 'x'"),
    ("ﬁnance", "finance"),
    ("Ａ１", "a1"),
    ("10\u202f000\u00a0people", "10 000 people"),
    ("  two\n\twords ", "two words"),
    ("null\0byte", "nullbyte"),
    ("Ёлка", "елка"),
    ("Россия", "россия"),
    ("مَدْرَسَة", "مدرسة"),
    ("中国", "中国"),
    ("한국", "한국"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_text_loses_case_marks_and_doubled_spaces(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_has_no_marks_and_no_spare_space(text):
    folded = fold(text)

    assert not [
        char for char in unicodedata.normalize("NFD", folded) if unicodedata.combining(char)
    ]
    assert folded == " ".join(folded.split())
    assert "\0" not in folded


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_case_never_matters(text):
    assert fold(text.upper()) == fold(text.lower())


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text):
    forms = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}

    assert forms == {fold(text)}


@pytest.mark.django_db
def test_folded_column_follows_its_row_at_each_save():
    name = CountryName.objects.create(
        country=make_country("CIV"), language="fr", text="Côte d’Ivoire", kind="official"
    )
    assert (name.folded, CountryName.objects.get().folded) == ("cote d'ivoire", "cote d'ivoire")

    name.text = "Éburnie"
    name.save()

    assert (name.folded, CountryName.objects.get().folded) == ("eburnie", "eburnie")


@pytest.mark.django_db
def test_folded_column_joins_several_columns_and_lists():
    made = make_organization(name="Université", acronym="UNIV", aliases=["Ünï", "Tsinghua"])

    assert Organization.objects.get().search_text == "universite univ uni tsinghua"
    assert made.sort_key == "universite"


def test_folded_text_is_cut_to_its_column():
    field = FoldedField("key", of=("name",), max_length=4)

    assert field.verbose_name == "key"
    assert field.value_for(Theme(name="Éducation")) == "educ"


def test_folded_field_is_never_typed_and_tells_migrations_its_columns():
    field = FoldedField(of=("name", "slug"), db_index=True)
    field.set_attributes_from_name("sort_key")

    name, path, args, kwargs = field.deconstruct()

    assert (field.editable, field.blank, field.default, field.max_length) == (False, True, "", 1000)
    assert (name, path, args) == ("sort_key", "initiatives.fields.FoldedField", [])
    assert kwargs == {"of": ("name", "slug"), "max_length": 1000, "db_index": True}


def test_words_field_is_never_typed_and_migrations_need_not_know_its_columns():
    field = WordsField("words", of={"name": NAME})
    field.set_attributes_from_name("search_words")

    name, path, args, kwargs = field.deconstruct()

    assert (field.editable, field.blank, field.default) == (False, True, "")
    assert (field.verbose_name, field.of) == ("words", {"name": NAME})
    assert (name, path, args) == ("search_words", "initiatives.fields.WordsField", [])
    assert kwargs == {"verbose_name": "words"}


def test_words_field_without_columns_is_written_by_others():
    field = WordsField()
    field.set_attributes_from_name("summary")
    row = Theme(name="Training", summary="kept as it is")

    assert (field.of, field.relations) == ({}, [])
    assert (field.pre_save(row, add=True), row.summary) == ("kept as it is", "kept as it is")


def test_words_field_names_its_related_rows_alone():
    field = WordsField(of={"title": NAME, "publisher.name": WHO, "names.text": REST})

    assert field.relations == ["publisher", "names"]


def test_texts_are_those_of_the_row_its_lists_and_the_row_it_names():
    body = Organization(name="Université", aliases=["UNI", "Tsinghua"])
    source = Source(title="A report", publisher=Publisher(name="The Herald"))

    assert list(texts_at(body, "name")) == ["Université"]
    assert list(texts_at(body, "aliases")) == ["UNI", "Tsinghua"]
    assert list(texts_at(body, "acronym")) == []
    assert list(texts_at(source, "publisher.name")) == ["The Herald"]
    assert list(texts_at(source, "reprint_of.title")) == []


@pytest.mark.django_db
def test_texts_of_related_rows_are_those_that_are_saved():
    country = make_country("CIV")
    for language, text in (("fr", "Côte d’Ivoire"), ("en", "Ivory Coast")):
        country.names.create(language=language, text=text, kind="official")
    make_country("KEN").names.create(language="en", text="Kenya", kind="official")

    assert sorted(texts_at(country, "names.text")) == ["Côte d’Ivoire", "Ivory Coast"]
    assert list(texts_at(Country(name="New"), "names.text")) == []


@pytest.mark.django_db
def test_words_follow_their_row_at_each_save():
    theme = Theme.objects.create(slug="training", name="Talent training", summary="Courses")

    stored = Theme.objects.get().search_words

    assert theme.search_words == stored
    assert stored.startswith("# talent training | courses ~")
