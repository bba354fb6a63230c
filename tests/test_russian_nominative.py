"""Names of people in the nominative, from the case the text puts them in."""

import pytest

from graph.extraction.russian.nominative import nominative

CASES = [
    ("Ивана Берёзова", "gent", "Иван Берёзов"),
    ("Иваном Берёзовым", "ablt", "Иван Берёзов"),
    ("Ивану Берёзову", "datv", "Иван Берёзов"),
    ("Марию Берёзову", "accs", "Мария Берёзова"),
    ("Марией Берёзовой", "ablt", "Мария Берёзова"),
    ("Анны Кленовской", "gent", "Анна Кленовская"),
    ("Петром Кленовским", "ablt", "Пётр Кленовский"),
    ("Олжаса Тополбаева", "gent", "Олжас Тополбаев"),
    ("Айбеком Тополбаевым", "ablt", "Айбек Тополбаев"),
    ("Ваганом Кленяном", "ablt", "Ваган Кленян"),
    ("Касым-Иваном Дубовым", "ablt", "Касым-Иван Дубов"),
    ("Жаном-Мишелем Кленом", "ablt", "Жан-Мишель Клен"),
    ("Ивана Петровича Дубова", "gent", "Иван Петрович Дубов"),
    ("Кристин Вудленд", "ablt", "Кристин Вудленд"),
    ("И. Дубовым", "ablt", "И. Дубов"),
    ("Юрия Дубова", "gent", "Юрий Дубов"),
    ("Георгием Клёнашвили", "ablt", "Георгий Клёнашвили"),
    ("Николаем Дубенко", "ablt", "Николай Дубенко"),
    ("Иван Дубов", "nomn", "Иван Дубов"),
]


@pytest.mark.parametrize(("written", "case", "expected"), CASES)
def test_nominative(written: str, case: str, expected: str) -> None:
    found = nominative(written.split(), frozenset({case}))
    assert " ".join(found).replace("ё", "е") == expected.replace("ё", "е")


def test_cases_ran() -> None:
    assert len(CASES) >= 18
