"""The language of a text, by its script, letters and smallest words."""

import re
from collections import Counter
from typing import Final

__all__ = ["language_of"]

_SAMPLE: Final = 6000
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SCRIPTS: Final = (
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_LETTERS: Final = {
    "cyrillic": (("tg", "ҳҷӣӯ"), ("kk", "әұһ"), ("ky", "ңөү"), ("uk", "їєґі"), ("be", "ў"), ("sr", "ђћљњџ"), ("ru", "ыэё")),
    "arabic": (("ur", "ٹڈڑے"), ("fa", "پچژگ")),
}
"""Letters that only some languages of a script write, the rarest first."""
_DEFAULT: Final = {"cyrillic": "ru", "arabic": "ar"}
_RARE: Final = 0.004
_SMALL_WORDS: Final = {
    "en": "the of and to in for on with was by that is at from as were which has have this will its",
    "fr": "le la les des du et en un une dans pour par sur avec au aux est que qui ce cette ont été",
    "es": "el la los las del y en un una para por con al es que se su lo como sobre entre más fue",
    "pt": "o os as dos das do da e em um uma para por com ao é que se sua não na no pelo pela foi",
    "it": "il lo gli i della del dei di e in un una per con al è che si nel sono alla tra come",
    "de": "der die das des und in den dem ein eine für mit auf von zu im ist wurde dass sich nicht",
    "nl": "de het een van en in op voor met aan is dat zijn door bij naar ook heeft te wordt",
    "tr": "ve bir bu ile için da de olarak olan tarafından arasında sayın üzere gibi ilişkin",
    "az": "və bir bu ilə üçün da də olan tərəfindən arasında haqqında qeyd edib kimi",
    "tk": "we bilen bu bir üçin boýunça hem-de hem baradaky ýurduň bolan arasynda döwlet",
    "uz": "va bilan bu bir uchun hamda bo‘yicha haqida edi ham tomonidan o‘rtasida davlat",
    "pl": "i w na z do się o że nie jest przez oraz dla od po za co jego ich która",
    "ro": "și în de la cu pe din pentru a al ale care este un o prin sunt privind între",
    "id": "dan di yang untuk dengan dari pada dalam ini itu oleh ke akan telah antara sebagai",
    "sv": "och i att det som en på är av för med den till om har de ett från",
    "vi": "và của các trong cho với là được tại về những này đã một có",
}
_BY_WORD: Final = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_LEAST: Final = 1 / 12
"""Running prose of any of these languages is small words to a sixth and more; names and titles alone are not."""


def language_of(text: str) -> str | None:
    """Code of the language most of the beginning is in; None where too little prose tells."""
    sample = text[:_SAMPLE]
    counts = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS}
    script = max(counts, key=lambda each: counts[each])
    if not counts[script]:
        return None
    if script == "latin":
        return _by_words(sample)
    if script == "zh" and counts["ja"]:
        return "ja"
    return _by_letters(sample.lower(), script, counts[script]) if script in _DEFAULT else script


def _by_words(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample.lower()))
    total = words.total()
    scores = {code: sum(words[word] for word in small) for code, small in _BY_WORD.items()}
    best = max(scores, key=lambda code: scores[code])
    others = max(score for code, score in scores.items() if code != best)
    return best if scores[best] >= max(1, total * _LEAST) and scores[best] > others else None


def _by_letters(sample: str, script: str, total: int) -> str:
    for code, letters in _LETTERS[script]:
        if sum(sample.count(letter) for letter in letters) > total * _RARE:
            return code
    return _DEFAULT[script]
