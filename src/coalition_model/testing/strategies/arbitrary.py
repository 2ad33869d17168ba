"""Anything that can be built and written, however odd: for tests of readers and writers.

The dossiers here hold together and mean nothing: nobody knows anybody, dates do not agree, and the
texts are those that careless software changes. For whole worlds see `dossiers`.
"""

from typing import Any, Final

from hypothesis import strategies as st

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.common import Entity
from coalition_model.entities.conditions import Condition, Timing
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.kinds import KINDS
from coalition_model.entities.organizations import Membership
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.sources import Source
from coalition_model.testing.strategies.arguments import one_of_these
from coalition_model.testing.strategies.shaped import ASCII, Palette, instances
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import plan_id
from coalition_model.values.json_values import freeze_json
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.names import Identifier, Name
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import LANGUAGE_PATTERN, Text
from coalition_model.values.when import when

NASTY: Final = (
    "no", "Yes", "ON", "null", "Null", "~", "true", "True", "NaN", ".nan", ".inf", "-.INF",
    "2004", "007", "09", "0o14", "0x1F", "0b1", "1_000", "1e5", "+.5", "12.", "1e999", "-0",
    "2025-08-17", "2025-08-17T15:00:00Z", "15:00", "190:20:30", "<<", "=", "!", "!!str x", "&a",
    "*a", "- x", "-", "? x", "a: b", "a #b", "#b", "%YAML", "@x", "`x`", "{x", "[x", "'", '"',
    "\\", "---", "...", "|", ">", "a\n", "\na", "a\n\n b\n", " a", "a ", "\ta", "a\r\nb", "a\rb",
    "a\u0085b", "\u2028", "a\u2029b", "\ufeffa", "a\ufeffb", "\u00a0a", "\u200b", "\u202eabc",
    "a\0b", "\x01", "\x1b[0m", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff", "\U0010ffff",
    "😀", "👨\u200d👩\u200d👧", "e\u0301", "é", "Київ", "Кличко: «так»", "平和", "سلام", "L’Élysée",
    "source:x", "original", "x" * 300, "word " * 60, "a" * 90 + "\n" + "b " * 60, " \n x",
)  # fmt: skip
"""Texts that a careless writer or reader changes."""

odd_words: Final = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
_shown: Final = odd_words.map(lambda text: text if text.strip() else f"x{text}")
odd_numbers: Final = st.one_of(
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0, -0.0, 2**53 + 1, 2**63, 2**64, 1e16, 1e22, 1e300, 5e-324, 0.1]),
)
free_values: Final = st.recursive(
    st.one_of(st.none(), st.booleans(), odd_numbers, odd_words),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(odd_words, inner, max_size=3)
    ),
    max_leaves=5,
).map(freeze_json)
_extras: Final = st.dictionaries(
    st.sampled_from(["tracker:score", "a.b-c_1:x y", "x:~", "n:Київ"]), free_values, max_size=3
).map(FrozenMap)

_TEMPORAL: Final[dict[type, tuple[str, ...]]] = {
    EdtfDate: ("2025-08-17", "2025-03", "2004", "1984~", "156X-12-25", "-0044-03-15", "Y170000002"),
    EdtfInterval: ("2025-08-15/2025-08-18", "2022-02-24/..", "2022-02-24/", "../2004", "2004/2006"),
    EdtfSet: ("{1960,1961-12}", "[1667,1668,1670..1672]"),
    Moment: ("2025-08-17T15:00", "2025-08-17T15:00:30Z", "2025-08-17T15:00+02:00[Europe/Paris]"),
    MomentInterval: ("2025-08-17T15:00Z/..", "2025-08-17T15:00Z/2025-08-17T16:00Z"),
}

_LOCALS: Final = ("a", "B.c_1-d/e")
_POOL: Final[dict[str, tuple[str, ...]]] = {
    kind.kind: tuple(f"{kind.kind}:{local}" for local in _LOCALS) for kind in KINDS
} | {
    "clause": ("clause:fixed/1", "clause:fixed/1/a"),
    "commitment": ("commitment:fixed/1/1",),
    "condition": ("condition:commitment-fixed-1-1/1",),
    "timing": ("timing:commitment-fixed-1-1",),
}
"""Every id that may be pointed to."""

_FIXED: Final = PeacePlan(
    id=plan_id("fixed"),
    clauses=(
        Clause(
            number="1",
            wording="unseen",
            clauses=(Clause(number="a", wording="omitted"),),
            commitments=(
                Commitment(
                    modality="commits",
                    timing=Timing(when=EdtfDate.parse("2025")),
                    conditions=(Condition(),),
                ),
            ),
        ),
    ),
)


@st.composite
def _texts(draw: st.DrawFn) -> Text:
    """Draw a text in one to three languages."""
    languages = st.sampled_from(["fr", "en", "uk", "no", "zh-Hant-TW"])
    wordings = draw(st.dictionaries(languages, _shown, min_size=1, max_size=3))
    return Text(FrozenMap(wordings), draw(st.sampled_from([None, *wordings])))


_odd_texts: Final = _texts()


def _ids(*kinds: str) -> st.SearchStrategy[Any]:
    return st.sampled_from([id_ for kind in kinds for id_ in _POOL.get(kind, ())])


def _words(name: str) -> st.SearchStrategy[str]:
    tags = st.from_regex(LANGUAGE_PATTERN, fullmatch=True, alphabet=ASCII)
    return tags if name == "language" else odd_words


ODD: Final = Palette(
    words=_words,
    ids=_ids,
    scalars={
        Answer: st.sampled_from(Answer),
        **{
            type_: st.sampled_from([when(text) for text in texts])
            for type_, texts in _TEMPORAL.items()
        },
    },
    integers=st.integers(1, 10**20),
    numbers=st.one_of(st.integers(-90, 90), st.floats(-90, 90)),
    free=free_values,
    maps=_extras,
    whole={Text: _odd_texts},
    always={
        Quantity: {"value": odd_numbers},
        Claim: {
            "field": odd_words,
            "value": free_values.map(lambda value: 0 if value is None else value),
        },
        Name: {"text": _shown},
        Identifier: {"scheme": _shown, "value": _shown},
        Acceptance: {"reason": _shown},
        Membership: {
            "organization": st.just("organization:a"),
            "member": st.sampled_from(["state:a", "leader:a", "organization:B.c_1-d/e"]),
        },
        Source: {
            "published": st.sampled_from(
                ["1984", "2004-02", "2025-08-16", "2025-08-17T15:00Z"]
            ).map(when)
        },
        Timing: {"wording": st.just(Text.of("then", "en"))},
        Clause: {
            "number": st.sampled_from(["1", "2", "10a", "x_y.z-1", "007", "no"]),
            "text": st.builds(Text.of, _shown, st.sampled_from(["fr", "uk-Latn"])),
        },
    },
)
"""Values that are allowed and that a careless writer or reader changes."""


def odd_entities(kind: str | None = None) -> st.SearchStrategy[Any]:
    """Draw entities of a kind, or of any, whose values are as odd as may be.

    Args:
        kind: `state`, `leader`, `meeting`, ...

    Raises:
        InvalidArgument: there is no such kind.

    >>> from hypothesis import find
    >>> find(odd_entities("state"), lambda state: True)
    State('state:a')
    """
    one_of_these("odd_entities", "kind", kind, tuple(each.kind for each in KINDS))
    return st.one_of(
        [
            instances(ODD, each.cls, id=st.sampled_from(_POOL[each.kind]))
            for each in KINDS
            if kind in (None, each.kind)
        ]
    )


@st.composite
def odd_dossiers(draw: st.DrawFn) -> Dossier:
    """Draw dossiers that can be written and read, and mean nothing.

    For tests of readers and writers: every field that there is comes up, with texts that look like
    numbers, dates or markup, numbers of any size, and characters that parsers trip over. Rules find
    much in them; for clean worlds see `dossiers`.

    >>> from hypothesis import Phase, find, settings
    >>> as_drawn = settings(phases=[Phase.generate])
    >>> len(find(odd_dossiers(), lambda dossier: True, settings=as_drawn)) > 20
    True
    """
    entities: list[Entity] = [
        draw(instances(ODD, kind.cls, id=id_)) for kind in KINDS for id_ in _POOL[kind.kind]
    ]
    return Dossier(
        [*entities, _FIXED],
        title=draw(st.none() | _odd_texts),
        note=draw(st.none() | _odd_texts),
        coverage=draw(st.lists(instances(ODD, Coverage), max_size=1)),
        acceptances=draw(st.lists(instances(ODD, Acceptance), max_size=1)),
    )
