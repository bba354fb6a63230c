"""Web pages: which text is stored, what the page says of itself, and which pages are refused."""

import pytest

from graph.documents.document import Document
from graph.documents.reading import read_document
from graph.errors import DocumentError

LEAD = (
    "Oslo, 4 March 2031. The Minister of Fisheries of Norway met the Ambassador of Ghana on Tuesday, and both spoke of "
    "the training of inspectors, of harbours and of the protection of young fish."
)
NEXT = (
    "The Ambassador handed over an invitation to the regional conference on oceans, which will be held in Accra in the "
    "autumn, and the Minister thanked the Government of Ghana for it."
)
LAST = "The two sides will meet again in May."
TITLE = "Norway and Ghana speak of fisheries"
STORED = f"{TITLE}\n\n{LEAD}\n\n{NEXT}\n\n{LAST}\n"


def page(body: str, head: str = "", lang: str = "") -> bytes:
    """A page in UTF-8."""
    return f"<!DOCTYPE html><html{lang}><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


ARTICLE = f"<h1>{TITLE}</h1>{paragraphs(LEAD, NEXT, LAST)}"
MENU = "<div class='menu'>" + "".join(f"<a href='/{n}'>Section {n}</a> " for n in range(12)) + "</div>"
RELATED = (
    "<div><h3>Related news</h3><ul><li><a href='/1'>Minister opens a new fish market in the north of the country</a></li>"
    "<li><a href='/2'>Ambassador of Peru presents credentials to the King</a></li></ul></div>"
)
SUMMARIES = paragraphs(*(f"Summary {number} of what else happened in the ports of the country." for number in range(6)))
MODERN = page(
    f"<header><nav><a href='/'>Home</a></nav></header>{MENU}<main><article><h1>{TITLE}</h1>"
    f"<div class='share-buttons'>Share Tweet Print</div><figure><img src='a.jpg'><figcaption>Photo: the Minister and the "
    f"Ambassador shake hands at the entrance of the Ministry</figcaption></figure>{paragraphs(LEAD, NEXT, LAST)}</article></main>"
    f"<aside><p>Our newsletter tells you every week what happened in fisheries.</p></aside>{RELATED}"
    "<footer><p>Copyright 2031 Ministry of Fisheries. All rights reserved.</p></footer>"
)
BREAKS = page(
    "<table width='760' border='0'><tr><td colspan='2'><img src='logo.gif' alt='Ministry'></td></tr><tr><td width='150'>"
    "<a href='/a'>About us</a><br><a href='/b'>The Minister</a><br><a href='/c'>News archive</a></td><td>"
    f"<font size='4'><b>{TITLE}</b></font><br><br>{LEAD}<br><br>\n&nbsp;&nbsp;{NEXT}<br>{LAST}</td></tr>"
    "<tr><td colspan='2'><a href='/map'>Site map</a> | <a href='/help'>Help</a></td></tr></table>"
)
FORM = page(
    f"<form id='aspnetForm'><div id='s4-workspace'><div class='ms-nav'>{MENU}</div><div class='content-with-sidebar'>"
    f"<h1>{TITLE}</h1><div>{LEAD}</div><div>{NEXT}</div><div>{LAST}</div></div></div></form>"
)
TEXTS = [
    ("modern page with menu, caption, related news, footer", MODERN, STORED),
    ("tables for layout, lines parted by <br>", BREAKS, STORED),
    ("divs in a form around the whole page", FORM, STORED),
    ("no headline beside <title>", page(f"<div>{paragraphs(LEAD, NEXT, LAST)}</div>", f"<title>{TITLE}</title>"), STORED),
    ("inline marks and broken lines", page(ARTICLE.replace("the Ambassador", "the <b>Ambas\u00adsador</b>\n")), STORED),
    ("several spaces", page(ARTICLE.replace("Minister of", "Minister&nbsp;\n  of")), STORED),
    ("hidden text, scripts", page(ARTICLE + "<p hidden>Secret words, as many as fill a line.</p><script>x()</script>"), STORED),
    ("related news after the text", page(ARTICLE + RELATED), STORED),
    (
        "a lead outside of the body",
        page(f"<div><h1>{TITLE}</h1><div class='lead'>{LEAD}</div><div class='body'>{paragraphs(NEXT)}<p>{LAST}</p></div></div>"),
        STORED,
    ),
    (
        "no paragraph marks before the first",
        page(f"<title>Ministry of Fish</title><center><font size=5>{TITLE}</font></center><font>{LEAD}<p>{NEXT}<p>{LAST}</font>"),
        STORED,
    ),
    ("lines by hand", page(f"<pre>{TITLE}\n\n{LEAD.replace(' Ghana', chr(10) + 'Ghana')}\n\n{NEXT}\n \n{LAST}</pre>"), STORED),
    (
        "summaries of other news beside it",
        page(f"<div><div>{ARTICLE}</div><div><h3>Latest</h3>{SUMMARIES}</div></div>"),
        STORED,
    ),
    (
        "lists and subheadings",
        page(f"<h1>{TITLE}</h1><p>{LEAD}</p><h2>Next steps</h2><ul><li>A course for inspectors in Bergen</li><li>A survey "
             f"of two harbours</li></ul><ol><li>Draft by June</li><li>Signature by July</li></ol><p>{NEXT}</p>"),
        f"{TITLE}\n\n{LEAD}\n\nNext steps\n\n- A course for inspectors in Bergen\n- A survey of two harbours\n1. Draft by June\n"
        f"2. Signature by July\n\n{NEXT}\n",
    ),
    (
        "a table of data",
        page(
            f"<h1>{TITLE}</h1><p>{LEAD}</p><table><tr><th>No.</th><th>Event</th><th>Mechanism</th><th>Terms</th></tr>"
            "<tr><td colspan='4'>2031</td></tr><tr><td>1.</td><td rowspan='2'>Course for<br>inspectors</td>"
            "<td><p>Choose the right town</p><p>Invite the best teachers</p></td><td>March 2031</td></tr>"
            f"<tr><td>2.</td><td></td><td>June 2031</td></tr></table><p>{NEXT}</p>"
        ),
        f"{TITLE}\n\n{LEAD}\n\nNo.\tEvent\tMechanism\tTerms\n2031\t\t\t\n1.\tCourse for inspectors\t• Choose the right town "
        f"• Invite the best teachers\tMarch 2031\n2.\t\t\tJune 2031\n\n{NEXT}\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_stored_text(data: bytes, expected: str) -> None:
    document = read_document(data, "page.html")
    assert document.text == expected
    assert (document.title, document.body, document.language) == (TITLE, 0, "en")


LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Site"}, '
    '{"@type": "NewsArticle", "headline": "Norway and Ghana speak of fisheries", "datePublished": "2031-03-05T09:00:00+01:00", '
    '"publisher": {"@type": "Organization", "name": "Fisheries Daily"}, "mainEntityOfPage": {"@id": "https://daily.example/n/7"}}]}'
    "</script>"
)
PROPERTIES = (
    f"<meta property='og:title' content='{TITLE} | Ministry of Fisheries'><meta property='og:site_name' content='Ministry of "
    "Fisheries'><meta property='article:published_time' content='2031-03-04T22:10:00Z'>"
    "<meta property='og:url' content='https://fish.example/en/news/12'>"
)
ABOUT = [
    ("nothing said", "", ARTICLE, {"publisher": None, "published": None, "source": "page.html"}),
    (
        "JSON-LD",
        LINKED,
        ARTICLE,
        {"publisher": "Fisheries Daily", "published": "2031-03-05", "source": "https://daily.example/n/7"},
    ),
    ("broken JSON-LD", LINKED.replace("]}", ""), ARTICLE, {"publisher": None, "published": None}),
    (
        "Open Graph",
        PROPERTIES,
        ARTICLE,
        {"publisher": "Ministry of Fisheries", "published": "2031-03-04", "id": "fish-example-en-news-12", "title": TITLE},
    ),
    (
        "canonical address before others",
        "<link rel='canonical' href='https://www.fish.example/n/12?utm_source=x'>" + PROPERTIES,
        ARTICLE,
        {"source": "https://www.fish.example/n/12?utm_source=x", "id": "fish-example-n-12"},
    ),
    ("a relative one", "<base href='https://fish.example/en/'><link rel='canonical' href='n/12'>", ARTICLE,
     {"source": "https://fish.example/en/n/12"}),
    ("the home page is no address", "<link rel='canonical' href='https://fish.example/'>", ARTICLE, {"source": "page.html"}),
    ("Dublin Core", "<meta name='DC.date.issued' content='2031-03-04'><meta name='DC.publisher' content='Harbour Office'>",
     ARTICLE, {"publisher": "Harbour Office", "published": "2031-03-04"}),
    ("a host is no publisher", "<meta property='og:site_name' content='www.fish.example'>", ARTICLE, {"publisher": None}),
    ("<title> with the site", f"<title>{TITLE} - Harbour Office</title>", ARTICLE,
     {"publisher": "Harbour Office", "title": TITLE}),
    ("a section is no publisher", f"<title>{TITLE} | Press releases</title>", ARTICLE, {"publisher": None, "title": TITLE}),
    ("an office for a title", "<title>Ministry of Fisheries of Norway</title>", ARTICLE,
     {"publisher": "Ministry of Fisheries of Norway", "title": TITLE}),
    ("<time>", "", f"<article>{ARTICLE}<time datetime='2031-03-06T08:00'>6 March</time></article>", {"published": "2031-03-06"}),
    ("a date above the headline", "", f"<div>07.03.2031 | 10:15</div>{ARTICLE}", {"published": "2031-03-07"}),
    ("a date in words below it", "", ARTICLE.replace("</h1>", "</h1><div>Posted on March 8, 2031</div>"),
     {"published": "2031-03-08"}),
    ("day or month?", "", ARTICLE.replace("</h1>", "</h1><div>03/04/2031</div>"), {"published": None}),
    ("saved by a browser", "<!-- saved from url=(0030)https://fish.example/news?id=9 -->", ARTICLE,
     {"source": "https://fish.example/news?id=9", "id": "fish-example-news-id-9"}),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "expected"), [row[1:] for row in ABOUT], ids=[row[0] for row in ABOUT])
def test_what_the_page_says_of_itself(head: str, body: str, expected: dict[str, object]) -> None:
    document = read_document(page(body, head), "page.html")
    assert {key: getattr(document, key) for key in expected} == expected
    assert document.text.startswith(f"{TITLE}\n\n")
    assert LAST in document.text


def test_a_page_read_from_its_address() -> None:
    document = read_document(page(ARTICLE), "https://fish.example/n/1.html#top")
    assert (document.id, document.source) == ("fish-example-n-1-html", "https://fish.example/n/1.html#top")


FRENCH = (
    "<h1>Réunion à Genève</h1><p>Le ministre de la pêche a reçu l’ambassadeur du Ghana, qui lui a remis une invitation "
    "pour la conférence sur les océans et les côtes de la région.</p>"
)
RUSSIAN = "<h1>Встреча</h1><p>Министр рыболовства принял посла Ганы, и стороны обсудили подготовку инспекторов и охрану рыбы.</p>"
CHARSETS = [
    ("declared windows-1251", f"<meta charset='windows-1251'>{RUSSIAN}".encode("cp1251"), "Министр", "ru"),
    (
        "http-equiv",
        f"<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>{FRENCH}".encode("cp1252"),
        "reçu l’",
        "fr",
    ),
    ("UTF-8 said to be latin-1", f"<meta charset='iso-8859-1'>{FRENCH}".encode(), "reçu l’", "fr"),
    ("UTF-16 with BOM", f"<html>{FRENCH}</html>".encode("utf-16"), "reçu l’", "fr"),
    ("BOM of UTF-8", f"<html>{FRENCH}</html>".encode("utf-8-sig"), "reçu l’", "fr"),
    ("XML declaration", f"<?xml version='1.0' encoding='utf-8'?><html>{FRENCH}</html>".encode(), "reçu l’", "fr"),
    ("lang of the template against the text", f"<html lang='en'>{FRENCH}</html>".encode(), "reçu l’", "fr"),
]


@pytest.mark.parametrize(("data", "words", "language"), [row[1:] for row in CHARSETS], ids=[row[0] for row in CHARSETS])
def test_charsets_and_languages(data: bytes, words: str, language: str) -> None:
    document = read_document(data, "page.html")
    assert words in document.text
    assert document.language == language


REFUSED = [
    ("no charset", f"<html>{RUSSIAN}</html>".encode("cp1251"), "names no charset"),
    ("wrong charset", f"<meta charset='utf-8'>{RUSSIAN}".encode("cp1251"), "said to be utf-8"),
    ("unknown charset", f"<meta charset='klingon'>{RUSSIAN}".encode("cp1251"), "'klingon'"),
    ("only links", page(MENU), "no running text"),
    ("made by scripts", page("<div id='app'></div><script>render('x')</script>"), "no running text"),
    ("no content", b"<html></html>", "no running text"),
]


@pytest.mark.parametrize(("data", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refusals(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(data, "page.html")
    assert words in caught.value.message
    assert caught.value.message.startswith("page.html: ")
    assert caught.value.remedy


def test_odd_markup_is_read_or_refused() -> None:
    odd = [
        b"<html>" + b"<div>" * 3000 + LEAD.encode() + b"</div>" * 3000,
        b"<html><body><p>" + LEAD.encode() + b"<table><tr><td colspan='99999999'>x<td rowspan='0'>y<tr><td>z",
        b"<html><!-- never closed " + LEAD.encode(),
        page(ARTICLE, "<link rel='canonical' href='http://[broken'><meta property='og:url'>"),
        page("<p>\x00\x01" + LEAD + "</p>"),
    ]
    read: list[Document] = []
    for data in odd:
        try:
            read.append(read_document(data, "page.html"))
        except DocumentError:
            continue
    assert len(odd) == 5
    assert len(read) >= 3
    assert all("\x00" not in document.text and "\x01" not in document.text for document in read)


def test_the_tables_are_whole() -> None:
    assert (len(TEXTS), len(ABOUT), len(CHARSETS), len(REFUSED)) == (14, 17, 7, 6)
    assert all(read_document(data, "page.html") == read_document(data, "page.html") for _, data, _ in TEXTS)
