"""The catalogue, as harvesters read it: RDF with what DCAT-AP 3 makes mandatory, and more."""

import hashlib

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from initiatives.exports import formats
from initiatives.models import DataVersion
from tests.exports.sample import CHANGED, RECORDED

SPDX = Namespace("http://spdx.org/rdf/terms#")
WHOLE = ("http://testserver/data/portal.zip", "http://testserver/data/portal.sqlite")

# rdflib's own reader of JSON-LD uses a class that rdflib calls outdated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

# Mandatory properties of DCAT-AP 3.0, by class, with what they lead to.
MANDATORY = {
    DCAT.Catalog: [DCTERMS.title, DCTERMS.description, DCTERMS.publisher],
    DCAT.Dataset: [DCTERMS.title, DCTERMS.description],
    DCAT.Distribution: [DCAT.accessURL],
    FOAF.Agent: [FOAF.name],
}
ASKED_FOR = {
    DCAT.Catalog: [DCTERMS.license, DCTERMS.issued, DCTERMS.modified, DCAT.dataset, FOAF.homepage],
    DCAT.Dataset: [
        DCTERMS.publisher,
        DCTERMS.license,
        DCTERMS.issued,
        DCTERMS.modified,
        DCTERMS.spatial,
        DCTERMS.temporal,
        DCAT.distribution,
        DCAT.theme,
        DCAT.landingPage,
    ],
    DCAT.Distribution: [DCTERMS.license, DCAT.downloadURL],
}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Files of the whole record are made for this test."""
    settings.VAR = tmp_path


def read(client):
    response = client.get("/data/catalog.jsonld")
    assert response.headers["Content-Type"] == "application/ld+json"
    return Graph().parse(data=response.content.decode(), format="json-ld")


@pytest.mark.parametrize("rules", [MANDATORY, ASKED_FOR])
def test_every_resource_has_its_properties(client, sample, rules):
    graph = read(client)
    for kind, properties in rules.items():
        resources = list(graph.subjects(RDF.type, kind))
        assert resources
        for resource in resources:
            missing = [name for name in properties if not list(graph.objects(resource, name))]
            assert (resource, missing) == (resource, [])


def test_all_references_are_to_things_that_are_described(client, sample):
    graph = read(client)
    for relation, kind in [
        (DCAT.dataset, DCAT.Dataset),
        (DCAT.distribution, DCAT.Distribution),
        (DCTERMS.publisher, FOAF.Agent),
        (DCTERMS.temporal, DCTERMS.PeriodOfTime),
        (DCTERMS.spatial, DCTERMS.Location),
    ]:
        assert {(each, RDF.type, kind) in graph for each in graph.objects(None, relation)} == {True}


def test_every_format_of_every_list_is_a_distribution_that_can_be_had(client, sample):
    graph = read(client)
    addresses = {str(each) for each in graph.objects(None, DCAT.downloadURL)}

    assert addresses == {
        f"http://testserver/{noun}.{item.extension}"
        for item in formats.FORMATS
        for noun in item.lists
    } | {*WHOLE}
    assert {client.head(address).status_code for address in addresses - {*WHOLE}} == {200}


def test_it_tells_when_the_record_began_changed_and_of_which_years(client, sample):
    graph = read(client)
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    (period,) = set(graph.objects(catalog, DCTERMS.temporal))

    assert graph.value(catalog, DCTERMS.issued).toPython() == RECORDED
    assert graph.value(catalog, DCTERMS.modified).toPython() == CHANGED
    assert graph.value(period, DCAT.startDate) == Literal("2024-09-25", datatype=XSD.date)
    assert graph.value(period, DCAT.endDate) == Literal("2030-12-31", datatype=XSD.date)


@pytest.mark.django_db
def test_a_portal_without_records_has_a_catalogue(client):
    DataVersion.objects.all().delete()
    graph = read(client)
    assert len(list(graph.subjects(RDF.type, DCAT.Catalog))) == 1


def test_the_whole_record_is_a_dataset_whose_files_tell_size_and_checksum(client, sample):
    graph = read(client)
    whole = URIRef("http://testserver/data/#dataset")
    told = {}
    for file in graph.objects(whole, DCAT.distribution):
        [algorithm] = graph.objects(file, SPDX.checksum / SPDX.algorithm)
        [digest] = graph.objects(file, SPDX.checksum / SPDX.checksumValue)
        size = graph.value(file, DCAT.byteSize)
        told[str(graph.value(file, DCAT.downloadURL))] = (size, algorithm, digest)

    bodies = {address: client.get(address).getvalue() for address in WHOLE}
    assert graph.value(whole, DCTERMS.title) == Literal("AI Capacity Record", lang="en")
    assert told == {
        address: (
            Literal(str(len(body)), datatype=XSD.nonNegativeInteger),
            SPDX.checksumAlgorithm_sha256,
            Literal(hashlib.sha256(body).hexdigest(), datatype=XSD.hexBinary),
        )
        for address, body in bodies.items()
    }
    assert (whole, RDF.type, DCAT.Dataset) in graph
