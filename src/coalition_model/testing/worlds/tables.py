"""What worlds are furnished with: real states, invented people, organizations and words.

The states, their capitals and codes are real; nobody and nothing else is. The typography is what
real documents have and parsers trip over: narrow no-break spaces, guillemets, curly apostrophes,
the Ukrainian apostrophe (U+02BC), letters with combining accents, dashes and ellipses.
"""

from typing import Final, NamedTuple

Words = dict[str, str]
"""The same words in several languages, by tag."""


class Land(NamedTuple):
    """A state with its codes, its capital and what its people are called."""

    code: str
    alpha3: str
    numeric: str
    wikidata: str
    since: str | None
    names: Words
    capital: str
    capital_names: Words
    latitude: float
    longitude: float
    zone: str


def _names(en: str, fr: str, uk: str) -> Words:
    return {"en": en, "fr": fr, "uk": uk}


LANDS: Final = (
    Land("FR", "FRA", "250", "Q142", None, _names("France", "France", "Франція"),
         "paris", _names("Paris", "Paris", "Париж"), 48.85, 2.35, "Europe/Paris"),
    Land("UA", "UKR", "804", "Q212", "1991-08-24", _names("Ukraine", "Ukraine", "Україна"),
         "kyiv", _names("Kyiv", "Kiev", "Київ"), 50.45, 30.52, "Europe/Kyiv"),
    Land("GB", "GBR", "826", "Q145", None,
         _names("United Kingdom", "Royaume-Uni", "Велика Британія"),
         "london", _names("London", "Londres", "Лондон"), 51.51, -0.13, "Europe/London"),
    Land("DE", "DEU", "276", "Q183", None, _names("Germany", "Allemagne", "Німеччина"),
         "berlin", _names("Berlin", "Berlin", "Берлін"), 52.52, 13.4, "Europe/Berlin"),
    Land("PL", "POL", "616", "Q36", "1918-11-11", _names("Poland", "Pologne", "Польща"),
         "warsaw", _names("Warsaw", "Varsovie", "Варшава"), 52.23, 21.01, "Europe/Warsaw"),
    Land("FI", "FIN", "246", "Q33", "1917-12-06", _names("Finland", "Finlande", "Фінляндія"),
         "helsinki", _names("Helsinki", "Helsinki", "Гельсінкі"), 60.17, 24.94, "Europe/Helsinki"),
    Land("CA", "CAN", "124", "Q16", "1867-07-01", _names("Canada", "Canada", "Канада"),
         "ottawa", _names("Ottawa", "Ottawa", "Оттава"), 45.42, -75.7, "America/Toronto"),
    Land("IT", "ITA", "380", "Q38", None, _names("Italy", "Italie", "Італія"),
         "rome", _names("Rome", "Rome", "Рим"), 41.9, 12.5, "Europe/Rome"),
    Land("CZ", "CZE", "203", "Q213", "1993-01-01", _names("Czechia", "Tchéquie", "Чехія"),
         "prague", _names("Prague", "Prague", "Прага"), 50.08, 14.44, "Europe/Prague"),
    Land("NO", "NOR", "578", "Q20", "1905-06-07", _names("Norway", "Norvège", "Норвегія"),
         "oslo", _names("Oslo", "Oslo", "Осло"), 59.91, 10.75, "Europe/Oslo"),
    Land("EE", "EST", "233", "Q191", "1991-08-20", _names("Estonia", "Estonie", "Естонія"),
         "tallinn", _names("Tallinn", "Tallinn", "Таллінн"), 59.44, 24.75, "Europe/Tallinn"),
    Land("IE", "IRL", "372", "Q27", "1922-12-06", _names("Ireland", "Irlande", "Ірландія"),
         "dublin", _names("Dublin", "Dublin", "Дублін"), 53.35, -6.26, "Europe/Dublin"),
    Land("ES", "ESP", "724", "Q29", None, _names("Spain", "Espagne", "Іспанія"),
         "madrid", _names("Madrid", "Madrid", "Мадрид"), 40.42, -3.7, "Europe/Madrid"),
    Land("SE", "SWE", "752", "Q34", None, _names("Sweden", "Suède", "Швеція"),
         "stockholm", _names("Stockholm", "Stockholm", "Стокгольм"), 59.33, 18.07,
         "Europe/Stockholm"),
    Land("JP", "JPN", "392", "Q17", None, _names("Japan", "Japon", "Японія"),
         "tokyo", _names("Tokyo", "Tokyo", "Токіо"), 35.68, 139.69, "Asia/Tokyo"),
    Land("TR", "TUR", "792", "Q43", "1923-10-29", _names("Türkiye", "Turquie", "Туреччина"),
         "ankara", _names("Ankara", "Ankara", "Анкара"), 39.93, 32.86, "Europe/Istanbul"),
)  # fmt: skip
"""States; `since` only where the day is undisputed."""

GIVEN: Final = ("Élise", "Olena", "Jürgen", "Aoife", "Zoë", "Łukasz", "Bohdan", "Inês", "Søren")
FAMILY: Final = (
    "Lefèvre", "Marchenko", "O’Sullivan", "Weiß", "Łęcka", "d’Aubigné", "Zhytnyk", "Ní Dhomhnaill",
    "Åkesson", "Saint-Exil", "Hryhorenko",
)  # fmt: skip
CYRILLIC: Final[dict[str, str]] = {
    "Olena": "Олена",
    "Bohdan": "Богдан",
    "Marchenko": "Марченко",
    "Zhytnyk": "Житник",
    "Hryhorenko": "Григоренко",
    "Lefèvre": "Лефевр",
    "Élise": "Еліз",
    "Jürgen": "Юрґен",
    "O’Sullivan": "ОʼСалліван",
}
"""How Ukrainian writes some of them; ґ, and the apostrophe that is a letter."""


class Body(NamedTuple):
    """An organization: its id, its kind, how many years before now it was founded, its names."""

    local: str
    kind: str
    age: int
    names: Words


COALITION: Final = Body(
    "coalition", "coalition", 0,
    _names("Coalition of the willing", "Coalition des volontaires", "Коаліція охочих"),
)  # fmt: skip
BODIES: Final = (
    Body("six-seas", "alliance", 60,
         _names("Alliance of the Six Seas", "Alliance des Six Mers", "Альянс шести морів")),
    Body("rivers", "union", 30,
         _names("Union of the Rivers", "Union des fleuves", "Союз річок")),
    Body("lighthouse", "format", 8,
         _names("Lighthouse format", "Format du «\u00a0Phare\u00a0»", "Формат «Маяк»")),
    Body("relief", "international-organization", 45,
         _names("Bureau for Relief", "Bureau d’entraide", "Бюро допомоги об’єднаних міст")),
)  # fmt: skip

PAPERS: Final = (
    ("fr", "Le Courrier du soir", "courrier"),
    ("en", "The Evening Despatch", "despatch"),
    ("uk", "Вечірній вісник", "visnyk"),
    ("fr", "L’Écho d’aujourd’hui", "echo"),
    ("en", "Signal & Wire", "signal"),
)
"""What is published: language, publisher, and the word of its ids and links."""

REPORTED: Final[dict[str, tuple[str, ...]]] = {
    "fr": (
        "La coalition se réunit dimanche.",
        "«\u202fNous ne céderons pas\u202f», a-t-on répété à l’Élysée.",
        "Réunis en visioconférence, les dirigeants se sont dits «\u00a0prêts à agir\u00a0»\u202f!",
        "C’est aujourd’hui qu’il faut choisir\u00a0: la paix, ou l’attente…",
        "Le sommet, d’abord prévu lundi, a e\u0301te\u0301 repoussé.",
    ),
    "en": (
        "The coalition meets on Sunday.",
        "“We will not give way,” it was said at the chancellery.",
        "Leaders joined by video link — not all of them — and agreed to go on.",
        "It’s now or never, one envoy said …",
        "The nai\u0308ve plan of last week is dead.",
    ),
    "uk": (
        "Коаліція збирається в неділю.",
        "«Ми не відступимо», — сказали в Києві.",
        "Памʼятаймо: обʼєднання триває, п’ять держав уже погодилися.",
        "За\u0301мок зачинено, але пере\u0301мовини тривають…",
        "Зустріч відбулася в Ки\u0456\u0308ві й тривала до вечора.",
    ),
}
"""Sentences of newspapers, by language."""

POINTS: Final[tuple[Words, ...]] = (
    _names("The fighting stops.", "Les combats cessent.", "Бойові дії припиняються."),
    _names("Ukraine takes part in every talk about it.",
           "L’Ukraine participe à toute discussion qui la concerne.",
           "Україна бере участь у всіх переговорах про неї."),
    _names("The states give guarantees: “solid and lasting” ones.",
           "Les États apportent des garanties «\u202fsolides et durables\u202f».",
           "Держави надають «надійні й тривалі» гарантії."),
    _names("Prisoners come home — all of them, on both sides.",
           "Les prisonniers rentrent chez eux, tous, des deux côtés\u00a0!",
           "Полонені повертаються додому: усі, з обох сторін."),
    _names("Aid goes on for as many months as it takes.",
           "L’aide se poursuit aussi longtemps qu’il le faut…",
           "Допомога триватиме стільки, скільки треба, — обʼєднано."),
    _names("Observers count what crosses the river.",
           "Des observateurs comptent ce qui passe le fleuve.",
           "Спостерігачі рахують усе, що перетинає річку."),
)  # fmt: skip
"""Wordings of clauses, each in three languages."""

SAID: Final[tuple[Words, ...]] = (
    _names("We stand by this.", "Nous y tenons.", "Ми за це."),
    _names("It’s a first step, no more.", "C’est un premier pas, rien de plus.",
           "Це перший крок, не більше."),
    _names("Peace — yes. At any price — no!", "La paix, oui\u202f; à tout prix, non\u202f!",
           "Мир — так. За будь-яку ціну — ні!"),
    _names("“Never again” means today, too.", "«\u00a0Plus jamais\u00a0», c’est aujourd’hui aussi.",
           "«Ніколи знову» — це й сьогодні, памʼятаймо."),
)  # fmt: skip
"""What is said in statements."""

TOPICS: Final = ("ceasefire", "security-guarantees", "territory", "prisoners", "aid", "monitoring")
AGENDA: Final[tuple[Words, ...]] = (
    _names("the ceasefire", "le cessez-le-feu", "припинення вогню"),
    _names("guarantees “with teeth”", "des garanties «\u202fqui tiennent\u202f»",
           "гарантії, що «кусаються»"),
    _names("aid, and how it’s paid for", "l’aide et son financement", "допомога та її оплата"),
)  # fmt: skip
CASES: Final[tuple[Words, ...]] = (
    _names("in case of a ceasefire", "en cas de cessez-le-feu", "у разі припинення вогню"),
    _names("once the prisoners are home", "une fois les prisonniers rentrés",
           "щойно повернуться полонені"),
)  # fmt: skip
"""On what things depend."""
