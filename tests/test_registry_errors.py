"""A broken edit of the registry is named: file, entity, remedy."""

import pytest

from graph.errors import RegistryError
from graph.linking.registry import load_registry
from graph.names import ID, ONTOLOGY, PREFIXES

HEAD = "".join(
    f"@prefix {prefix}: <{iri}> .\n"
    for prefix, iri in {
        "actor": ID + "actor/",
        "place": ID + "place/",
        "c": ONTOLOGY,
        "rdfs": PREFIXES["rdfs"],
        "skos": PREFIXES["skos"],
    }.items()
)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ('actor:zta a c:UNEntity ; rdfs:label "Zonal Test Agency"@en ', "line 6"),
        (
            'actor:zta a c:UNEntity ; rdfs:label "Zonal Test Agency"@en ; c:parent actor:nobody .',
            "zta has the parent nobody, which no file describes",
        ),
        ('actor:zta a c:UNEntity ; rdfs:label "Agence"@fr .', 'zta has 1 labels. Give it one `rdfs:label "..."@en`'),
        ('actor:zta a c:UNEntity ; rdfs:label "One"@en, "Two"@en .', 'zta has 2 labels. Give it one `rdfs:label "..."@en`'),
        ("actor:zta a c:UNEntity .", "zta has 0 labels"),
        ('actor:zta rdfs:label "Zonal Test Agency"@en .', "zta has 0 types. Give it exactly one class"),
        (
            'actor:zta a c:Agency ; rdfs:label "Zonal Test Agency"@en .',
            "zta is a Agency, which is no class of actors. Use one of",
        ),
        (
            'actor:unodc a c:UNEntity ; rdfs:label "Zonal Test Agency"@en .',
            "is already that of https://w3id.org/communique/id/actor/unodc in un_system.ttl",
        ),
        ('place:unodc a c:Place ; rdfs:label "Unodc"@en .', "Keys are unique over all files"),
        (
            'actor:zta a c:UNEntity ; rdfs:label "Zonal Test Agency"@en ; c:nameNeedingCue "ZTA" .',
            "zta has a rule for 'ZTA', which is none of its names. Write the rule's text exactly as the name.",
        ),
        (
            '<https://example.org/zta> a c:UNEntity ; rdfs:label "Zonal Test Agency"@en .',
            "https://example.org/zta is no IRI of the registry",
        ),
        ('place:geonames-1 a c:Place ; rdfs:label "Nowhere"@en ; c:country actor:xyz .', "geonames-1 has the country xyz"),
        (
            'place:geonames-1 a c:Place ; rdfs:label "Nowhere"@en ; c:population "many" .',
            "geonames-1 has the population 'many'. Write a whole number",
        ),
    ],
)
def test_a_broken_edit_is_named(edit: str, said: str) -> None:
    with pytest.raises(RegistryError) as raised:
        load_registry((HEAD + edit,))
    assert "extra Turtle 1" in str(raised.value)
    assert said in str(raised.value)
    assert raised.value.remedy
