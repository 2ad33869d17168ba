"""Everything that the article of 17 August 2025 says is in the dossier, and can be traced to it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from coalition_model import reference
from coalition_model.dossier import Dossier
from coalition_model.entities.references import parts, references
from coalition_model.values.citations import Citation
from coalition_model.values.days import Day
from coalition_model.values.interval_ends import IntervalEnd

FACTS_FOLDER = Path(__file__).resolve().parents[1].parent / "shared" / "facts"
"""Where the article and the numbered list of its facts lie; not part of the project."""

with_article: Final = pytest.mark.skipif(
    not FACTS_FOLDER.is_dir(), reason=f"the article is not shipped: {FACTS_FOLDER} is absent"
)

ARTICLE = "source:article-2025-08-17"
ALASKA = "meeting:2025-08-15-alaska"
BRUSSELS = "meeting:2025-08-17-brussels"
CONFERENCE = "meeting:2025-08-17-coalition"
WHITE_HOUSE = "meeting:2025-08-18-white-house"
NATO_HQ = "meeting:2025-04-10-nato-hq"
COALITION = "organization:coalition"
FORCE = "organization:reassurance-force"
ELYSEE = "organization:elysee"
SIGNATORIES = "organization:several-european-leaders"
DIPLOMATS = "organization:diplomats"
FOUR_POINTS = "plan:four-points"
JOINT = "plan:joint-statement-2025-08-16"
TRUMP = "leader:donald-trump"
PUTIN = "leader:vladimir-putin"
ZELENSKYY = "leader:volodymyr-zelenskyy"
VON_DER_LEYEN = "leader:ursula-von-der-leyen"
MACRON = "leader:emmanuel-macron"
STARMER = "leader:keir-starmer"
MERZ = "leader:friedrich-merz"
MELONI = "leader:giorgia-meloni"
STUBB = "leader:alexander-stubb"

ATTRIBUTION: Final = {
    "article": None,
    "Ursula von der Leyen": VON_DER_LEYEN,
    "Keir Starmer": STARMER,
    "Giorgia Meloni": MELONI,
    "Donald Trump": TRUMP,
    "several European leaders": SIGNATORIES,
    "diplomats (anonymous)": DIPLOMATS,
    "org:coalition": COALITION,
    "Élysée (Presidency of France)": ELYSEE,
}
"""How the list of facts names whose word something is, and who that is in the dossier."""


@attrs.frozen
class Fact:
    """One row of the list of facts, and how the dossier holds it."""

    n: int
    """Its number in the list of facts."""
    quote: str
    """The words of the article."""
    at: tuple[str, str]
    """The entity or part that holds the fact, and the field that its citation supports."""
    content: Callable[[Dossier], object]
    """What the dossier says."""
    expected: object
    by: str | None = None
    """Whose word it is, where the article reports another's."""


def citations(dossier: Dossier, id_: str, field: str) -> tuple[Citation, ...]:
    """Give the verbatim citations that support a field of an entity or part."""
    return tuple(
        citation
        for citation in dossier[id_].citations
        if citation.verbatim and citation.quote is not None and citation.supports(field)
    )


def en(text: Any) -> str | None:
    """Give the English words of a text, or None."""
    found: str | None = text.wording("en")
    return found


def day(when: Any) -> tuple[str, int]:
    """Give a day and its ISO weekday."""
    earliest = when.earliest
    assert isinstance(earliest, Day)
    return str(when), earliest.to_date().isoweekday()


def first_day(interval: Any) -> tuple[str, int]:
    """Give the day on which an interval of moments begins, and its ISO weekday."""
    return day(interval.start.date)


def actors(parties: Any, role: str) -> tuple[str, ...]:
    """Give the actors that have a role, in their order."""
    return tuple(party.actor for party in parties if party.role == role)


def there(dossier: Dossier, meeting: str, actor: str) -> tuple[str, str, str | None]:
    """Give how an actor is at a meeting: its role, its status, and as of when."""
    local, segment = meeting.partition(":")[2], actor.replace(":", "-")
    row = dossier[f"participation:{local}/{segment}"]
    assert row.actor == actor
    return row.role, row.status, str(row.as_of) if row.as_of is not None else None


def related(dossier: Dossier, id_: str) -> set[tuple[str, str]]:
    """Give the relations of an entity."""
    return {(relation.kind, relation.target) for relation in dossier[id_].relations}


def claim(dossier: Dossier, local: str) -> tuple[str, str, str | None, bool]:
    """Give what a claim in words says: about what, of which kind, what, and whether it denies."""
    entity = dossier.claims[f"claim:{local}"]
    return entity.about, entity.kind, en(entity.says), entity.denies


def held_office(dossier: Dossier, tenure_id: str) -> object:
    """Give what a tenure says: who, in which kind of office, of whom, attested on which days."""
    tenure = dossier.tenures[tenure_id]
    office = dossier.offices[tenure.office]
    return tenure.leader, office.kind, office.of, tuple(map(str, tenure.attested))


def member(dossier: Dossier, local: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Give a membership: of what, who, as what, attested when."""
    row = dossier.memberships[f"membership:{local}"]
    return row.organization, row.member, row.status, tuple(map(str, row.attested))


def does(dossier: Dossier, local: str) -> tuple[str, str | None, str | None]:
    """Give a commitment: how firm it is, and the action on what, in English."""
    row = dossier[f"commitment:{local}"]
    return row.modality, en(row.action) if row.action else None, en(row.object)


def clause(dossier: Dossier, local: str) -> tuple[str, str, str, str]:
    """Give a clause: its number, wording, kind and the beginning of its text."""
    row = dossier[f"clause:{local}"]
    return row.number, row.wording, row.kind, str(row.text)[:12]


def posted(dossier: Dossier, local: str) -> tuple[str, str, tuple[str, ...], str, str, str]:
    """Give a post: its kind, who said it directly, through what, from which account, when."""
    row = dossier.statements[f"statement:{local}"]
    return (
        row.kind,
        str(row.direct),
        row.speakers,
        str(row.medium),
        str(row.account),
        str(row.when),
    )


FACTS: Final[tuple[Fact, ...]] = (
    Fact(
        1,
        "le sommet très attendu entre Donald Trump et Vladimir Poutine en Alaska",
        (ALASKA, "kind"),
        lambda d: (
            d[ALASKA].kind,
            d[ALASKA].status,
            [row.actor for row in d[ALASKA].participants if row.status == "attended"],
        ),
        ("summit", "held", [TRUMP, PUTIN]),
    ),
    Fact(
        2,
        "sommet très attendu",
        ("claim:article-alaska-much-awaited", "says"),
        lambda d: claim(d, "article-alaska-much-awaited"),
        (ALASKA, "judgment", "a much awaited summit", False),
    ),
    Fact(
        3,
        "le vendredi 15 août dernier",
        (ALASKA, "when"),
        lambda d: day(d[ALASKA].when),
        ("2025-08-15", 5),
    ),
    Fact(
        4,
        "en Alaska",
        (ALASKA, "places"),
        lambda d: (d[ALASKA].places, d["place:alaska"].part_of),
        (("place:alaska",), "state:US"),
    ),
    Fact(
        5,
        "entre Donald Trump et Vladimir Poutine",
        ("participation:2025-08-15-alaska/leader-donald-trump", "status"),
        lambda d: there(d, ALASKA, TRUMP),
        ("participant", "attended", None),
    ),
    Fact(
        6,
        "entre Donald Trump et Vladimir Poutine",
        ("participation:2025-08-15-alaska/leader-vladimir-putin", "status"),
        lambda d: there(d, ALASKA, PUTIN),
        ("participant", "attended", None),
    ),
    Fact(
        7,
        "aucun accord de paix n'a été trouvé",
        (ALASKA, "outcomes/0"),
        lambda d: [en(outcome) for outcome in d[ALASKA].outcomes],
        ["no peace agreement was found"],
    ),
    Fact(
        8,
        "les alliés de l'Ukraine se sont donnés rendez-vous ce dimanche pour une visioconférence",
        (CONFERENCE, "parties/3"),
        lambda d: (
            d[CONFERENCE].kind,
            str(d[CONFERENCE].online),
            d[CONFERENCE].body,
            actors(d[CONFERENCE].parties, "convener"),
        ),
        ("video-conference", "yes", COALITION, ("organization:allies-of-ukraine",)),
    ),
    Fact(
        9,
        "ce dimanche",
        (CONFERENCE, "when"),
        lambda d: first_day(d[CONFERENCE].when),
        ("2025-08-17", 7),
    ),
    Fact(
        10,
        "la «coalition des volontaires»",
        (COALITION, "names"),
        lambda d: [
            (name.text, name.language) for name in d[COALITION].names if name.kind == "so-called"
        ],
        [("coalition des volontaires", "fr")],
    ),
    Fact(
        11,
        "les alliés de l'Ukraine",
        ("claim:article-allies-of-ukraine", "says"),
        lambda d: claim(d, "article-allies-of-ukraine"),
        ("organization:allies-of-ukraine", "presupposition", "they are allies of Ukraine", False),
    ),
    Fact(
        12,
        "en présence de Volodymyr Zelensky",
        ("participation:2025-08-17-coalition/leader-volodymyr-zelenskyy", "status"),
        lambda d: there(d, CONFERENCE, ZELENSKYY),
        ("participant", "expected", None),
    ),
    Fact(
        17,
        "L'Europe contre-attaque.",
        ("claim:article-europe-counter-attacks", "says"),
        lambda d: claim(d, "article-europe-counter-attacks"),
        ("place:europe", "judgment", "Europe counter-attacks.", False),
    ),
    Fact(
        18,
        "le sommet controversé",
        ("claim:article-alaska-controversial", "says"),
        lambda d: claim(d, "article-alaska-controversial"),
        (ALASKA, "judgment", "a controversial summit", False),
    ),
    Fact(
        19,
        "le chef d'Etat américain Donald Trump",
        ("tenure:us-president/donald-trump-article", "attested"),
        lambda d: held_office(d, "tenure:us-president/donald-trump-article"),
        (TRUMP, "head-of-state-and-government", "state:US", ("2025-08-17",)),
    ),
    Fact(
        20,
        "son homologue russe Vladimir Poutine",
        ("tenure:ru-president/vladimir-putin-article", "attested"),
        lambda d: held_office(d, "tenure:ru-president/vladimir-putin-article"),
        (PUTIN, "head-of-state", "state:RU", ("2025-08-17",)),
    ),
    Fact(
        23,
        "vendredi dernier en Alaska",
        (ALASKA, "when"),
        lambda d: (day(d[ALASKA].when), d[ALASKA].places),
        (("2025-08-15", 5), ("place:alaska",)),
    ),
    Fact(
        24,
        "aucun dirigeant européen",
        ("participation:2025-08-15-alaska/organization-european-leaders", "status"),
        lambda d: (
            there(d, ALASKA, "organization:european-leaders"),
            d["organization:european-leaders"].kind,
        ),
        (("participant", "not-invited", None), "group"),
    ),
    Fact(
        25,
        "ni même Volodymyr Zelensky n'était convié",
        ("participation:2025-08-15-alaska/leader-volodymyr-zelenskyy", "status"),
        lambda d: there(d, ALASKA, ZELENSKYY),
        ("participant", "not-invited", None),
    ),
    Fact(
        26,
        "les alliés de l'Ukraine réagissent",
        ("claim:article-allies-react", "says"),
        lambda d: (
            claim(d, "article-allies-react"),
            ("responds-to", ALASKA) in related(d, CONFERENCE),
        ),
        (
            (
                "organization:allies-of-ukraine",
                "assertion",
                "they react to the summit in Alaska",
                False,
            ),
            True,
        ),
    ),
    Fact(
        27,
        "La «coalition des volontaires» est convoquée en visioconférence",
        (CONFERENCE, "status"),
        lambda d: (d[CONFERENCE].body, d[CONFERENCE].kind, d[CONFERENCE].status),
        (COALITION, "video-conference", "announced"),
        by=VON_DER_LEYEN,
    ),
    Fact(
        28,
        "ce dimanche 17 août à partir de 15h",
        (CONFERENCE, "when"),
        lambda d: (
            str(d[CONFERENCE].when),
            d[CONFERENCE].when.end is IntervalEnd.OPEN,
            d["claim:von-der-leyen-hour-of-the-video-conference"].value,
            d["claim:zone-of-the-video-conference"].kind,
        ),
        (
            "2025-08-17T15:00+02:00[Europe/Paris]/..",
            True,
            "2025-08-17T15:00/..",
            "inference",
        ),
        by=VON_DER_LEYEN,
    ),
    Fact(
        29,
        "en présence de Volodymyr Zelensky, a annoncé Ursula von der Leyen",
        ("participation:2025-08-17-coalition/leader-volodymyr-zelenskyy", "status"),
        lambda d: (
            there(d, CONFERENCE, ZELENSKYY),
            actors(d[CONFERENCE].parties, "announcer"),
        ),
        (("participant", "expected", None), (VON_DER_LEYEN,)),
        by=VON_DER_LEYEN,
    ),
    Fact(
        30,
        "a annoncé Ursula von der Leyen",
        ("statement:2025-08-17-von-der-leyen-announcement", "speakers"),
        lambda d: (
            d["statement:2025-08-17-von-der-leyen-announcement"].kind,
            str(d["statement:2025-08-17-von-der-leyen-announcement"].direct),
            d["statement:2025-08-17-von-der-leyen-announcement"].speakers,
            d["statement:2025-08-17-von-der-leyen-announcement"].about,
            str(d["statement:2025-08-17-von-der-leyen-announcement"].when),
        ),
        ("announcement", "no", (VON_DER_LEYEN,), (CONFERENCE,), "2025-08-17"),
    ),
    Fact(
        32,
        "une réunion à Washington lundi",
        (WHITE_HOUSE, "kind"),
        lambda d: (d[WHITE_HOUSE].kind, d[WHITE_HOUSE].status),
        ("meeting", "announced"),
    ),
    Fact(
        33,
        "lundi",
        (WHITE_HOUSE, "when"),
        lambda d: day(d[WHITE_HOUSE].when),
        ("2025-08-18", 1),
    ),
    Fact(
        34,
        "à Washington",
        (WHITE_HOUSE, "places"),
        lambda d: d[d[WHITE_HOUSE].places[0]].part_of,
        "place:washington",
    ),
    Fact(
        35,
        "avant une réunion à Washington lundi",
        (CONFERENCE, "relations/2"),
        lambda d: related(d, CONFERENCE) - {("responds-to", ALASKA), ("follows", ALASKA)},
        {("precedes", WHITE_HOUSE)},
    ),
    Fact(
        36,
        "This afternoon, I will welcome @ZelenskyyUa in Brussels.",
        (BRUSSELS, "kind"),
        lambda d: (
            d[BRUSSELS].kind,
            there(d, BRUSSELS, VON_DER_LEYEN),
            there(d, BRUSSELS, ZELENSKYY),
        ),
        ("visit", ("host", "expected", None), ("guest", "expected", None)),
        by=VON_DER_LEYEN,
    ),
    Fact(
        37,
        "This afternoon",
        (BRUSSELS, "part_of_day"),
        lambda d: (str(d[BRUSSELS].when), d[BRUSSELS].part_of_day),
        ("2025-08-17", "afternoon"),
        by=VON_DER_LEYEN,
    ),
    Fact(
        38,
        "in Brussels",
        (BRUSSELS, "places"),
        lambda d: d[BRUSSELS].places,
        ("place:brussels",),
        by=VON_DER_LEYEN,
    ),
    Fact(
        40,
        "Together, we will participate in the Coalition of Willing VTC.",
        ("participation:2025-08-17-coalition/leader-ursula-von-der-leyen", "status"),
        lambda d: there(d, CONFERENCE, VON_DER_LEYEN),
        ("participant", "expected", None),
        by=VON_DER_LEYEN,
    ),
    Fact(
        41,
        "Together, we will participate in the Coalition of Willing VTC.",
        ("participation:2025-08-17-coalition/leader-volodymyr-zelenskyy", "status"),
        lambda d: (
            there(d, CONFERENCE, ZELENSKYY),
            en(d["participation:2025-08-17-coalition/leader-volodymyr-zelenskyy"].note),
        ),
        (("participant", "expected", None), "Together with Ursula von der Leyen."),
        by=VON_DER_LEYEN,
    ),
    Fact(
        43,
        "At the request of President Zelenskyy",
        ("statement:2025-08-17-zelenskyy-request", "speakers"),
        lambda d: (
            d["statement:2025-08-17-zelenskyy-request"].kind,
            d["statement:2025-08-17-zelenskyy-request"].speakers,
            d["statement:2025-08-17-zelenskyy-request"].addressees,
            d["statement:2025-08-17-zelenskyy-request"].about,
        ),
        ("request", (ZELENSKYY,), (VON_DER_LEYEN,), (WHITE_HOUSE,)),
        by=VON_DER_LEYEN,
    ),
    Fact(
        44,
        "I will join the meeting with President Trump and other European leaders"
        " in the White House tomorrow.",
        ("participation:2025-08-18-white-house/leader-ursula-von-der-leyen", "status"),
        lambda d: there(d, WHITE_HOUSE, VON_DER_LEYEN),
        ("participant", "confirmed", "2025-08-17"),
        by=VON_DER_LEYEN,
    ),
    Fact(
        45,
        "President Trump and other European leaders",
        ("participation:2025-08-18-white-house/leader-donald-trump", "status"),
        lambda d: there(d, WHITE_HOUSE, TRUMP),
        ("participant", "expected", None),
        by=VON_DER_LEYEN,
    ),
    Fact(
        46,
        "other European leaders",
        ("participation:2025-08-18-white-house/organization-other-european-leaders", "status"),
        lambda d: (
            there(d, WHITE_HOUSE, "organization:other-european-leaders"),
            d["organization:other-european-leaders"].kind,
        ),
        (("participant", "expected", None), "group"),
        by=VON_DER_LEYEN,
    ),
    Fact(
        47,
        "in the White House",
        (WHITE_HOUSE, "places"),
        lambda d: d[WHITE_HOUSE].places,
        ("place:white-house",),
        by=VON_DER_LEYEN,
    ),
    Fact(
        48,
        "tomorrow",
        (WHITE_HOUSE, "when"),
        lambda d: day(d[WHITE_HOUSE].when),
        ("2025-08-18", 1),
        by=VON_DER_LEYEN,
    ),
    Fact(
        49,
        "President Zelenskyy",
        ("tenure:ua-president/volodymyr-zelenskyy-article", "attested"),
        lambda d: (
            held_office(d, "tenure:ua-president/volodymyr-zelenskyy-article"),
            d["claim:post-name-zelenskyy"].value[0]["text"],
        ),
        ((ZELENSKYY, "head-of-state", "state:UA", ("2025-08-17",)), "Zelenskyy"),
        by=VON_DER_LEYEN,
    ),
    Fact(
        50,
        "President Trump",
        ("tenure:us-president/donald-trump-article", "attested"),
        lambda d: held_office(d, "tenure:us-president/donald-trump-article"),
        (TRUMP, "head-of-state-and-government", "state:US", ("2025-08-17",)),
        by=VON_DER_LEYEN,
    ),
    Fact(
        51,
        "Ursula von der Leyen (@vonderleyen) August 17, 2025",
        ("statement:2025-08-17-von-der-leyen-post", "account"),
        lambda d: (
            posted(d, "2025-08-17-von-der-leyen-post"),
            len(str(d["statement:2025-08-17-von-der-leyen-post"].text).splitlines()),
        ),
        (("post", "yes", (VON_DER_LEYEN,), "X", "vonderleyen", "2025-08-17"), 3),
    ),
    Fact(
        52,
        "L’initiative de cette visioconférence vient du président français Emmanuel Macron,"
        " du premier ministre britannique Keir Starmer et du chancelier allemand Friedrich Merz.",
        (CONFERENCE, "parties/0"),
        lambda d: (
            actors(d[CONFERENCE].parties, "initiator"),
            [row["actor"] for row in d["claim:article-initiators-of-the-video-conference"].value],
        ),
        ((MACRON, STARMER, MERZ), [MACRON, STARMER, MERZ]),
    ),
    Fact(
        53,
        "président français Emmanuel Macron",
        ("tenure:fr-president/emmanuel-macron-article", "attested"),
        lambda d: held_office(d, "tenure:fr-president/emmanuel-macron-article"),
        (MACRON, "head-of-state", "state:FR", ("2025-08-17",)),
    ),
    Fact(
        54,
        "premier ministre britannique Keir Starmer",
        ("tenure:gb-prime-minister/keir-starmer-article", "attested"),
        lambda d: held_office(d, "tenure:gb-prime-minister/keir-starmer-article"),
        (STARMER, "head-of-government", "state:GB", ("2025-08-17",)),
    ),
    Fact(
        55,
        "chancelier allemand Friedrich Merz",
        ("tenure:de-chancellor/friedrich-merz-article", "attested"),
        lambda d: held_office(d, "tenure:de-chancellor/friedrich-merz-article"),
        (MERZ, "head-of-government", "state:DE", ("2025-08-17",)),
    ),
    Fact(
        62,
        "«La coalition des volontaires est prête à jouer un rôle actif», ont déclaré samedi"
        " dans un communiqué de presse commun plusieurs dirigeants européens.",
        ("statement:2025-08-16-joint", "speakers"),
        lambda d: (
            d["statement:2025-08-16-joint"].kind,
            d["statement:2025-08-16-joint"].speakers,
            str(d["statement:2025-08-16-joint"].text),
            ("part-of", JOINT) in related(d, "statement:2025-08-16-joint"),
        ),
        (
            "press-release",
            (SIGNATORIES,),
            "La coalition des volontaires est prête à jouer un rôle actif",
            True,
        ),
        by=SIGNATORIES,
    ),
    Fact(
        63,
        "La coalition des volontaires est prête à jouer un rôle actif",
        ("commitment:joint-statement-2025-08-16/7/1", "modality"),
        lambda d: (
            does(d, "joint-statement-2025-08-16/7/1"),
            actors(d["commitment:joint-statement-2025-08-16/7/1"].parties, "obligor"),
        ),
        (("ready-to", "play", "an active role"), (COALITION,)),
        by=SIGNATORIES,
    ),
    Fact(
        64,
        "samedi",
        ("statement:2025-08-16-joint", "when"),
        lambda d: (day(d["statement:2025-08-16-joint"].when), str(d[JOINT].when)),
        (("2025-08-16", 6), "2025-08-16"),
    ),
    Fact(
        65,
        "plusieurs dirigeants européens",
        (SIGNATORIES, "declared_size"),
        lambda d: (
            d[SIGNATORIES].declared_size.low,
            d[SIGNATORIES].declared_size.high,
            str(d[SIGNATORIES].declared_size.wording),
            actors(d[JOINT].parties, "signatory"),
        ),
        (2, None, "plusieurs", (SIGNATORIES,)),
    ),
    Fact(
        66,
        "My statement on Ukraine. pic.twitter.com/x9CJrrLPJJ"
        " — Keir Starmer (@Keir_Starmer) August 16, 2025",
        ("statement:2025-08-16-starmer-post", "text"),
        lambda d: (
            posted(d, "2025-08-16-starmer-post"),
            str(d["statement:2025-08-16-starmer-post"].text),
            d["statement:2025-08-16-starmer-post"].link,
            d["statement:2025-08-16-starmer-post"].about,
        ),
        (
            ("post", "yes", (STARMER,), "X", "Keir_Starmer", "2025-08-16"),
            "My statement on Ukraine.",
            "pic.twitter.com/x9CJrrLPJJ",
            ("state:UA",),
        ),
        by=STARMER,
    ),
    Fact(
        67,
        "Une coalition de 31 pays",
        (COALITION, "declared_size"),
        lambda d: (
            str(d[COALITION].declared_size),
            d["claim:article-declared-size"].value["value"],
        ),
        ("31 pays", 31),
    ),
    Fact(
        68,
        "en soutien de l'Ukraine",
        ("objective:coalition/1", "text"),
        lambda d: en(d["objective:coalition/1"].text),
        "support Ukraine",
    ),
    Fact(
        69,
        "La «coalition des volontaires» a été créée en mars 2025",
        (COALITION, "founded"),
        lambda d: (
            str(d[COALITION].founded),
            d[COALITION].founded.precision,
            d["claim:article-founded"].value,
        ),
        ("2025-03", "month", "2025-03"),
    ),
    Fact(
        70,
        "à l'initiative de la République tchèque",
        (COALITION, "parties"),
        lambda d: (
            actors(d[COALITION].parties, "initiator"),
            [row["actor"] for row in d["claim:article-initiator"].value],
        ),
        (("state:CZ",), ["state:CZ"]),
    ),
    Fact(
        72,
        "Elle regroupe 31 pays du monde",
        (COALITION, "declared_size"),
        lambda d: (
            d[COALITION].declared_size.value,
            d[COALITION].declared_size.qualifier,
            en(d[COALITION].declared_size.of),
        ),
        (31, "exact", "countries"),
    ),
    Fact(
        73,
        "majoritairement des européens",
        ("claim:article-majority-european", "value"),
        lambda d: (
            d["organization:european-members-of-the-coalition"].parent,
            d["claim:article-majority-european"].value["value"],
            d["claim:article-majority-european"].value["qualifier"],
            d["claim:article-majority-european"].value["unit"],
            str(d["organization:european-members-of-the-coalition"].declared_size.contains(0.5)),
        ),
        (COALITION, 0.5, "more-than", "share", "no"),
    ),
    Fact(
        74,
        "la France",
        ("membership:coalition/state-FR", "member"),
        lambda d: member(d, "coalition/state-FR"),
        (COALITION, "state:FR", "member", ("2025-08-17",)),
    ),
    Fact(
        75,
        "l'Allemagne",
        ("membership:coalition/state-DE", "member"),
        lambda d: member(d, "coalition/state-DE"),
        (COALITION, "state:DE", "member", ("2025-08-17",)),
    ),
    Fact(
        76,
        "le Royaume-Uni",
        ("membership:coalition/state-GB", "member"),
        lambda d: member(d, "coalition/state-GB"),
        (COALITION, "state:GB", "member", ("2025-08-17",)),
    ),
    Fact(
        77,
        "la Suède",
        ("membership:coalition/state-SE", "member"),
        lambda d: member(d, "coalition/state-SE"),
        (COALITION, "state:SE", "member", ("2025-08-17",)),
    ),
    Fact(
        78,
        "le Canada",
        ("membership:coalition/state-CA", "member"),
        lambda d: (
            member(d, "coalition/state-CA"),
            claim(d, "article-members-named-in-part")[2],
        ),
        (
            (COALITION, "state:CA", "member", ("2025-08-17",)),
            "The five states named are examples of the 31.",
        ),
    ),
    Fact(
        81,
        "L'Otan et L'Union Européenne en sont également membres.",
        ("membership:coalition/organization-nato", "member"),
        lambda d: member(d, "coalition/organization-nato"),
        (COALITION, "organization:nato", "member", ("2025-08-17",)),
    ),
    Fact(
        82,
        "L'Otan et L'Union Européenne en sont également membres.",
        ("membership:coalition/organization-eu", "member"),
        lambda d: member(d, "coalition/organization-eu"),
        (COALITION, "organization:eu", "member", ("2025-08-17",)),
    ),
    Fact(
        85,
        "la «coalition des volontaires» s'est officiellement réunie pour la première fois"
        " au siège de l’Otan à Bruxelles",
        (NATO_HQ, "ordinal"),
        lambda d: (
            d[NATO_HQ].body,
            d[NATO_HQ].status,
            d[NATO_HQ].ordinal,
            d["claim:article-first-meeting"].value,
            claim(d, "article-official-meeting")[2],
        ),
        (COALITION, "held", 1, 1, "the coalition met there officially"),
    ),
    Fact(
        86,
        "Le 10 avril dernier",
        (NATO_HQ, "when"),
        lambda d: day(d[NATO_HQ].when),
        ("2025-04-10", 4),
    ),
    Fact(
        87,
        "au siège de l’Otan à Bruxelles",
        (NATO_HQ, "places"),
        lambda d: (d[NATO_HQ].places, d["place:nato-headquarters"].part_of),
        (("place:nato-headquarters",), "place:brussels"),
    ),
    Fact(
        88,
        "siège de l’Otan à Bruxelles",
        ("claim:article-nato-seat", "value"),
        lambda d: (
            d["claim:article-nato-seat"].about,
            d["claim:article-nato-seat"].field,
            d["claim:article-nato-seat"].value,
        ),
        ("organization:nato", "seat", "place:brussels"),
    ),
    Fact(
        89,
        "la création d’une «force de réassurance»",
        (FORCE, "status"),
        lambda d: (
            d[FORCE].kind,
            d[FORCE].status,
            (d[FORCE].names[0].text, d[FORCE].names[0].kind),
            [en(item) for item in d[NATO_HQ].agenda],
        ),
        (
            "force",
            "planned",
            ("force de réassurance", "so-called"),
            ["the creation of a reassurance force"],
        ),
    ),
    Fact(
        90,
        "dans le but de maintenir la paix en Ukraine",
        ("objective:reassurance-force/1", "text"),
        lambda d: en(d["objective:reassurance-force/1"].text),
        "maintain peace in Ukraine",
    ),
    Fact(
        91,
        "en cas de cessez-le-feu",
        ("condition:objective-reassurance-force-1/1", "triggers"),
        lambda d: (
            [
                (trigger.of, trigger.happening)
                for trigger in d["condition:objective-reassurance-force-1/1"].triggers
            ],
            d["condition:objective-reassurance-force-1/1"].effect,
            d["event:ceasefire"].status,
        ),
        ([("event:ceasefire", "occurs")], "starts", "hypothetical"),
    ),
    Fact(
        92,
        "Faciliter les négociations",
        ("objective:coalition/2", "text"),
        lambda d: en(d["objective:coalition/2"].text),
        "facilitate negotiations",
    ),
    Fact(
        93,
        "rétablir la paix",
        ("objective:coalition/3", "text"),
        lambda d: en(d["objective:coalition/3"].text),
        "restore peace",
    ),
    Fact(
        94,
        "Les différents objectifs de la coalition",
        ("claim:article-several-objectives", "value"),
        lambda d: (
            d["claim:article-several-objectives"].about,
            d["claim:article-several-objectives"].open,
            [row["text"]["en"] for row in d["claim:article-several-objectives"].value],
        ),
        (COALITION, True, ["facilitate negotiations", "restore peace"]),
    ),
    Fact(
        95,
        "la question des garanties de sécurité qui seraient accordées à Kiev",
        (CONFERENCE, "agenda/0"),
        lambda d: en(d[CONFERENCE].agenda[0]),
        "security guarantees for Ukraine",
        by=DIPLOMATS,
    ),
    Fact(
        96,
        "selon des diplomates",
        ("statement:2025-08-17-diplomats", "speakers"),
        lambda d: (
            d["statement:2025-08-17-diplomats"].speakers,
            d[DIPLOMATS].kind,
            d["statement:2025-08-17-diplomats"].about,
        ),
        ((DIPLOMATS,), "group", (CONFERENCE,)),
    ),
    Fact(
        97,
        "à Kiev",
        ("claim:article-name-kiev", "value"),
        lambda d: (
            d["claim:article-name-kiev"].about,
            d["claim:article-name-kiev"].value[0]["text"],
            d["claim:article-name-kiev"].value[0]["kind"],
            [name.text for name in d["place:kyiv"].names],
        ),
        ("state:UA", "Kiev", "metonym", ["Kiev", "Kyiv"]),
    ),
    Fact(
        98,
        "dans le cadre d'un éventuel accord de paix",
        ("claim:diplomats-guarantees-within-an-agreement", "says"),
        lambda d: (
            claim(d, "diplomats-guarantees-within-an-agreement"),
            d["event:peace-agreement"].status,
        ),
        (
            (
                "event:peace-agreement",
                "assertion",
                "the security guarantees would be granted within it",
                False,
            ),
            "hypothetical",
        ),
        by=DIPLOMATS,
    ),
    Fact(
        99,
        "la Première ministre italienne, Giorgia Meloni",
        ("tenure:it-prime-minister/giorgia-meloni-article", "attested"),
        lambda d: held_office(d, "tenure:it-prime-minister/giorgia-meloni-article"),
        (MELONI, "head-of-government", "state:IT", ("2025-08-17",)),
    ),
    Fact(
        102,
        "D'après la Première ministre italienne, Giorgia Meloni,"
        " il s'agirait pour commencer de définir",
        ("statement:meloni-collective-security", "speakers"),
        lambda d: (
            d["statement:meloni-collective-security"].speakers,
            str(d["statement:meloni-collective-security"].direct),
            d["statement:meloni-collective-security"].about,
            does(d, "meloni-proposal/1/1"),
        ),
        (
            (MELONI,),
            "no",
            ("plan:meloni-proposal",),
            ("proposes", "define", "a collective security clause"),
        ),
        by=MELONI,
    ),
    Fact(
        103,
        "une clause de sécurité collective qui permettrait à l'Ukraine"
        " d'obtenir le soutien de tous ses partenaires",
        ("clause:meloni-proposal/1", "text"),
        lambda d: (
            d["plan:meloni-proposal"].kind,
            actors(d["commitment:meloni-proposal/1/2"].parties, "beneficiary"),
            en(d["commitment:meloni-proposal/1/2"].object),
        ),
        ("proposal", ("state:UA",), "the support of all its partners"),
        by=MELONI,
    ),
    Fact(
        104,
        "y compris des Etats-Unis, prêts à agir",
        ("commitment:meloni-proposal/1/2", "parties/1"),
        lambda d: (
            does(d, "meloni-proposal/1/2")[:2],
            actors(d["commitment:meloni-proposal/1/2"].parties, "guarantor"),
        ),
        (("ready-to", "act"), ("organization:partners-of-ukraine", "state:US")),
        by=MELONI,
    ),
    Fact(
        105,
        "dans le cas où elle serait à nouveau attaquée",
        ("condition:commitment-meloni-proposal-1-2/1", "triggers"),
        lambda d: (
            [row.of for row in d["condition:commitment-meloni-proposal-1-2/1"].triggers],
            d["event:new-attack-on-ukraine"].status,
            actors(d["event:new-attack-on-ukraine"].parties, "attacked"),
            claim(d, "meloni-ukraine-has-been-attacked")[:3],
        ),
        (
            ["event:new-attack-on-ukraine"],
            "hypothetical",
            ("state:UA",),
            ("state:UA", "presupposition", "Ukraine has been attacked before"),
        ),
        by=MELONI,
    ),
    Fact(
        107,
        "pour commencer",
        ("timing:commitment-meloni-proposal-1-1", "wording"),
        lambda d: en(d["commitment:meloni-proposal/1/1"].timing.wording),
        "to begin with",
        by=MELONI,
    ),
    Fact(
        108,
        "cette coalition adopte un plan en quatre points",
        (FOUR_POINTS, "parties"),
        lambda d: (
            d[FOUR_POINTS].kind,
            actors(d[FOUR_POINTS].parties, "adopter"),
            d[FOUR_POINTS].when,
        ),
        ("plan", (COALITION,), None),
    ),
    Fact(
        109,
        "quatre points",
        (FOUR_POINTS, "declared_size"),
        lambda d: (
            d[FOUR_POINTS].declared_size.value,
            [row.number for row in d[FOUR_POINTS].clauses],
            str(d[FOUR_POINTS].complete),
        ),
        (4, ["1", "2", "3", "4"], "yes"),
    ),
    Fact(
        110,
        "Engagement à maintenir le flux d’aide militaire à l’Ukraine tout en augmentant la pression"
        " économique sur la Russie par le biais de sanctions et d’autres mesures.",
        ("clause:four-points/1", "text"),
        lambda d: clause(d, "four-points/1"),
        ("1", "verbatim", "commitment", "Engagement à"),
    ),
    Fact(
        111,
        "maintenir le flux d’aide militaire à l’Ukraine",
        ("commitment:four-points/1/1", "action"),
        lambda d: (
            does(d, "four-points/1/1"),
            actors(d["commitment:four-points/1/1"].parties, "obligor"),
            actors(d["commitment:four-points/1/1"].parties, "beneficiary"),
        ),
        (("commits", "maintain", "the flow of military aid"), (COALITION,), ("state:UA",)),
        by=COALITION,
    ),
    Fact(
        112,
        "augmentant la pression économique sur la Russie",
        ("commitment:four-points/1/2", "action"),
        lambda d: (
            does(d, "four-points/1/2"),
            actors(d["commitment:four-points/1/2"].parties, "obligor"),
            actors(d["commitment:four-points/1/2"].parties, "target"),
        ),
        (("commits", "increase", "economic pressure"), (COALITION,), ("state:RU",)),
        by=COALITION,
    ),
    Fact(
        113,
        "par le biais de sanctions et d’autres mesures",
        ("commitment:four-points/1/2", "means"),
        lambda d: [en(means) for means in d["commitment:four-points/1/2"].means],
        ["sanctions", "other measures"],
        by=COALITION,
    ),
    Fact(
        115,
        "Affirmation que tout accord de paix durable doit garantir la souveraineté et la sécurité"
        " de l’Ukraine, et que l’Ukraine soit présente lors de toutes les négociations de paix.",
        ("clause:four-points/2", "text"),
        lambda d: clause(d, "four-points/2"),
        ("2", "verbatim", "principle", "Affirmation "),
    ),
    Fact(
        116,
        "tout accord de paix durable doit garantir la souveraineté et la sécurité de l’Ukraine",
        ("commitment:four-points/2/1", "object"),
        lambda d: (
            does(d, "four-points/2/1"),
            actors(d["commitment:four-points/2/1"].parties, "beneficiary"),
            en(d["commitment:four-points/2/1"].conditions[0].wording),
        ),
        (
            ("requires", "guarantee", "the sovereignty and security of Ukraine"),
            ("state:UA",),
            "any lasting peace agreement",
        ),
        by=COALITION,
    ),
    Fact(
        117,
        "que l’Ukraine soit présente lors de toutes les négociations de paix",
        ("commitment:four-points/2/2", "action"),
        lambda d: (
            does(d, "four-points/2/2"),
            actors(d["commitment:four-points/2/2"].parties, "participant"),
            d["commitment:four-points/2/2"].timing.relation,
        ),
        (("requires", "be present", "all peace negotiations"), ("state:UA",), "during"),
        by=COALITION,
    ),
    Fact(
        118,
        "Engagement à renforcer les capacités militaires défensives de l'Ukraine après tout accord"
        " de paix afin de dissuader d'éventuelles futures invasions.",
        ("clause:four-points/3", "text"),
        lambda d: clause(d, "four-points/3"),
        ("3", "verbatim", "commitment", "Engagement à"),
    ),
    Fact(
        119,
        "renforcer les capacités militaires défensives de l'Ukraine après tout accord de paix",
        ("commitment:four-points/3/1", "timing"),
        lambda d: (
            does(d, "four-points/3/1"),
            actors(d["commitment:four-points/3/1"].parties, "beneficiary"),
            en(d["commitment:four-points/3/1"].timing.wording),
            d["commitment:four-points/3/1"].timing.relation,
            d["commitment:four-points/3/1"].timing.anchor,
        ),
        (
            ("commits", "strengthen", "the defensive military capabilities of Ukraine"),
            ("state:UA",),
            "after any peace agreement",
            "after",
            "event:peace-agreement",
        ),
        by=COALITION,
    ),
    Fact(
        120,
        "dissuader d'éventuelles futures invasions",
        ("commitment:four-points/3/1", "purpose"),
        lambda d: en(d["commitment:four-points/3/1"].purpose),
        "deter possible future invasions",
        by=COALITION,
    ),
    Fact(
        121,
        "Développement d’une « coalition des volontaires » composée de plusieurs nations prêtes à"
        " défendre les termes de tout accord de paix et à garantir la sécurité de l’Ukraine"
        " par la suite",
        ("clause:four-points/4", "text"),
        lambda d: (
            clause(d, "four-points/4"),
            str(d["clause:four-points/4"].text)[-1],
            claim(d, "tension-plan-of-the-coalition")[:2],
        ),
        (
            ("4", "verbatim", "commitment", "Développemen"),
            "e",
            (FOUR_POINTS, "inference"),
        ),
    ),
    Fact(
        122,
        "plusieurs nations prêtes à défendre les termes de tout accord de paix",
        ("commitment:four-points/4/2", "action"),
        lambda d: (
            does(d, "four-points/4/2"),
            actors(d["commitment:four-points/4/2"].parties, "obligor"),
            d["organization:several-nations"].declared_size.low,
        ),
        (
            ("ready-to", "defend", "the terms of any peace agreement"),
            ("organization:several-nations",),
            2,
        ),
        by=COALITION,
    ),
    Fact(
        123,
        "garantir la sécurité de l’Ukraine par la suite",
        ("commitment:four-points/4/3", "action"),
        lambda d: (
            does(d, "four-points/4/3"),
            en(d["commitment:four-points/4/3"].timing.wording),
            d["commitment:four-points/4/3"].timing.anchor,
        ),
        (
            ("ready-to", "guarantee", "the security of Ukraine"),
            "afterwards",
            "event:peace-agreement",
        ),
        by=COALITION,
    ),
    Fact(
        125,
        "aborder les détails d’un potentiel accord de paix",
        (CONFERENCE, "agenda/1"),
        lambda d: en(d[CONFERENCE].agenda[1]),
        "details of a potential peace agreement",
    ),
    Fact(
        126,
        "Ce dimanche",
        (CONFERENCE, "when"),
        lambda d: first_day(d[CONFERENCE].when),
        ("2025-08-17", 7),
    ),
    Fact(
        127,
        "évoqué après le sommet en Alaska",
        ("claim:article-agreement-raised-after-alaska", "says"),
        lambda d: claim(d, "article-agreement-raised-after-alaska"),
        (
            "event:peace-agreement",
            "assertion",
            "it was raised after the summit in Alaska",
            False,
        ),
    ),
    Fact(
        130,
        "Aucune restriction ne doit être imposée aux forces armées ukrainiennes",
        ("commitment:joint-statement-2025-08-16/8/1", "modality"),
        lambda d: does(d, "joint-statement-2025-08-16/8/1"),
        ("prohibits", "impose a restriction", "the Ukrainian armed forces"),
        by=ELYSEE,
    ),
    Fact(
        131,
        "ni à leur coopération avec des pays tiers",
        ("commitment:joint-statement-2025-08-16/8/2", "modality"),
        lambda d: does(d, "joint-statement-2025-08-16/8/2"),
        ("prohibits", "impose a restriction", "their cooperation with third countries"),
        by=ELYSEE,
    ),
    Fact(
        132,
        "La Russie ne peut avoir de droit de veto sur le chemin de l’Ukraine"
        " vers l’Union européenne et l’Otan",
        ("commitment:joint-statement-2025-08-16/9/1", "modality"),
        lambda d: (
            does(d, "joint-statement-2025-08-16/9/1"),
            actors(d["commitment:joint-statement-2025-08-16/9/1"].parties, "obligor"),
        ),
        (
            ("prohibits", "have a right of veto", "the path of Ukraine to the European Union"),
            ("state:RU",),
        ),
        by=ELYSEE,
    ),
    Fact(
        133,
        "La Russie ne peut avoir de droit de veto sur le chemin de l’Ukraine"
        " vers l’Union européenne et l’Otan",
        ("commitment:joint-statement-2025-08-16/9/2", "modality"),
        lambda d: (
            does(d, "joint-statement-2025-08-16/9/2"),
            actors(d["commitment:joint-statement-2025-08-16/9/2"].parties, "obligor"),
        ),
        (("prohibits", "have a right of veto", "the path of Ukraine to NATO"), ("state:RU",)),
        by=ELYSEE,
    ),
    Fact(
        134,
        "le chemin de l’Ukraine vers l’Union européenne et l’Otan",
        ("membership:eu/state-UA", "status"),
        lambda d: (
            member(d, "eu/state-UA"),
            d["claim:elysee-ukraine-aspires-to-the-eu"].kind,
            d["claim:elysee-ukraine-aspires-to-the-eu"].about,
        ),
        (
            ("organization:eu", "state:UA", "aspirant", ("2025-08-16",)),
            "presupposition",
            "membership:eu/state-UA",
        ),
        by=ELYSEE,
    ),
    Fact(
        135,
        "le chemin de l’Ukraine vers l’Union européenne et l’Otan",
        ("membership:nato/state-UA", "status"),
        lambda d: (
            member(d, "nato/state-UA"),
            d["claim:elysee-ukraine-aspires-to-nato"].kind,
            d["claim:elysee-ukraine-aspires-to-nato"].about,
        ),
        (
            ("organization:nato", "state:UA", "aspirant", ("2025-08-16",)),
            "presupposition",
            "membership:nato/state-UA",
        ),
        by=ELYSEE,
    ),
    Fact(
        136,
        "rappelait l'Élysée samedi",
        ("statement:2025-08-16-elysee-reminder", "speakers"),
        lambda d: (
            d["statement:2025-08-16-elysee-reminder"].speakers,
            day(d["statement:2025-08-16-elysee-reminder"].when),
            ("relays", JOINT) in related(d, "statement:2025-08-16-elysee-reminder"),
        ),
        ((ELYSEE,), ("2025-08-16", 6), True),
    ),
    Fact(
        138,
        "« L’Ukraine peut compter sur notre solidarité sans faille alors que nous œuvrons en faveur"
        " d’une paix qui préserve les intérêts vitaux de sécurité de l’Ukraine et de l’Europe. »",
        ("statement:2025-08-16-elysee-post", "text"),
        lambda d: (
            d["statement:2025-08-16-elysee-post"].speakers,
            ("quotes", JOINT) in related(d, "statement:2025-08-16-elysee-post"),
            d["statement:2025-08-16-elysee-post"].about[0],
            clause(d, "joint-statement-2025-08-16/14"),
        ),
        (
            (ELYSEE,),
            True,
            "clause:joint-statement-2025-08-16/14",
            ("14", "translated", "commitment", "L’Ukraine pe"),
        ),
        by=ELYSEE,
    ),
    Fact(
        139,
        "L’Ukraine peut compter sur notre solidarité sans faille",
        ("commitment:joint-statement-2025-08-16/14/1", "object"),
        lambda d: (
            does(d, "joint-statement-2025-08-16/14/1"),
            actors(d["commitment:joint-statement-2025-08-16/14/1"].parties, "obligor"),
            actors(d["commitment:joint-statement-2025-08-16/14/1"].parties, "beneficiary"),
        ),
        (("commits", None, "our unfailing solidarity"), (SIGNATORIES,), ("state:UA",)),
        by=ELYSEE,
    ),
    Fact(
        140,
        "une paix qui préserve les intérêts vitaux de sécurité de l’Ukraine et de l’Europe",
        ("commitment:joint-statement-2025-08-16/14/2", "object"),
        lambda d: does(d, "joint-statement-2025-08-16/14/2"),
        (
            "aims",
            "work",
            "a peace that preserves the vital security interests of Ukraine and of Europe",
        ),
        by=ELYSEE,
    ),
    Fact(
        141,
        "Déclaration conjointe importante :https://t.co/OiH7emg9Lu"
        " — Élysée (@Elysee) August 16, 2025",
        ("statement:2025-08-16-elysee-post", "account"),
        lambda d: (
            posted(d, "2025-08-16-elysee-post"),
            d["statement:2025-08-16-elysee-post"].link,
            claim(d, "elysee-important-statement")[:3],
        ),
        (
            ("post", "yes", (ELYSEE,), "X", "Elysee", "2025-08-16"),
            "https://t.co/OiH7emg9Lu",
            (JOINT, "judgment", "an important joint statement"),
        ),
        by=ELYSEE,
    ),
    Fact(
        142,
        "vont se retrouver lundi à la Maison Blanche à Washington pour échanger avec Donald Trump",
        (WHITE_HOUSE, "agenda/0"),
        lambda d: [en(item) for item in d[WHITE_HOUSE].agenda],
        ["exchange with Donald Trump"],
    ),
    Fact(
        143,
        "Après la visioconférence",
        (WHITE_HOUSE, "relations/0"),
        lambda d: related(d, WHITE_HOUSE),
        {("follows", CONFERENCE)},
    ),
    Fact(
        144,
        "les différents dirigeants à l'origine de cette coalition",
        ("participation:2025-08-18-white-house/organization-leaders-at-the-origin", "status"),
        lambda d: (
            there(d, WHITE_HOUSE, "organization:leaders-at-the-origin"),
            d["organization:leaders-at-the-origin"].kind,
        ),
        (("participant", "expected", None), "group"),
    ),
    Fact(
        145,
        "à la Maison Blanche à Washington",
        (WHITE_HOUSE, "places"),
        lambda d: (d[WHITE_HOUSE].places, d["place:white-house"].part_of),
        (("place:white-house",), "place:washington"),
    ),
    Fact(
        146,
        "lundi à la Maison Blanche",
        (WHITE_HOUSE, "when"),
        lambda d: day(d[WHITE_HOUSE].when),
        ("2025-08-18", 1),
    ),
    Fact(
        147,
        "avec Donald Trump",
        ("participation:2025-08-18-white-house/leader-donald-trump", "status"),
        lambda d: there(d, WHITE_HOUSE, TRUMP),
        ("participant", "expected", None),
    ),
    Fact(
        148,
        "président ukrainien Volodymyr Zelensky",
        ("tenure:ua-president/volodymyr-zelenskyy-article", "attested"),
        lambda d: held_office(d, "tenure:ua-president/volodymyr-zelenskyy-article"),
        (ZELENSKYY, "head-of-state", "state:UA", ("2025-08-17",)),
    ),
    Fact(
        149,
        "la présidente de la Commission européenne Ursula von der Leyen",
        ("tenure:eu-commission-president/ursula-von-der-leyen-article", "attested"),
        lambda d: held_office(d, "tenure:eu-commission-president/ursula-von-der-leyen-article"),
        (
            VON_DER_LEYEN,
            "head-of-organization",
            "organization:european-commission",
            ("2025-08-17",),
        ),
    ),
    Fact(
        151,
        "le président finlandais Alexander Stubb",
        ("tenure:fi-president/alexander-stubb-article", "attested"),
        lambda d: held_office(d, "tenure:fi-president/alexander-stubb-article"),
        (STUBB, "head-of-state", "state:FI", ("2025-08-17",)),
    ),
    Fact(
        155,
        "En plus du président ukrainien Volodymyr Zelensky",
        ("participation:2025-08-18-white-house/leader-volodymyr-zelenskyy", "status"),
        lambda d: (
            there(d, WHITE_HOUSE, ZELENSKYY),
            en(d["participation:2025-08-18-white-house/leader-volodymyr-zelenskyy"].note),
        ),
        (
            ("participant", "expected", "2025-08-17"),
            "Given as certain: the others come 'besides' him.",
        ),
    ),
    Fact(
        156,
        "Volodymyr Zelensky, Emmanuel Macron",
        ("participation:2025-08-18-white-house/leader-emmanuel-macron", "status"),
        lambda d: there(d, WHITE_HOUSE, MACRON),
        ("participant", "confirmed", "2025-08-17"),
    ),
    Fact(
        157,
        "Ursula von der Leyen, le président finlandais",
        ("participation:2025-08-18-white-house/leader-ursula-von-der-leyen", "status"),
        lambda d: there(d, WHITE_HOUSE, VON_DER_LEYEN),
        ("participant", "confirmed", "2025-08-17"),
    ),
    Fact(
        158,
        "Alexander Stubb et le chancelier",
        ("participation:2025-08-18-white-house/leader-alexander-stubb", "status"),
        lambda d: there(d, WHITE_HOUSE, STUBB),
        ("participant", "confirmed", "2025-08-17"),
    ),
    Fact(
        159,
        "Friedrich Merz ont d'ores et déjà confirmé leur présence",
        ("participation:2025-08-18-white-house/leader-friedrich-merz", "status"),
        lambda d: there(d, WHITE_HOUSE, MERZ),
        ("participant", "confirmed", "2025-08-17"),
    ),
    Fact(
        160,
        "Emmanuel Macron, la présidente de la Commission européenne Ursula von der Leyen,"
        " le président finlandais Alexander Stubb et le chancelier allemand Friedrich Merz",
        ("claim:article-four-confirmed", "value"),
        lambda d: (
            [row["actor"] for row in d["claim:article-four-confirmed"].value],
            [row.actor for row in d[WHITE_HOUSE].participants if row.status == "confirmed"],
            d["claim:article-four-confirmed"].kind,
        ),
        (
            [MACRON, VON_DER_LEYEN, STUBB, MERZ],
            [MACRON, VON_DER_LEYEN, STUBB, MERZ],
            "inference",
        ),
    ),
    Fact(
        161,
        "Donald Trump avait fait savoir que ses efforts portaient désormais sur",
        ("statement:2025-08-15-trump", "speakers"),
        lambda d: (
            d["statement:2025-08-15-trump"].speakers,
            str(d["statement:2025-08-15-trump"].direct),
            d["statement:2025-08-15-trump"].about[0],
            d["statement:2025-08-15-trump"].text,
        ),
        ((TRUMP,), "no", "event:peace-agreement", None),
        by=TRUMP,
    ),
    Fact(
        162,
        "À l'issue de son sommet vendredi avec Vladimir Poutine",
        ("statement:2025-08-15-trump", "when"),
        lambda d: (
            day(d["statement:2025-08-15-trump"].when),
            related(d, "statement:2025-08-15-trump"),
        ),
        (("2025-08-15", 5), {("follows", ALASKA)}),
    ),
    Fact(
        163,
        "l'élaboration d'un accord de paix permettant de mettre fin à la guerre",
        ("claim:trump-agreement-that-ends-the-war", "says"),
        lambda d: (
            claim(d, "trump-agreement-that-ends-the-war"),
            d["position:leader-donald-trump/event-peace-agreement"].stance,
            d["position:leader-donald-trump/event-peace-agreement"].basis,
        ),
        (
            (
                "event:peace-agreement",
                "assertion",
                "his efforts aim at a peace agreement that ends the war",
                False,
            ),
            "supports",
            "reported",
        ),
        by=TRUMP,
    ),
    Fact(
        164,
        "sans passer par l'étape d'un cessez-le-feu",
        ("claim:trump-ceasefire-first", "says"),
        lambda d: claim(d, "trump-ceasefire-first"),
        ("event:peace-agreement", "assertion", "it takes the step of a ceasefire first", True),
        by=TRUMP,
    ),
    Fact(
        165,
        "mettre fin à la guerre",
        ("claim:article-war-under-way", "says"),
        lambda d: (
            claim(d, "article-war-under-way"),
            d["event:war"].kind,
            d["event:war"].parties,
        ),
        (("event:war", "presupposition", "a war is under way", False), "war", ()),
    ),
    Fact(
        166,
        "d'où l'importance de cette réunion outre-Atlantique",
        ("claim:article-white-house-important", "says"),
        lambda d: claim(d, "article-white-house-important"),
        (
            WHITE_HOUSE,
            "judgment",
            "an important meeting because of what Donald Trump has let be known",
            False,
        ),
    ),
    Fact(
        167,
        "outre-Atlantique",
        (WHITE_HOUSE, "places"),
        lambda d: d[d[d[WHITE_HOUSE].places[0]].part_of].part_of,
        "state:US",
    ),
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return reference.dossier("alaska-to-washington")


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact.n))
def test_the_dossier_holds_the_fact(dossier: Dossier, fact: Fact) -> None:
    """Each fact of the article can be asked of the dossier."""
    assert fact.content(dossier) == fact.expected


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact.n))
def test_the_fact_is_traced_to_its_words(dossier: Dossier, fact: Fact) -> None:
    """Each fact is cited with the words that carry it, and with whose word it is."""
    found = [each for each in citations(dossier, *fact.at) if each.quote == fact.quote]
    assert [each.attributed_to for each in found] == [fact.by]
    assert ARTICLE in {found[0].source, found[0].via}


@with_article
def test_the_table_is_the_list_of_core_facts() -> None:
    """The table has the numbers, words and attributions of the 135 core facts."""
    listed = json.loads((FACTS_FOLDER / "article_facts.json").read_text("utf-8"))["rows"]
    core = [row for row in listed if row["tier"] == "core"]
    assert len(core) == 135
    assert [(fact.n, fact.quote, fact.by) for fact in FACTS] == [
        (row["n"], row["quote"], ATTRIBUTION[row["attributed_to"]]) for row in core
    ]


def own_citations(dossier: Dossier) -> Iterator[tuple[str, Citation]]:
    """Yield the citations of what the dossier itself holds, parts included."""
    for entity in dossier.own:
        for owner in (entity, *(part for _, part in parts(entity))):
            for citation in owner.citations:
                yield owner.id, citation


@with_article
def test_quotations_are_the_words_of_the_article(dossier: Dossier) -> None:
    """Whatever is shown as a quotation stands so in the article."""
    article = (FACTS_FOLDER / "article.fr.txt").read_text("utf-8")
    quotes = [
        (id_, citation.quote)
        for id_, citation in own_citations(dossier)
        if citation.verbatim and citation.quote is not None
    ]
    assert len(quotes) > len(FACTS)
    assert [each for each in quotes if each[1] not in article] == []


@with_article
def test_wordings_are_the_words_of_the_article(dossier: Dossier) -> None:
    """The texts of clauses and statements stand so in the article, post by post line by line."""
    article = (FACTS_FOLDER / "article.fr.txt").read_text("utf-8")
    clauses = [str(clause.text) for plan in dossier.plans.values() for clause in plan.clauses]
    statements = [str(row.text) for row in dossier.statements.values() if row.text is not None]
    lines = [line for text in (*clauses, *statements) for line in text.splitlines()]
    assert len(lines) == 17
    assert [line for line in lines if line not in article] == []


def test_the_article_is_not_reproduced(dossier: Dossier) -> None:
    """Quotations are short, and no source carries its text."""
    assert [source.id for source in dossier.sources.values() if source.text is not None] == []
    assert max(len(citation.quote or "") for _, citation in own_citations(dossier)) < 200


def test_every_citation_goes_back_to_the_article(dossier: Dossier) -> None:
    """There is one witness: what posts and statements say comes by way of it."""
    own = {entity.id for entity in dossier.own}
    for id_, citation in own_citations(dossier):
        assert citation.source in own, id_
        assert (citation.source == ARTICLE) == (citation.via is None), id_
        assert citation.via in (None, ARTICLE), id_
    assert [entity.id for entity in dossier.own if not entity.citations] == []


def test_what_the_article_does_not_say_is_not_there(dossier: Dossier) -> None:
    """Nobody is added: nine persons, nine states, seven members, and no outlet or author."""
    targets = {row.target for entity in dossier.own for row in references(entity)}
    assert {each for each in targets if each.startswith("leader:")} == {
        TRUMP,
        PUTIN,
        ZELENSKYY,
        VON_DER_LEYEN,
        MACRON,
        STARMER,
        MERZ,
        MELONI,
        STUBB,
    }
    assert {each for each in targets if each.startswith("state:")} == {
        f"state:{code}" for code in ("US", "FR", "DE", "GB", "SE", "CA", "CZ", "UA", "RU")
    }
    members = [row.member for row in dossier.memberships.values() if row.organization == COALITION]
    assert members == [
        "organization:eu",
        "organization:nato",
        *(f"state:{code}" for code in ("CA", "DE", "FR", "GB", "SE")),
    ]
    article = dossier.sources[ARTICLE]
    assert (article.publisher, article.authors, article.link) == (None, (), None)


@pytest.mark.parametrize(
    ("tension", "one_side", "other_side"),
    [
        ("initiators-of-the-coalition", "article-initiator", "article-leaders-at-the-origin"),
        ("ceasefire", "article-force-after-a-ceasefire", "trump-ceasefire-first"),
        (
            "plan-of-the-coalition",
            "article-plan-adopter",
            "article-plan-provides-for-the-coalition",
        ),
        (
            "negotiations-without-ukraine",
            "article-zelenskyy-not-invited",
            "article-ukraine-at-all-negotiations",
        ),
        (
            "voices",
            "article-initiators-of-the-video-conference",
            "article-signatories-of-the-joint-statement",
        ),
        ("voices", "article-signatories-of-the-joint-statement", "article-words-of-the-elysee"),
        ("thirty-one", "article-declared-size", "article-nato-is-a-member"),
    ],
)
def test_both_sides_of_a_tension_stand(
    dossier: Dossier, tension: str, one_side: str, other_side: str
) -> None:
    """Where the article is at odds with itself, both sides are claims and a third says so."""
    assert dossier.claims[f"claim:tension-{tension}"].kind == "inference"
    for side in (one_side, other_side):
        assert dossier.claims[f"claim:{side}"].kind in ("assertion", "presupposition")


def test_on_the_eve_the_statements_of_the_eve_were_known(dossier: Dossier) -> None:
    """Posts and statements count from their own dates, not from the article's."""
    known = dossier.known_at("2025-08-16")
    assert sorted(entity.id for entity in known.own if entity.id.startswith("statement:")) == [
        "statement:2025-08-16-elysee-post",
        "statement:2025-08-16-elysee-reminder",
        "statement:2025-08-16-joint",
        "statement:2025-08-16-starmer-post",
    ]
    assert [clause.number for clause in known.plans[JOINT].clauses] == ["7", "8", "9", "14"]
    assert FOUR_POINTS not in known
    assert known.organizations[COALITION].founded is None
