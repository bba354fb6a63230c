"""Persons, posts and bodies of made-up releases from all parts of the world."""

import pytest

from graph.documents.reading import read_document
from graph.extraction.annotate import annotate
from graph.extraction.annotations import Annotated
from graph.linking.registry import load_registry

Post = tuple[str, str | None, str | None]


def read(text: str) -> Annotated:
    return annotate(read_document(text.encode(), "a.txt"), load_registry())


def posts(annotated: Annotated) -> dict[str, list[Post]]:
    """Posts of each person: title, key of the body, key of the scope."""
    return {
        actor.name: [(post.title, post.of, post.scope) for post in actor.posts]
        for actor in annotated.actors
        if actor.kind == "person"
    }


PEOPLE: list[tuple[str, dict[str, list[Post]]]] = [
    (
        "Kenya's Cabinet Secretary for Foreign and Diaspora Affairs, Dr. Amina Wanjiru Otieno, spoke. CS Otieno left.",
        {"Amina Wanjiru Otieno": [("Cabinet Secretary for Foreign and Diaspora Affairs", "ken", None)]},
    ),
    (
        "The Ambassador of Norway to Kenya H.E. Lars Nilsen came.",
        {"Lars Nilsen": [("Ambassador to Kenya", "nor", "ken")]},
    ),
    (
        "H.E. Prak Sokunthea, Deputy Prime Minister and Minister of Foreign "
        "Affairs of the Kingdom of Cambodia, met Mr. Le Van Hung.",
        {
            "Prak Sokunthea": [("Deputy Prime Minister", "khm", None), ("Minister of Foreign Affairs", "khm", None)],
            "Le Van Hung": [],
        },
    ),
    (
        "Egyptian Foreign Minister Hassan Mahmoud and U.S. Ambassador to Egypt Donna Fields met.",
        {
            "Hassan Mahmoud": [("Minister of Foreign Affairs", "egy", None)],
            "Donna Fields": [("Ambassador to Egypt", "usa", "egy")],
        },
    ),
    (
        "Ghana: the Minister for Gender, Children and Social Protection, Hon. Abena Asante Mensah, opened it.",
        {"Abena Asante Mensah": [("Minister for Gender, Children and Social Protection", "gha", None)]},
    ),
    (
        "UNICEF Representative a.i. in Ghana, Fiona O'Brien, spoke.",
        {"Fiona O'Brien": [("UNICEF Representative in Ghana", "unicef", "gha")]},
    ),
    (
        "HE Prime Minister of the State of Qatar Sheikh Khalid bin Hamad bin Jassim Al Thani received him.",
        {"Khalid bin Hamad bin Jassim Al Thani": [("Prime Minister", "qat", None)]},
    ),
    (
        "Foreign ministers Sergei Volkov of Russia, Wang Lei of China and Mohammad Rezaei of Iran met.",
        {
            "Sergei Volkov": [("Minister of Foreign Affairs", "rus", None)],
            "Wang Lei": [("Minister of Foreign Affairs", "chn", None)],
            "Mohammad Rezaei": [("Minister of Foreign Affairs", "irn", None)],
        },
    ),
    (
        "Kazakhstan – Erlan Nurgaliev, Vice Minister of Water Resources; Tajikistan: Daler Rahimov, Minister of Energy.",
        {
            "Erlan Nurgaliev": [("Vice Minister of Water Resources", "kaz", None)],
            "Daler Rahimov": [("Minister of Energy", "tjk", None)],
        },
    ),
    (
        "Special Representative of the UN Secretary-General for Libya Tor Hansen spoke.",
        {"Tor Hansen": [("Special Representative of the UN Secretary-General for Libya", "un", "lby")]},
    ),
    (
        "Under-Secretary-General for Humanitarian Affairs and Emergency Relief "
        "Coordinator Martin Hughes of the United Nations came.",
        {
            "Martin Hughes": [
                ("Under-Secretary-General for Humanitarian Affairs", "un", None),
                ("Emergency Relief Coordinator", "un", None),
            ]
        },
    ),
    (
        "The President of the African Union Commission was absent; Commissioner "
        "for Political Affairs, Peace and Security Ambassador "
        "Bankole Adewale spoke.",
        {"Bankole Adewale": [("Commissioner for Political Affairs, Peace and Security", "auc", None)]},
    ),
    (
        "Secretary General of the Organization of Turkic States Kemal Demir met "
        "Bangladesh Ambassador to Indonesia Air Vice Marshal "
        "Md. Kamrul Islam.",
        {"Kemal Demir": [("Secretary General", "ots", None)], "Md. Kamrul Islam": [("Ambassador to Indonesia", "bgd", "idn")]},
    ),
    (
        "Poland received guests; the Hungarian side was represented by Deputy State Secretary Gábor Szabó.",
        {"Gábor Szabó": [("Deputy State Secretary", "hun", None)]},
    ),
    (
        "Deputy Health Minister of Fiji Jone Tabua and WHO Regional Director for Africa Dr Matshidi Moet spoke.",
        {
            "Jone Tabua": [("Deputy Minister of Health", "fji", None)],
            "Matshidi Moet": [("WHO Regional Director for Africa", "who", None)],
        },
    ),
    ("Ararat Simonyan, who heads the National Security Council of Armenia, spoke. Simonyan thanked all.", {}),
    (
        "Turkmenistan's Ambassador to Belarus and Permanent Representative to the CIS statutory bodies, Oraz Ataev, spoke.",
        {
            "Oraz Ataev": [
                ("Ambassador to Belarus", "tkm", "blr"),
                ("Permanent Representative to the CIS statutory bodies", "tkm", "cis"),
            ]
        },
    ),
    (
        "Prime Minister of Peru Ana Díaz spoke. The meeting was chaired by Jane Roe. Also present: the press.",
        {"Ana Díaz": [("Prime Minister", "per", None)], "Jane Roe": []},
    ),
    (
        "Participants: Hon. Musa Kariuki, Cabinet Secretary, Ministry of Health, Kenya; Dr. Joan Acheng, Minister of Health, "
        "Uganda; and Mr. Paul Matiko, Secretary General, East African Community.",
        {
            "Musa Kariuki": [("Cabinet Secretary", "ken-ministry-of-health", None)],
            "Joan Acheng": [("Minister of Health", "uga", None)],
            "Paul Matiko": [("Secretary General", "eac", None)],
        },
    ),
    (
        "The delegation of Bahrain was headed by Dr. Abdulla Al Zayed, Minister of Foreign Affairs, and that of Oman by Sayyid "
        "Badr Saidi, Foreign Minister.",
        {
            "Abdulla Al Zayed": [("Minister of Foreign Affairs", "bhr", None)],
            "Badr Saidi": [("Minister of Foreign Affairs", "omn", None)],
        },
    ),
    (
        "The Ministers of Foreign Affairs of Bulgaria and Greece, Nikola Milev and Nikos Dendros, met. Also there were the "
        "Permanent Representatives of Ghana, Amb. Kofi Mensah-Boat, and Peru, Amb. Luisa Quispe.",
        {
            "Nikola Milev": [("Minister of Foreign Affairs", "bgr", None)],
            "Nikos Dendros": [("Minister of Foreign Affairs", "grc", None)],
            "Kofi Mensah-Boat": [("Permanent Representative", "gha", None)],
            "Luisa Quispe": [("Permanent Representative", "per", None)],
        },
    ),
    (
        "Peru received the letters of three ambassadors: Ali Hassan Omar (Oman); Eva Nováková (Slovakia) and Kenji Mori (Japan).",
        {
            "Ali Hassan Omar": [("Ambassador", "omn", None)],
            "Eva Nováková": [("Ambassador", "svk", None)],
            "Kenji Mori": [("Ambassador", "jpn", None)],
        },
    ),
    (
        "Lt. Gen. Mohan Iyer of India was named Force Commander of UNMISS. Dr. Patrick Otieno was appointed Executive Secretary "
        "of IGAD.",
        {"Mohan Iyer": [("Force Commander", "unmiss", None)], "Patrick Otieno": [("Executive Secretary", "igad", None)]},
    ),
    (
        "The former Prime Minister of Timor-Leste, Dr. Mari Soares, and ex-President of Finland Tarja Lahti came with the "
        "incoming Chair of the G77, Ambassador Ali Musoke of Uganda.",
        {
            "Mari Soares": [("Former Prime Minister", "tls", None)],
            "Tarja Lahti": [("Former President", "fin", None)],
            "Ali Musoke": [("Incoming Chair of the G77", "g77", None), ("Ambassador", "uga", None)],
        },
    ),
    (
        "UNIDO met in Vienna. The Agency's Director General, Rosa M. Diaz, thanked IAEA; the Executive Director, Leo Brandt, "
        "left.",
        {"Rosa M. Diaz": [("Director General", "iaea", None)], "Leo Brandt": [("Executive Director", "iaea", None)]},
    ),
    (
        "Hon. Zuri Mushi, M.P., Minister of Health and for Island Affairs of Tanzania, met the Ambassador of Chad to Kenya and "
        "to UNEP, Mr. Ali d'Oumar Diallo.",
        {
            "Zuri Mushi": [("Minister of Health", "tza", None), ("Minister for Island Affairs", "tza", None)],
            "Ali d'Oumar Diallo": [("Ambassador to Kenya", "tcd", "ken"), ("Ambassador to UNEP", "tcd", "unep")],
        },
    ),
    (
        "Brazil's President Luis Prado will meet his Argentine counterpart Alberto Ruiz.",
        {"Luis Prado": [("President", "bra", None)], "Alberto Ruiz": [("President", "arg", None)]},
    ),
    ("MINISTER TRAVELS\n\nCHAIR ENDS VISIT\n\nThe talks in Rome were held under the Red Cross of Peru.", {}),
    ("The Minister of Health thanked the Head of the Department.", {}),
    ("Sustainable Development Goals and the Silk Road Economic Belt were discussed in New Delhi on Monday.", {}),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_and_posts(text: str, expected: dict[str, list[Post]]) -> None:
    found = posts(read(text))
    if expected:
        assert found == expected
    else:
        assert all(name == "Ararat Simonyan" for name in found)


def test_the_people_are_whole() -> None:
    assert len(PEOPLE) == 30


BODIES: list[tuple[str, set[tuple[str, str, str | None]]]] = [
    (
        "The Turkmen MFA and the foreign office of Turkmenistan agreed.",
        {("gov", "Ministry of Foreign Affairs of Turkmenistan", "tkm")},
    ),
    ("The Kazakh Foreign Ministry spoke.", {("gov", "Ministry of Foreign Affairs of Kazakhstan", "kaz")}),
    (
        "The Ministry of Labour and Social Protection of Ghana met the Ministry of Finance of Ghana.",
        {("gov", "Ministry of Labour and Social Protection of Ghana", "gha"), ("gov", "Ministry of Finance of Ghana", "gha")},
    ),
    ("The Ministry of European Affairs of Poland spoke.", {("gov", "Ministry of European Affairs of Poland", "pol")}),
    (
        "The Institute of Trade of the Ministry of Economy of Peru opened.",
        {
            ("org", "Institute of Trade of the Ministry of Economy of Peru", "per-ministry-of-economy"),
            ("gov", "Ministry of Economy of Peru", "per"),
        },
    ),
    (
        "Kenya's National Environment Management Authority (NEMA) came. NEMA will lead.",
        {("gov", "National Environment Management Authority of Kenya", "ken")},
    ),
    ("The UNESCO's Secretariat and the Secretariat of UNESCO are one.", {("un", "Secretariat of UNESCO", "unesco")}),
    (
        "UNESCO helps. The Division of Water Sciences was there, the Division of Water Sciences of UNESCO.",
        {("un", "Division of Water Sciences of UNESCO", "unesco")},
    ),
    ("The parliament of Uzbekistan and the Oliy Majlis are one.", {("gov", "Oliy Majlis of Uzbekistan", "uzb")}),
    ("The Embassy of Japan in Peru wrote.", {("gov", "Embassy of Japan in Peru", "jpn")}),
    ("The European Union Delegation to Ghana came.", {("igo", "European Union Delegation to Ghana", "eu")}),
    (
        "The Ministries of Trade and Industry and of Finance of Kenya and the Prime Minister's Office of Malta wrote.",
        {
            ("gov", "Ministry of Trade and Industry of Kenya", "ken"),
            ("gov", "Ministry of Finance of Kenya", "ken"),
            ("gov", "Prime Minister's Office of Malta", "mlt"),
        },
    ),
    ("The Kenya Plant Inspectorate Service met.", {("gov", "Kenya Plant Inspectorate Service", "ken")}),
    (
        "Peru joined the European Ferry Safety Agency (EFSA) and the Centre for Reading in Schools of Art (CRSA).",
        {("igo", "European Ferry Safety Agency", None), ("org", "Centre for Reading in Schools of Art", None)},
    ),
    ("The V Joint Committee met at the Lagos Convention Centre under the rotating Presidency.", set()),
    ("The Secretary spoke of the ministry, the committee and a fund.", set()),
    ("The First Steering Committee Meeting was held.", set()),
    (
        "In Kenya the Directorate of Criminal Investigations met the Office of the Director of Public Prosecutions of Kenya.",
        {
            ("gov", "Directorate of Criminal Investigations of Kenya", "ken"),
            ("gov", "Office of the Director of Public Prosecutions of Kenya", "ken"),
        },
    ),
    (
        "The Ministry of Health and Ministry of Trade of Laos wrote.",
        {("gov", "Ministry of Health of Laos", "lao"), ("gov", "Ministry of Trade of Laos", "lao")},
    ),
    (
        "The Committee for Youth Policy and Friendly Ties of Peru met.",
        {("gov", "Committee for Youth Policy and Friendly Ties of Peru", "per")},
    ),
    ("The Peoples' Assembly of Peru opened.", {("gov", "Peoples' Assembly of Peru", "per")}),
    ("The Prosecutor General's Office of Malta wrote.", {("gov", "Prosecutor General's Office of Malta", "mlt")}),
    ("The Royal Thai Police came.", {("gov", "Royal Thai Police", "tha")}),
    ("The Peruvian Coast Guard came.", {("gov", "Coast Guard of Peru", "per")}),
    ("The Department of Works (DoW) of Ghana wrote.", {("gov", "Department of Works of Ghana", "gha")}),
    (
        "A lesson by the Training Department of the Tajik Border Troops.",
        {
            ("gov", "Training Department of the Tajik Border Troops", "tjk-border-troops"),
            ("gov", "Border Troops of Tajikistan", "tjk"),
        },
    ),
    (
        "Dubai Chamber of Commerce and the Geneva School of Law met.",
        {("org", "Dubai Chamber of Commerce", None), ("org", "Geneva School of Law", None)},
    ),
    ("The Oman Business Council met.", {("org", "Oman Business Council", "omn")}),
    ("Peru and Chile held the Joint Trade Commission.", {("group", "Joint Trade Commission", None)}),
    ("The World Reading Congress was held. Ask the Press Office or the Economic Section.", set()),
    ("Guests of UNESCO and its School for Water were there.", {("un", "School for Water of UNESCO", "unesco")}),
    (
        "The Council of Ministers of the Economic Community of West African States (ECOWAS) met.",
        {("igo", "Council of Ministers of the Economic Community of West African States", "ecowas")},
    ),
    (
        "The SADC ministers met. The Audit Committee of SADC reported; SADC and COMESA met in Peru.",
        {("igo", "Audit Committee of SADC", "sadc")},
    ),
    (
        "The National Council against Human Trafficking of Peru met.",
        {("gov", "National Council against Human Trafficking of Peru", "per")},
    ),
    (
        "The Agency for Youth under the Cabinet of Ministers of Kenya wrote.",
        {("gov", "Agency for Youth under the Cabinet of Ministers of Kenya", "ken")},
    ),
    ("The Ministry of Women's Affairs of Ghana spoke.", {("gov", "Ministry of Women's Affairs of Ghana", "gha")}),
    ("The Bank of Malta met the Bank of Ireland.", {("gov", "Bank of Malta", "mlt"), ("org", "Bank of Ireland", "irl")}),
    ("The Peru-Chile Inter-governmental Committee met.", {("group", "Peru-Chile Inter-governmental Committee", None)}),
    ("The Delegation of the European Union to Ghana came.", {("igo", "Delegation of the European Union to Ghana", "eu")}),
    ("The Cool Reading and Applications Centre (CRAC) opened.", {("org", "Cool Reading and Applications Centre", None)}),
    ("The Australian High Commission in Suva wrote.", {("gov", "High Commission of Australia in Suva", "aus")}),
    (
        "The Federal Service for Military-Technical Cooperation of Peru came.",
        {("gov", "Federal Service for Military-Technical Cooperation of Peru", "per")},
    ),
    ("Foreign Office Consultations (FOC) with Peru begin.", set()),
    ("The Communist Party of Peru met.", {("org", "Communist Party of Peru", "per")}),
    (
        "Kenya said that the Office of the President of Kenya and the Guyana Police Force came.",
        {("gov", "Office of the President of Kenya", "ken"), ("gov", "Guyana Police Force", "guy")},
    ),
    (
        "The Intergovernmental Peruvian-Chilean Commission on Trade met.",
        {("group", "Intergovernmental Peruvian-Chilean Commission on Trade", None)},
    ),
    (
        "The FBI and the Federal Bureau of Investigation of the United States came to Ghana.",
        {("gov", "Federal Bureau of Investigation of the United States", "usa")},
    ),
    (
        "The Nigerian Navy and the National Bank of Peru wrote.",
        {("gov", "Navy of Nigeria", "nga"), ("gov", "National Bank of Peru", "per")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    annotated = read(text)
    registered = load_registry().entries
    found = {(a.kind, a.name, a.parent) for a in annotated.actors if a.kind != "person" and a.key not in registered}
    assert found == expected


def test_the_bodies_are_whole() -> None:
    assert len(BODIES) == 48


REGISTERED = [
    ("The UN Office on Drugs and Crime (UNODC) and UNDP met.", {"unodc", "undp"}),
    ("It was said at the UN General Assembly.", {"unga", "un"}),
    ("The CIS Council of Permanent Plenipotentiary Representatives met.", {"cis-cppr", "cis"}),
    ("The UN system in Peru and the UN Country Team met.", {"un", "unct-per", "per"}),
    ("The Office of Resident Coordinator in Ghana wrote.", {"un", "unrco-gha", "gha"}),
    ("They spent 82 million US dollars in Qingdao, China.", {"chn"}),
    ("ASHGABAT, Turkmenistan, February 9. They met.", set()),
    ("The talks were held in Luxembourg.", set()),
    ("The Government of Kenya agreed with the Kazakh side.", {"ken", "kaz"}),
    ("The Turkmen carpet and Russian tea were liked.", set()),
    ("Central Asian countries met in the format “Central Asia + Russia”.", {"central-asia", "ca-russia"}),
    ("WHO is who; the ITC spoke.", {"who"}),
    ("UNDP, ITC and WHO spoke.", {"undp", "itc", "who"}),
    ("UNICEF told the Security Council so.", {"unicef", "unsc"}),
    ("UNICEF wrote. The Russian Security Council met.", {"unicef", "rus", "rus-security-council"}),
    ("The OAS Permanent Council met. Today the Permanent Council voted.", {"permanent-council-of-the-oas", "oas"}),
    ("The SCO and RATS sent observers.", {"sco", "sco-rats"}),
    ("The EU member states and NATO allies agreed.", set()),
    ("US$264 million was given to eSwatini.", {"swz"}),
    ("WMO-IMO talks.", {"wmo", "imo"}),
    ("The OSCE spoke. The Conflict Prevention Centre did too.", {"osce", "osce-conflict-prevention-centre"}),
    (
        "The General Secretariat of the Arab League (AL) wrote. AL will meet.",
        {"arab-league", "general-secretariat-of-the-league-of-arab-states"},
    ),
    (
        "UNSMIL, INSTRAW, EULEX, AMISOM and the Stability Pact for South-Eastern Europe.",
        {"unsmil", "instraw", "eulex", "amisom", "stability-pact-for-south-eastern-europe"},
    ),
    (
        "The International Center for Integrated Mountain Development and the Pacific Islands Forum Secretariat.",
        {"icimod", "pifs"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), REGISTERED)
def test_registered_actors(text: str, expected: set[str]) -> None:
    assert {actor.key for actor in read(text).actors if actor.kind != "person"} == expected


def test_the_registered_are_whole() -> None:
    assert len(REGISTERED) == 24


def test_every_mention_is_a_name_of_its_actor_where_it_stands() -> None:
    text = "\n".join(case[0] for table in (PEOPLE, BODIES, REGISTERED) for case in table)
    annotated = read(text)
    mentions = [(mention, actor) for actor in annotated.actors for mention in actor.mentions]
    assert len(mentions) > 80
    for mention, actor in mentions:
        assert annotated.text[mention.start : mention.end] == mention.text
        assert mention.text in actor.names
    keys = [actor.key for actor in annotated.actors]
    assert len(keys) == len(set(keys))
    assert {post.of for actor in annotated.actors for post in actor.posts} <= {None, *keys}


def test_acting_and_date_of_a_post() -> None:
    annotated = read("Lima, 4 May 2021 - The UN Resident Coordinator a.i. in Peru, Igor Prado, spoke on 2 May. Mr. Prado left.")
    (post,) = next(actor for actor in annotated.actors if actor.name == "Igor Prado").posts
    assert (post.acting, post.on, post.as_written) == (True, "2021-05-02", "UN Resident Coordinator a.i. in Peru")


REFERENCES = [
    ("Prime Minister of Peru Ana Díaz spoke. The Prime Minister left.", ("The Prime Minister", "ana-diaz")),
    ("Foreign Minister of Peru Ana Díaz spoke. She left.", ("She", "ana-diaz")),
    ("The United Nations met Ghana. Since joining the Organization it grew.", ("the Organization", "un")),
    ("Peru met UNDP. It helps the country.", ("the country", "per")),
    (
        "Ana Díaz, Minister of Foreign Affairs of Peru, spoke. Then the Minister of Foreign Affairs of Peru left.",
        ("Minister of Foreign Affairs of Peru", "ana-diaz"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_references(text: str, expected: tuple[str, str]) -> None:
    found = [(mention.text, mention.actor) for mention in read(text).actor_mentions if mention.reference]
    assert expected in found


def test_the_references_are_whole() -> None:
    assert len(REFERENCES) == 5


def test_offices_without_holders_are_kept_for_each_body() -> None:
    annotated = read("The foreign ministers of Peru, Chile and Bolivia met.")
    assert [(post.of, post.person, post.plural) for post in annotated.posts] == [
        ("per", None, True),
        ("chl", None, True),
        ("bol", None, True),
    ]


def test_the_publisher_and_the_issuer() -> None:
    annotated = read("DOHA, 14 January 2024 (QNA) - The Prime Minister met the envoy of Kuwait.")
    assert (annotated.published, annotated.publisher, annotated.reports[0].issuer) == (
        "2024-01-14",
        "qatar-news-agency",
        "qatar-news-agency",
    )
