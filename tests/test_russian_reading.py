"""Documents in Russian: people with their posts, bodies, happenings and instruments; other languages."""

import pytest

from graph.documents.document import Document
from graph.extraction.extract import extract
from graph.facts import Facts
from graph.linking.registry import load_registry

TAIL = " Стороны обсудили вопросы, которые были и будут на повестке, а также то, что они хотели бы сделать для этого."


def read(text: str, *, language: str = "ru", source: str = "https://news.tj/rus/item", published: str = "2024-05-15") -> Facts:
    document = Document(id="d", text=text, sha256="0" * 64, source=source, published=published, language=language)
    return extract(document, load_registry())


POSTS = [
    (
        "Министр иностранных дел Республики Таджикистан Иван Дубов встретился с коллегами.",
        "Иван Дубов",
        "Minister of Foreign Affairs",
        "tjk",
    ),
    ("Прошла встреча с главой МИД Казахстана Айбеком Тополбаевым.", "Айбек Тополбаев", "Minister of Foreign Affairs", "kaz"),
    ("Прошла встреча с главой белорусского МИД Петром Дубовым.", "Пётр Дубов", "Minister of Foreign Affairs", "blr"),
    ("Министр принял посла Японии в Узбекистане Кена Кленду.", "Кен Кленда", "Ambassador", "jpn"),
    (
        "Он встретился с постоянным координатором ООН в Кыргызстане Анной Берёзовой.",
        "Анна Берёзова",
        "Resident Coordinator",
        "un",
    ),
    (
        "Он встретился с Анной Берёзовой — постоянным представителем ПРООН в стране.",
        "Анна Берёзова",
        "Resident Representative",
        "undp",
    ),
    (
        "Прибыл первый заместитель министра финансов Армении Ваган Кленян.",
        "Ваган Кленян",
        "First Deputy Minister of Finance",
        "arm",
    ),
    ("Выступил заместитель Генерального секретаря ООН Джон Элмвуд.", "Джон Элмвуд", "Under-Secretary-General", "un"),
    ("Выступил помощник Генерального секретаря ООН Джон Элмвуд.", "Джон Элмвуд", "Assistant Secretary-General", "un"),
    (
        "Встреча с и.о. министра обороны Грузии Георгием Дубовым прошла вчера.",
        "Георгий Дубов",
        "Acting Minister of Defence",
        "geo",
    ),
    ("Генеральный секретарь ШОС Иван Дубов провёл переговоры.", "Иван Дубов", "Secretary-General", "sco"),
    ("Президент Таджикистана Иван Дубов провёл переговоры.", "Иван Дубов", "President", "tjk"),
    ("Российский премьер-министр Иван Дубов провёл переговоры.", "Иван Дубов", "Prime Minister", "rus"),
    (
        "Прошла встреча с главой представительства ЮНИСЕФ в Узбекистане Анной Берёзовой.",
        "Анна Берёзова",
        "Head of Office",
        "unicef",
    ),
    ("Прошла беседа с Директором Регионального центра ООН Анной Берёзовой.", "Анна Берёзова", "Director", "un-regional-centre"),
    (
        "Прошла беседа со Специальным представителем Генерального секретаря ООН Анной Берёзовой.",
        "Анна Берёзова",
        "Special Representative of the Secretary-General",
        "un",
    ),
]


@pytest.mark.parametrize(("text", "name", "title", "body"), POSTS)
def test_posts(text: str, name: str, title: str, body: str) -> None:
    people = [actor for actor in read(text + TAIL).actors if actor.kind == "person"]
    held = [(actor.name.replace("ё", "е"), post.title, post.of) for actor in people for post in actor.posts]
    assert (name.replace("ё", "е"), title, body) in held


ACTORS = [
    ("Прошла встреча с делегацией Объединённых Арабских Эмиратов.", "are", "country"),
    ("Соединённым Штатам Америки передана нота.", "usa", "country"),
    ("Он работал в Боснии и Герцеговине.", "bih", "country"),
    ("Он работал в Кот-д’Ивуаре.", "civ", "country"),
    ("Речь шла о Демократической Республике Конго.", "cod", "country"),
    ("Об этом сообщили в ОБСЕ.", "osce", "igo"),
    ("Заявление Шанхайской организации сотрудничества опубликовано.", "sco", "igo"),
    ("Он прибыл в Исполнительный комитет МФСА.", "ifas", "igo"),
    ("Это сделано при поддержке Детского фонда ООН.", "unicef", "un"),
    ("Вопрос рассмотрит Совет Безопасности ООН.", "unsc", "un"),
    ("Об этом сообщили в Управлении ООН по наркотикам и преступности.", "unodc", "un"),
    ("Об этом сообщили в МИД Республики Беларусь.", "blr-ministry-of-foreign-affairs", "gov"),
    ("Об этом сообщил Минздрав Кыргызстана.", "kgz-ministry-of-health", "gov"),
    ("Об этом сообщило Министерство внутренних дел Грузии.", "geo-ministry-of-internal-affairs", "gov"),
    ("Об этом сообщило посольство Японии в Таджикистане.", "jpn-embassy-in-tajikistan", "gov"),
]


@pytest.mark.parametrize(("text", "key", "kind"), ACTORS)
def test_actors(text: str, key: str, kind: str) -> None:
    assert (key, kind) in [(actor.key, actor.kind) for actor in read(text + TAIL).actors]


EVENTS = [
    (
        "19 апреля в Душанбе министр иностранных дел Таджикистана Иван Дубов провёл беседу с послом Японии Кеном Клендой.",
        ("meeting", "2024-04-19", "Dushanbe", "held"),
        {"tjk", "jpn"},
    ),
    ("Президент Казахстана Иван Дубов посетит Минск 20-21 мая.", ("visit", "2024-05-20", "Minsk", "planned"), {"kaz"}),
    (
        "В Ереване состоялись политические консультации между МИД Армении и МИД Грузии.",
        ("consultation", None, "Yerevan", "held"),
        {"arm-ministry-of-foreign-affairs", "geo-ministry-of-foreign-affairs"},
    ),
    (
        "Заседание Совета министров иностранных дел СНГ пройдет 7 июня в Ташкенте.",
        ("session", "2024-06-07", "Tashkent", "planned"),
        set(),
    ),
    (
        "Сегодня в Бишкеке прошёл семинар с участием представителей ЮНИСЕФ.",
        ("training", "2024-05-15", "Bishkek", "held"),
        {"unicef"},
    ),
    ("Визит министра иностранных дел России Ивана Дубова в Астану отложен.", ("visit", None, "Astana", "postponed"), {"rus"}),
    (
        "Министр финансов Узбекистана Иван Дубов и глава представительства ПРООН Анна Берёзова подписали Меморандум о помощи.",
        ("signing", None, None, "held"),
        {"uzb", "undp"},
    ),
    (
        "Вчера посол Японии Кен Кленда вручил копии верительных грамот министру иностранных дел Ивану Дубову.",
        ("ceremony", "2024-05-14", None, "held"),
        {"jpn", "tjk"},
    ),
    (
        "В среду состоялся телефонный разговор Президента Беларуси Ивана Дубова с Президентом Китая Ли Клёном.",
        ("meeting", "2024-05-15", None, "held"),
        {"blr", "chn"},
    ),
    (
        "Премьер-министр Армении Ваган Кленян примет участие в заседании Евразийского совета 4 июня в Москве.",
        ("session", "2024-06-04", "Moscow", "planned"),
        {"arm"},
    ),
]


@pytest.mark.parametrize(("text", "expected", "parts"), EVENTS)
def test_main_event(text: str, expected: tuple[str, str | None, str | None, str], parts: set[str]) -> None:
    main = [event for event in read(text + TAIL).events if event.main]
    assert [(event.type, event.start, event.place, event.status) for event in main] == [expected]
    assert parts <= {part.actor for part in main[0].participants}


INSTRUMENTS = [
    ("Подписан Меморандум о взаимопонимании между Министерством финансов Армении и Всемирным банком.", "mou", None, None),
    ("Обсуждена Программа сотрудничества на 2022-2025 годы.", "programme", "2022", "2025"),
    ("Речь шла о Целях устойчивого развития.", "agenda", None, "2030"),
    ("Речь шла о Повестке дня в области устойчивого развития на период до 2030 года.", "agenda", None, "2030"),
    ("Они подписали «дорожную карту» на 2022−2025 годы.", "roadmap", "2022", "2025"),
    ("Принята Национальная стратегия развития на период до 2030 года.", "strategy", None, "2030"),
]


@pytest.mark.parametrize(("text", "kind", "start", "end"), INSTRUMENTS)
def test_instruments(text: str, kind: str, start: str | None, end: str | None) -> None:
    assert (kind, start, end) in [(each.type, each.start, each.end) for each in read(text + TAIL).agreements]


def test_those_who_report_take_no_part() -> None:
    facts = read("В Минске прошли переговоры с делегацией Японии, сообщает пресс-служба МИД Казахстана." + TAIL)
    assert [{part.actor for part in event.participants} for event in facts.events] == [{"jpn"}]


def test_every_quote_stands_in_the_text() -> None:
    text = POSTS[0][0] + TAIL
    facts = read(text)
    spans = [span for actor in facts.actors for span in actor.mentions] + [
        span for event in facts.events for span in event.evidence
    ]
    assert len(spans) >= 3
    assert all(text[span.start : span.end] == span.exact for span in spans)


OTHERS = [
    (
        "uk",
        "Міністр закордонних справ України Іван Дубов зустрівся з послом Японії у Києві. Йшлося про співпрацю.",
    ),
    (
        "kk",
        "Қазақстан Республикасының Сыртқы істер министрі елшімен кездесті. Тараптар кеңесті.",
    ),
    (
        "ky",
        "Кыргыз Республикасынын тышкы иштер министри Япониянын элчиси менен жолугушту. Тараптар кеңешти өз ара.",
    ),
    (
        "bg",
        "Министърът на външните работи на България се срещна с посланика на Япония в София. Те говориха за сътрудничеството.",
    ),
    (
        "ru",
        "Қазақстан Республикасының Сыртқы істер министрі елшімен кездесті. Тараптар кеңесті.",
    ),
    (
        "ru",
        "Министърът на външните работи на България се срещна с посланика на Япония в София. Те говориха за сътрудничеството.",
    ),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_languages_of_the_script_give_no_facts(language: str, text: str) -> None:
    facts = read(text, language=language)
    assert (facts.actors, facts.events, facts.agreements) == ([], [], [])


def test_cases_ran() -> None:
    assert len(POSTS) + len(ACTORS) + len(EVENTS) + len(INSTRUMENTS) + len(OTHERS) >= 53
