"""Which clauses of its own plan a text cites by number, in English and French."""

import re
from collections.abc import Iterator
from typing import Final

from coalition_model.rules.numbering import ROMAN, roman_number

_UNIT: Final = (
    r"(?:%|(?:km|m|years?|months?|weeks?|days?|hours?|ans|mois|semaines?|jours?|heures?"
    r"|percent|per\s+cent|pour\s+cent|kilom\w+|met\w+|mèt\w+|miles?)\b)"
)
_DIGITS: Final = rf"[0-9]{{1,3}}[a-z]?(?![a-z0-9]|[.,][0-9]|[-‑–][a-z]|\s*{_UNIT})"
_NUMBER: Final = (
    r"(?:(?:n(?:os?|rs?|um)?\.|n[°ºo]s?|no|№|\#|number|num[ée]ro)\s*)?"
    rf"\(?(?:{_DIGITS}|(?-i:[IVXLC]{{1,9}})(?![\w-]))\)?"
)
_JOINED: Final = r"(?:\s*,?\s+(?:and|or|to|through|et|ou|à)\s+|\s*,?\s*&\s*|\s*[-‑–—]\s*)"
_GOES_ON: Final = (
    r"(?=\s*(?:[,.;:)\]&]|$|(?:and|or|to|et|ou|à|of|in|du|de|des|above|below|ci|shall|must|may|will"
    r"|are|is|apply|here\w+|there\w+)\b))"
)
"""What follows a number after a comma, if that is a clause: of '2, 30 prisoners' it is not."""
_LIST: Final = rf"{_NUMBER}(?:{_JOINED}{_NUMBER}|\s*,\s*{_NUMBER}{_GOES_ON})*"
_ITSELF: Final = r"(?:plan|agreement|accord|text|document|propos|statement|resol|résol|decl|décl)"
_CITED: Final = re.compile(
    r"(?<![\w-])(?P<what>points?|clauses?|paragraphe?s?|paras?\.?|items?|provisions?"
    r"|sections?|articles?)"
    rf"(?:\s+|(?=\())(?P<which>{_LIST})"
    rf"(?P<own>\s+(?:of|in)\s+(?:this|the\s+present)\s+{_ITSELF}"
    rf"|\s+(?:du|de\s+la|au)\s+présente?\s+{_ITSELF}|\s+de\s+(?:ce|cet|cette)\s+{_ITSELF}"
    r"|\s+here(?:of|in)\b)?"
    r"(?P<near>,?\s+(?:above|below|ci-dessus|ci-dessous)\b)?"
    r"(?P<others>,?\s+(?:of|in|on|from|to|du|de|des|dans|sur|au|aux|there\w+)\b|\s+d['’])?",
    re.IGNORECASE,
)
_HAS_POINT: Final = re.compile(r"point|clause|para|item|provision|section|article", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(
    r"(?:['’]s?|\b(?:its|their|his|her|ses|leurs?|son))\s+$", re.IGNORECASE
)
_NO_CLAUSE: Final = re.compile(
    r"\b(?:access|agenda|assembly|boundary|border|budget|check|collection|contact|control|crossing"
    r"|delivery|demarcation|distribution|entry|exchange|exit|fixed|frontier|gps|grid|hand-?over"
    r"|inspection|landing|line|map|measuring|meeting|monitoring|observation|percentage|pipeline"
    r"|rail\w*|reference|river|road|starting|supply|survey|transfer|transit|turning|way)[\s-]+$",
    re.IGNORECASE,
)
"""What comes before a point that is a place, an item of an agenda, a section of a road."""
_MOMENT: Final = re.compile(r"\b(?:this|that|some|any|which|one)\s+$", re.IGNORECASE)
"""What comes before a point that is one of time: at this point 50 observers deploy."""
_OTHER_TEXT: Final = re.compile(
    r"(?<!this\s)(?<!these\s)(?<!present\s)(?<!présent\s)(?<!présente\s)(?<!\bce\s)(?<!\bcet\s)"
    r"(?<!cette\s)\b(?:annex\w*|appendi\w+|schedules?|protocol\w*|memorand\w+|mémorand\w+|treat(?:y|ies)"
    r"|traités?|charter|charte|conventions?|communiqu[ée]s?|resolutions?|résolutions?|declarations?"
    r"|déclarations?|agreements?|accords?|constitutions?|statutes?|laws?|lois?|codes?|decrees?"
    r"|décrets?|(?-i:Act)|letters?|lettres?|roadmap|(?<!the\s)(?<!le\s)(?<!du\s)(?<!au\s)"
    r"(?:plans?|proposals?|propositions?|documents?))\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"(?<=[^\s.!?;:])\s+[\"“«(]?\s*[^\W\d_a-zà-ÿ][\w’'-]*(?:\s+(?:[IVX]+|[0-9]{1,4}))*\s*[,(:]?\s*$"
)
"""A name right before, such as 'Minsk II,', but for the first word of a sentence."""
_ONLY_OWN: Final = ("article", "section")


def cited_numbers(words: str) -> Iterator[tuple[int, bool]]:
    """Find the numbers of the clauses of its own plan that a text cites.

    With each comes whether it is certain that it cites its own plan: it may not where the text
    speaks of another document.

    >>> list(cited_numbers("Subject to points 3, 11 and 12."))
    [(3, True), (11, True), (12, True)]
    >>> list(cited_numbers("Minsk is restored, but for point 11 of this plan, as in its point 4."))
    [(11, True)]
    >>> list(cited_numbers("As annex B says, see point 12; crossing point 13 is closed."))
    [(12, False)]
    """
    if _HAS_POINT.search(words) is None:
        return
    words = " ".join(words.split())  # long runs of spaces would be gone through again and again
    elsewhere: bool | None = None
    for match in _CITED.finditer(words):
        what, own = match["what"].lower(), match["own"] is not None
        certain = True
        if not own:
            if match["others"] or (what.startswith(_ONLY_OWN) and not match["near"]):
                continue
            before = words[max(0, match.start() - 40) : match.start()]
            if _POSSESSIVE.search(before) or _NO_CLAUSE.search(before):
                continue
            if what == "point" and _MOMENT.search(before):
                continue
            if elsewhere is None:
                elsewhere = _OTHER_TEXT.search(words) is not None
            certain = not elsewhere and _NAMED.search(before) is None
        numbers = list(_read(match["which"], single=own or match["near"] is not None))
        for number in numbers if what.rstrip(".").endswith("s") else numbers[:1]:
            yield number, certain


def _read(which: str, *, single: bool) -> Iterator[int]:
    """Read the numbers of a list; one Roman letter only where a `single` one can be meant."""
    for number, letters in re.findall(r"([0-9]+)|\b([IVXLC]+)\b", which):
        if number:
            yield int(number)
        elif (single or len(letters) > 1) and ROMAN.fullmatch(letters.lower()):
            yield roman_number(letters.lower())
