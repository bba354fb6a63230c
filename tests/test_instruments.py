"""Instruments of short texts: one entry each, registry keys, periods, parties and what happened to them."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import agreements_of, events_of, facts_of

HEAD = "---\nurl: https://example.org/instruments\npublished: 2031-05-20\nlanguage: en\n---\n"

CASES = [
    ("Fiji and Samoa back the Paris Agreement.", [("treaty", "paris-agreement", None, None, None)]),
    (
        "The plan serves SDG 14 and the 2030 Agenda.",
        [("agenda", "agenda-2030", None, None, None), ("agenda", "sdgs", None, None, None)],
    ),
    (
        "The UN Sustainable Development Cooperation Framework for Nepal 2031-2035 was signed by Nepal.",
        [("framework", None, "2031", "2035", "signed")],
    ),
    (
        "Nepal works under the UN Sustainable Development Cooperation Framework (2026–2030/2031–2035).",
        [("framework", None, "2026", "2030", None), ("framework", None, "2031", "2035", None)],
    ),
    ("Kenya proposed the Lamu Declaration. The Declaration is short.", [("declaration", None, None, None, "proposed")]),
    ("Ghana plans to propose a common mechanism for border markets.", [("other", None, None, None, "planned")]),
    ("The UN Environment Programme opened an office in Nairobi.", []),
    ("The Secretary of the World Food Programme spoke.", []),
    ("All four projects fit the Lakeland Vision 2061.", [("strategy", None, None, "2061", None)]),
    ("It follows the 2061 Strategy for the Blue Lakes.", [("strategy", None, None, "2061", None)]),
    ("In Lima a grant agreement of EUR 4 million was signed by Peru.", [("treaty", None, None, None, "signed")]),
    ("Peru recalled the Salt Convention, which Chile and Peru signed in 1975.", [("convention", None, None, None, "signed")]),
    ("Peru has not yet ratified the Lima Transit Treaty.", [("treaty", None, None, None, None)]),
    ("The talks were in the Lima Convention Center.", []),
    ("Experts will come back with a plan for 2032.", []),
    ("The course was organised by the Lakes Security Sector Program.", []),
    ("Both welcomed the MoU on the Reef Partnership Programme signed in May.", [("mou", None, None, None, "signed")]),
    ("They read the national Border Sector Reform (BSR) Policy Framework.", [("framework", None, None, None, None)]),
    ("The ministry said so in a communiqué of the Government of Peru.", []),
    ("Peru concluded an agreement on a further Chilean grant of USD 2 million.", [("treaty", None, None, None, "signed")]),
    (
        "Peru and Chile today signed a cooperation agreement. The signing ceremony for the agreement – the Andean Programme for Trade 2031-2035 – was held.",
        [("programme", None, "2031", "2035", "signed")],
    ),
    (
        "The agreements signed included the MoU on archives; MoU on port fees; and the Protocol on Rail Freight.",
        [("mou", None, None, None, "signed"), ("mou", None, None, None, "signed"), ("treaty", None, None, None, "signed")],
    ),
    ("The Exchange Notes were signed in Lima.", [("other", None, None, None, "signed")]),
    ("A memorandum of understanding has been signed to move the office.", [("mou", None, None, None, "signed")]),
    ("The board read the Draft Programme and Budget, 2032-2033.", [("programme", None, "2032", "2033", None)]),
    ("Visit To Lima Postponed Due To 'Agenda Changes', Peru Says.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_instruments(text: str, expected: list[tuple[str, str | None, str | None, str | None, str | None]]) -> None:
    found = [(a.type, a.id, a.start, a.end, a.status) for a in agreements_of(HEAD + text)]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_the_framework_of_a_country_has_the_country_and_the_un_as_parties() -> None:
    text = "Nepal and the United Nations work under the UN Sustainable Development Cooperation Framework for 2031-2035."
    framework = agreements_of(HEAD + text)[0]
    assert {party.actor for party in framework.parties} == {"npl", "un"}
    assert framework.id is None


def test_who_signs_signs_for_a_body() -> None:
    text = (
        "The Minister of Trade of Peru Ana Rojas and the Minister of Trade of Chile Luis Vega signed an Agreement on Rail Freight in Lima on 4 May 2031. "
        "The ceremony was attended by the Ambassador of Brazil Rui Costa."
    )
    agreement = agreements_of(HEAD + text)[0]
    signatories = {(party.actor, party.for_) for party in agreement.parties if party.role == "signatory"}
    assert signatories == {("ana-rojas", "per"), ("luis-vega", "chl")}
    assert {party.actor for party in agreement.parties if party.role is None} == {"per", "chl"}
    assert (agreement.status, agreement.date) == ("signed", "2031-05-04")
    assert events_of(HEAD + text)[0].agreements == [agreement.key]


def test_each_of_a_list_of_what_was_signed_is_signed() -> None:
    text = "In Lima two documents were signed, among them the Agreement on Sea Ports and a Roadmap."
    statuses = {agreement.name: agreement.status for agreement in agreements_of(HEAD + text)}
    assert statuses["Agreement on Sea Ports"] == statuses["Roadmap"] == "signed"


def test_those_who_signed_by_a_relative_clause_are_parties() -> None:
    agreement = agreements_of(HEAD + "Peru recalled the Salt Convention, which Chile and Bolivia signed in 1975.")[0]
    assert {party.actor for party in agreement.parties} == {"chl", "bol"}
    assert all(party.evidence and party.confidence for party in agreement.parties)


def test_status_and_period_are_quoted_from_the_sentences_that_give_them() -> None:
    text = "Nepal works under the Hill Action Plan for 2031-2035. It is long. In May Nepal adopted the Hill Action Plan."
    plan = agreements_of(HEAD + text)[0]
    assert [span.exact for span in plan.evidence_of["start"]] == ["Nepal works under the Hill Action Plan for 2031-2035."]
    assert [span.exact for span in plan.evidence_of["status"]] == ["In May Nepal adopted the Hill Action Plan."]


def test_what_a_meeting_adopts_is_adopted_by_those_there() -> None:
    text = "Kenya and Uganda held talks in Kisumu on 5 May 2031. At the end the ministers adopted the Lake Action Plan."
    facts = facts_of(HEAD + text)
    assert facts.events[0].adopts == [facts.agreements[0].key]
    assert facts.agreements[0].adopted_at == facts.events[0].key
    assert {party.actor for party in facts.agreements[0].parties} == {"ken", "uga"}


def test_partners_and_lead_of_a_programme() -> None:
    text = "The Joint Programme on Clean Water brings together three UN agencies: UNICEF, WHO and UNDP, whereby UNDP acts as the lead agency."
    programme = agreements_of(HEAD + text)[0]
    assert {party.actor for party in programme.parties if party.role is None} == {"unicef", "who", "undp"}
    assert {party.actor for party in programme.parties if party.role == "lead"} == {"undp"}


def test_a_counted_set_of_documents_and_its_sum() -> None:
    text = "Peru stressed the joint documents signed between Peru and Chile in March of last year. These are 14 documents worth over 5 million US dollars."
    facts = facts_of(HEAD + text)
    assert [(a.count, a.status, a.date) for a in facts.agreements] == [(14, "signed", "2030-03")]
    assert [(m.amount, m.currency, m.qualifier, m.agreement) for m in facts.money] == [
        (5e6, "USD", "more than", facts.agreements[0].key)
    ]


def test_table_is_whole() -> None:
    assert len(CASES) == 26
