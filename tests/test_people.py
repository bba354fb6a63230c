"""Persons and their posts in the naming customs and phrasings of the genre; all names are invented."""

import pytest

from graph.documents.reading import read_document
from graph.extraction.annotate import annotate
from graph.linking.registry import load_registry

Post = tuple[str, str | None, str | None]

PEOPLE: list[tuple[str, dict[str, list[Post]]]] = [
    (
        "Ratu Epeli Vuniwaqa, Minister for Rural Development of Fiji, spoke.",
        {"Epeli Vuniwaqa": [("Minister for Rural Development", "fji", None)]},
    ),
    ("Lyonpo Karma Tenzin, Minister of Energy of Bhutan, came.", {"Karma Tenzin": [("Minister of Energy", "btn", None)]}),
    ("Samdech Sok Vannara, Prime Minister of Cambodia, spoke.", {"Sok Vannara": [("Prime Minister", "khm", None)]}),
    ("Dato' Sri Azlan Yusof, Minister of Trade of Malaysia, spoke.", {"Azlan Yusof": [("Minister of Trade", "mys", None)]}),
    (
        "U Kyaw Zin Oo, Deputy Minister for Energy of Myanmar, spoke.",
        {"Kyaw Zin Oo": [("Deputy Minister for Energy", "mmr", None)]},
    ),
    (
        "Gen. (Rtd) Moses Kiptoo, Defence Cabinet Secretary of Kenya, spoke.",
        {"Moses Kiptoo": [("Defence Cabinet Secretary", "ken", None)]},
    ),
    ("Dr. (Mrs.) Adaeze Umeh, Director-General of the WTO, spoke.", {"Adaeze Umeh": [("Director-General", "wto", None)]}),
    (
        "M. Sarsenov, Minister of Trade of Kazakhstan, and Zh. Abdiev, Minister of Energy of Kyrgyzstan, met.",
        {"M. Sarsenov": [("Minister of Trade", "kaz", None)], "Zh. Abdiev": [("Minister of Energy", "kgz", None)]},
    ),
    (
        "Bakyt Toktogul uulu, Minister of Health of Kyrgyzstan, spoke.",
        {"Bakyt Toktogul uulu": [("Minister of Health", "kgz", None)]},
    ),
    (
        "The SADC Executive Secretary, H.E. Dr Grace Moyo Tax, was present.",
        {"Grace Moyo Tax": [("SADC Executive Secretary", "sadc", None)]},
    ),
    ("Prime Minister Helen May of the United Kingdom spoke.", {"Helen May": [("Prime Minister", "gbr", None)]}),
    ("He landed at King Rashid International Airport.", {}),
    ("The Al Noor Mosque was shown to them.", {}),
    ("President Receives Jean Mbala, Minister of Trade of Gabon", {"Jean Mbala": [("Minister of Trade", "gab", None)]}),
    (
        "Members of the Presidency of Bosnia and Herzegovina: Goran Babic, Mirza Delic, Ante Juric",
        {
            "Goran Babic": [("Member of the Presidency of Bosnia and Herzegovina", "bih-presidency", None)],
            "Mirza Delic": [("Member of the Presidency of Bosnia and Herzegovina", "bih-presidency", None)],
            "Ante Juric": [("Member of the Presidency of Bosnia and Herzegovina", "bih-presidency", None)],
        },
    ),
    (
        "Presidents Oleg Panin and Samir Guliyev of Bulgaria and Azerbaijan, respectively, signed it.",
        {"Oleg Panin": [("President", "bgr", None)], "Samir Guliyev": [("President", "aze", None)]},
    ),
    (
        "The Foreign Ministers of Germany, France and Poland - Eva Lang, Paul Morel and Adam Zych - met.",
        {
            "Eva Lang": [("Minister of Foreign Affairs", "deu", None)],
            "Paul Morel": [("Minister of Foreign Affairs", "fra", None)],
            "Adam Zych": [("Minister of Foreign Affairs", "pol", None)],
        },
    ),
    (
        "The meeting was opened by the President of Chad. Zambia: H.E. President Moses Phiri, Incoming Chairperson of SADC",
        {"Moses Phiri": [("President", "zmb", None), ("Incoming Chairperson of SADC", "sadc", None)]},
    ),
    (
        "Mali\nH.E. Mr. Oumar Keba, Minister of Trade\nNiger\nMs. Aissa Bako, Minister of Mines",
        {"Oumar Keba": [("Minister of Trade", "mli", None)], "Aissa Bako": [("Minister of Mines", "ner", None)]},
    ),
    (
        "For Kenya: Hon. Peter Mutua, Minister of Trade\nFor Uganda: Gen. Okello Ojok, Minister of Works",
        {"Peter Mutua": [("Minister of Trade", "ken", None)], "Okello Ojok": [("Minister of Works", "uga", None)]},
    ),
    (
        "It was signed for Kenya by Minister of Trade Peter Mutua and for Rwanda by Minister of State Alice Uwase.",
        {"Peter Mutua": [("Minister of Trade", "ken", None)], "Alice Uwase": [("Minister of State", "rwa", None)]},
    ),
    (
        "Chief of Staff to the President, Rosa Prado, came to Brazil.",
        {"Rosa Prado": [("Chief of Staff to the President", "bra", None)]},
    ),
    (
        "The plan was signed by the Chief Secretary to the Government, Lloyd Banda, in Malawi.",
        {"Lloyd Banda": [("Chief Secretary to the Government", "mwi", None)]},
    ),
    (
        "The floor goes to the Dominican Republic, whose Permanent Representative is Juan Peralta.",
        {"Juan Peralta": [("Permanent Representative", "dom", None)]},
    ),
    ("The Minister thanked the President of that country, Luis Quispe, in Peru.", {"Luis Quispe": [("President", "per", None)]}),
    (
        "John Stone, Special Representative of the Secretary-General for Somalia, briefed the United Nations.",
        {"John Stone": [("Special Representative of the Secretary-General for Somalia", "un", "som")]},
    ),
    (
        "The UN Secretary-General's Special Envoy for Yemen, Lars Holm, briefed.",
        {"Lars Holm": [("UN Secretary-General's Special Envoy for Yemen", "un", "yem")]},
    ),
    (
        "Maria Sousa, European Commissioner for Energy, met the European Commission.",
        {"Maria Sousa": [("European Commissioner for Energy", "ec", None)]},
    ),
    (
        "Premier Li Dawei of the State Council of China spoke.",
        {"Li Dawei": [("Premier of the State Council", "chn-state-council", None)]},
    ),
    (
        "President Daniel Otieno of Kenya, Chairperson of the East African Community, spoke.",
        {"Daniel Otieno": [("President", "ken", None), ("Chairperson of the East African Community", "eac", None)]},
    ),
    (
        "Fatima Rahman, additional secretary and wing chief (Asia) of the Economic Relations Division, signed.",
        {
            "Fatima Rahman": [
                ("Additional secretary", "economic-relations-division", None),
                ("Wing chief (Asia)", "economic-relations-division", None),
            ]
        },
    ),
    (
        "Secretary (East) Shri P. Menon and NSA Arun Nair were present.",
        {"P. Menon": [("Secretary (East)", None, None)], "Arun Nair": [("National Security Adviser", None, None)]},
    ),
    (
        "The Minister for Agriculture, Climate Change & Environment of Seychelles, Marc Adam, spoke.",
        {"Marc Adam": [("Minister for Agriculture, Climate Change and Environment", "syc", None)]},
    ),
    (
        "Mr. Richard Bligh United Nations Resident Coordinator spoke.",
        {"Richard Bligh": [("United Nations Resident Coordinator", "un", None)]},
    ),
    (
        "Foreign Minister Oleg Panin of Bulgaria hosted his counterpart from Kenya, Peter Mutua.",
        {
            "Oleg Panin": [("Minister of Foreign Affairs", "bgr", None)],
            "Peter Mutua": [("Minister of Foreign Affairs", "ken", None)],
        },
    ),
    ("Japan's new Minister of Finance, Mr. Taro Mori, spoke.", {"Taro Mori": [("Minister of Finance", "jpn", None)]}),
    (
        "Embassy of Japan in Myanmar\nPress Release\nJapan and Myanmar agreed. U Zaw Lin, Deputy Minister for Power, signed.",
        {"Zaw Lin": [("Deputy Minister for Power", "mmr", None)]},
    ),
    (
        "On his visit to Moldova the Foreign Minister of Romania met with President Elena Rusu.",
        {"Elena Rusu": [("President", "mda", None)]},
    ),
    (
        "Kigali. Rwanda was glad when Prime Minister Akira Mori of Japan came. Ambassador Lars Holm spoke.",
        {"Akira Mori": [("Prime Minister", "jpn", None)], "Lars Holm": []},
    ),
    (
        "The Bank and its President, Samuel Addo, of the African Development Bank met.",
        {"Samuel Addo": [("President", None, None)]},
    ),
    ("UNMIL closed. Its head, Karin Lund, spoke.", {"Karin Lund": [("Head", "unmil", None)]}),
    (
        "TSUJI Kenta, State Minister of Foreign Affairs of Japan, spoke.",
        {"TSUJI Kenta": [("State Minister of Foreign Affairs", "jpn", None)]},
    ),
    (
        "Assistant Secretary Ma. Teresa Cruz-Lim of the Philippines spoke.",
        {"Ma. Teresa Cruz-Lim": [("Assistant Secretary", "phl", None)]},
    ),
    ("External Affairs Minister R. Menon of India spoke.", {"R. Menon": [("Minister of External Affairs", "ind", None)]}),
    (
        "Swiss Federal Councillor Beat Frei, Head of the Federal Department of Finance, and State Secretary Urs Keller met.",
        {
            "Beat Frei": [
                ("Federal Councillor", "che", None),
                ("Head of the Federal Department of Finance", "che-federal-department-of-finance", None),
            ],
            "Urs Keller": [("State Secretary", "che", None)],
        },
    ),
    ("Greetings of Uzbekistan President Aziz Karimi were read.", {"Aziz Karimi": [("President", "uzb", None)]}),
    (
        "Kitty de Vries, former Minister of Trade of the Netherlands, next Secretary-General of the OECD, spoke.",
        {"Kitty de Vries": [("Former Minister of Trade", "nld", None), ("Next Secretary-General", "oecd", None)]},
    ),
    ("Security Council President Presents Programme of Work", {}),
    (
        "Participants\n\nName\tTitle\tBody\nJohn Okello\tDirector\tECOWAS\nMary Karimi\tProgramme Officer\tUNEP",
        {"John Okello": [("Director", "ecowas", None)], "Mary Karimi": [("Programme Officer", "unep", None)]},
    ),
    (
        "Hon. Jane Mwale\nMinister of Finance and National Planning\nRepublic of Zambia",
        {"Jane Mwale": [("Minister of Finance and National Planning", "zmb", None)]},
    ),
    ("| Aigul Nurova | Deputy Minister of Health | Kazakhstan |", {"Aigul Nurova": [("Deputy Minister of Health", "kaz", None)]}),
    (
        "Moderator: Ms. Sarah Klein, Head of Unit, European External Action Service",
        {"Sarah Klein": [("Head of Unit", "eeas", None)]},
    ),
    ("Brig. Gen. Kofi Mensah, Force Commander, UNISFA, spoke.", {"Kofi Mensah": [("Force Commander", "unisfa", None)]}),
    (
        "Sheikh Rashid Al-Ahmad Al-Noor, Amir of Kuwait, met Sheikh Rashid Al-Khaled Al-Noor, Foreign Minister of Kuwait.",
        {
            "Rashid Al-Ahmad Al-Noor": [("Amir", "kwt", None)],
            "Rashid Al-Khaled Al-Noor": [("Minister of Foreign Affairs", "kwt", None)],
        },
    ),
    (
        "His Majesty King Hamid II and His Royal Highness Crown Prince Saad bin Hamid II of Jordan came.",
        {"Hamid II": [("King", "jor", None)], "Saad bin Hamid II": [("Crown Prince", "jor", None)]},
    ),
    (
        "The Minister of Education and Minister of Higher Education of Kuwait, Dr Salem Al-Fadhli, came.",
        {"Salem Al-Fadhli": [("Minister of Education", "kwt", None), ("Minister of Higher Education", "kwt", None)]},
    ),
    (
        "Letters were handed in by ambassadors Carlos Pardo Vera, of the Republic of El Salvador; and Lars Holm, of Denmark.",
        {"Carlos Pardo Vera": [("Ambassador", "slv", None)], "Lars Holm": [("Ambassador", "dnk", None)]},
    ),
    ("OSCE Co-ordinator of Activities Rasa Balta spoke.", {"Rasa Balta": [("OSCE Co-ordinator of Activities", "osce", None)]}),
    (
        "Assistant Minister for Foreign Affairs Ambassador Dari Al-Ajmi of Kuwait spoke.",
        {"Dari Al-Ajmi": [("Assistant Minister of Foreign Affairs", "kwt", None)]},
    ),
    (
        "Mr Luis Cava, Regional Director for Latin America, United Nations Development Programme (UNDP), spoke.",
        {"Luis Cava": [("Regional Director for Latin America", "undp", None)]},
    ),
    (
        "Dr. Rosa Prado, Minister of Finance of Chad, accompanied by Dr Omar Sow, Minister of Health, arrived in Zambia.",
        {"Rosa Prado": [("Minister of Finance", "tcd", None)], "Omar Sow": [("Minister of Health", "tcd", None)]},
    ),
    (
        "Led by the Minister of EU Integration, Mira Petkov, the UN Resident Coordinator in Serbia, Anne Leroy, and he.",
        {
            "Mira Petkov": [("Minister of EU Integration", "srb", None)],
            "Anne Leroy": [("UN Resident Coordinator in Serbia", "un", "srb")],
        },
    ),
    (
        "Karim D. Soomro, a career diplomat from Pakistan, took charge on March 1 as the 13th Secretary General of SAARC.",
        {"Karim D. Soomro": [("Secretary General", "saarc", None)]},
    ),
    (
        "The new ambassadors to Fiji are:\n- H.E. Paulo Mendes, Portuguese Republic\n- H.E. Ivo Kolev, Republic of Bulgaria\n",
        {"Paulo Mendes": [("Ambassador to Fiji", "prt", "fji")], "Ivo Kolev": [("Ambassador to Fiji", "bgr", "fji")]},
    ),
    (
        "Two ambassadors were accredited:\n\n1. Chile - Rosa Paredes\n2. Uganda - Tom Okello\n",
        {"Rosa Paredes": [("Ambassador", "chl", None)], "Tom Okello": [("Ambassador", "uga", None)]},
    ),
    (
        "The SADC Commissioners are:\nAlu Banda (Malawi) - Energy and Mines\nJoao Pinto (Angola) - Human Resources\n",
        {
            "Alu Banda": [("Commissioner for Energy and Mines", "sadc", None)],
            "Joao Pinto": [("Commissioner for Human Resources", "sadc", None)],
        },
    ),
    (
        "The envoys who presented letters are Ada Pinto of Portugal, Gaen Kariuki of Kenya and Ole Berg of Norway.",
        {
            "Ada Pinto": [("Envoy", "prt", None)],
            "Gaen Kariuki": [("Envoy", "ken", None)],
            "Ole Berg": [("Envoy", "nor", None)],
        },
    ),
    (
        "They elected Park Min-su (Republic of Korea) as Chair, and Rita Sand (India) and Lu Delun (China) as Vice-Chairs.",
        {
            "Park Min-su": [("Chair", None, None)],
            "Rita Sand": [("Vice-Chair", None, None)],
            "Lu Delun": [("Vice-Chair", None, None)],
        },
    ),
    (
        "For Tonga were the Hon Sione Vea MP, Minister for Justice; the Hon Sir Viliami Ika KBE MP, Minister for Health.",
        {"Sione Vea": [("Minister for Justice", "ton", None)], "Viliami Ika": [("Minister for Health", "ton", None)]},
    ),
    (
        "Anna Horvat met the press in Hungary. Previously she was Deputy Director of WHO.",
        {"Anna Horvat": [("Former Deputy Director of WHO", "who", None)]},
    ),
    (
        "Ambassador Salma Mufti of Egypt and E.P. Chet Moore spoke.",
        {"Salma Mufti": [("Ambassador", "egy", None)], "E.P. Chet Moore": []},
    ),
    (
        "The minister of foreign affairs of Oman Amir Khan Sayedi spoke.",
        {"Amir Khan Sayedi": [("Minister of foreign affairs", "omn", None)]},
    ),
    ("The Commander of IGAD SSP spoke of the Eva Braun Street.", {}),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_and_their_posts(text: str, expected: dict[str, list[Post]]) -> None:
    annotated = annotate(read_document(text.encode(), "a.txt"), load_registry())
    found = {
        actor.name: [(post.title, post.of, post.scope) for post in actor.posts]
        for actor in annotated.actors
        if actor.kind == "person"
    }
    assert found == expected


def test_the_table_is_whole() -> None:
    assert len(PEOPLE) == 73
