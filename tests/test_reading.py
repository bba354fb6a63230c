"""Bytes to documents: what is read, what is refused and how it says so."""

import pytest

from graph.documents.reading import MAX_BYTES, read_document
from graph.errors import DocumentError

READ = [
    # bytes, name, expected attributes
    (b"Minister met envoy.", "a.txt", {"text": "Minister met envoy.", "source": "a.txt", "body": 0}),
    (b"\xef\xbb\xbfA\r\nB", "a.txt", {"text": "A\nB"}),
    (b"A\rB", "a.md", {"text": "A\rB"}),
    (
        b"---\nurl: https://www.example.org/news/2021/x.html\ntitle: T\npublisher: P\n"
        b"published: 2021-02-03\nlanguage: en\n---\nBody",
        "a.txt",
        {
            "id": "example-org-news-2021-x-html",
            "source": "https://www.example.org/news/2021/x.html",
            "title": "T",
            "publisher": "P",
            "published": "2021-02-03",
            "language": "en",
        },
    ),
    (b"---\nurl: https://example.org/a?utm_source=x#top\n---\nBody", "a.txt", {"id": "example-org-a"}),
    (
        b"---\ntitle: Statement: talks end\npublished: 2021-02-03\nurl:\n---\nBody",
        "a.txt",
        {"title": "Statement: talks end", "published": "2021-02-03"},
    ),
    (
        b"---\npublished: 2021-02-03T25:00:00\ntitle: ~\nlanguage: no\n---\nBody",
        "a.txt",
        {"published": "2021-02-03", "title": None},
    ),
    (b"---\npublished: 2021-02-03 10:00:00 +5\ntitle: 2021\n---\nBody", "a.txt", {"published": "2021-02-03", "title": "2021"}),
    (b"---\ntitle: [a, b]\ndate: '2021-02'\n---\nBody", "a.txt", {"published": "2021-02", "title": None}),
    (b"---\npublished: 4 July 2021\n---\nBody", "a.txt", {"published": "2021-07-04"}),
    (b"---\npublished: July 4, 2021\n---\nBody", "a.txt", {"published": "2021-07-04"}),
    (b"---\npublished: 04.07.2021\n---\nBody", "a.txt", {"published": "2021-07-04"}),
    (b"---\nno front matter, only a rule", "a.txt", {"body": 0}),
    (b"text", r"C:\files\a.txt", {"source": "a.txt"}),
    (b"text", "/srv/press/a.txt", {"source": "a.txt"}),
]

REFUSED = [
    (b"", "a.txt", "empty"),
    (b" \n\t", "a.txt", "empty"),
    (b"x" * (MAX_BYTES + 1), "a.txt", "MB"),
    (b"abc\x00def", "a.txt", "binary"),
    (b"caf\xe9", "a.txt", "byte 3 is not UTF-8"),
    (b"\xff\xfea\x00", "a.txt", "UTF-16"),
    (b"---\nurl: [unclosed\n---\ntext", "a.txt", "YAML"),
    (b"---\n- a\n- b\n---\ntext", "a.txt", "key: value"),
    (b"---\npublished: last week\n---\ntext", "a.txt", "no date"),
    (b"---\npublished: 2021-02-30\n---\ntext", "a.txt", "'2021-02-30' is no date"),
    (b"---\npublished: 2021-13\n---\ntext", "a.txt", "no date"),
    (b"---\npublished: 0000-01-01\n---\ntext", "a.txt", "no date"),
    (b"---\npublished: 2021 3\n---\ntext", "a.txt", "no date"),
    (b"---\ntitle: " + b"[" * 50_000 + b"\n---\ntext", "a.txt", "nested too deeply"),
    (b"---\ntitle: only a head\n---\n", "a.txt", "no text below"),
]


@pytest.mark.parametrize(("data", "name", "expected"), READ)
def test_reads(data: bytes, name: str, expected: dict[str, object]) -> None:
    document = read_document(data, name)
    assert {key: getattr(document, key) for key in expected} == expected


@pytest.mark.parametrize(("data", "name", "words"), REFUSED)
def test_refuses_and_names_the_file(data: bytes, name: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(data, name)
    assert words in str(caught.value)
    assert caught.value.message.startswith(name)
    assert caught.value.remedy


def test_the_tables_are_whole() -> None:
    assert (len(READ), len(REFUSED)) == (15, 15)


def test_identity_of_a_document() -> None:
    plain = read_document(b"text", "a.txt")
    assert plain.id == f"sha256-{plain.sha256[:12]}"
    assert read_document(b"text", "b.txt").id == plain.id
    assert read_document(b"text", "a.txt", id="My Note 7").id == "my-note-7"
    assert read_document(b"---\nurl: https://a.org/x\n---\nt", "a.txt", id="given").id == "a-org-x"
    with pytest.raises(DocumentError, match="no letter"):
        read_document(b"text", "a.txt", id="!!")


def test_same_text_same_version_whatever_the_line_ends() -> None:
    assert read_document(b"a\r\nb", "x.txt").sha256 == read_document(b"\xef\xbb\xbfa\nb", "x.txt").sha256
