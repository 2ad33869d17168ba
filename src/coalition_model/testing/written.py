"""The forms that a dossier goes through in tests: ours, packed or not, and other projects'."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final, Literal, TypeAlias, cast, get_args

import attrs

from coalition_model.dossier import Dossier
from coalition_model.formats.forms import GZIP, Form, FormatName
from coalition_model.values.spelling import nearest

FormName = Literal["json", "jsonl", "yaml", "json.gz", "jsonl.gz", "yaml.gz"]
FORMS: Final[tuple[FormName, ...]] = get_args(FormName)
"""Every form in which a dossier can be written and read."""


@attrs.frozen(kw_only=True)
class Way:
    """A form by itself: how a dossier is written in it, and how it is read again.

    Another project that has a form of its own hands one to `assert_round_trip` or to a
    `DossierMachine`.

    Attributes:
        name: what failures call it.
        write: gives the bytes of a dossier, the same for the same dossier.
        read: gives the dossier of these bytes.

    >>> from coalition_model.formats import dumps, loads
    >>> mine = Way(name="mine", write=lambda dossier: dumps(dossier).encode(), read=loads)
    >>> mine.read(mine.write(Dossier()))
    Dossier(empty)
    """

    name: str
    write: Callable[[Dossier], bytes]
    read: Callable[[bytes], Dossier]


Through: TypeAlias = FormName | Way
"""A form of ours by its name, or one that another project describes."""


def form_named(name: str) -> Form:
    """Give the form that has a name.

    Raises:
        ValueError: there is no such form.

    >>> form_named("yaml.gz")
    Form(format='yaml', packed=True)
    """
    if name not in FORMS:
        close = nearest(name, FORMS)
        hint = f" (did you mean {close[0]!r}?)" if close else ""
        raise ValueError(f"a form must be one of {', '.join(FORMS)}, but is {name!r}{hint}")
    return Form(cast("FormatName", name.removesuffix(GZIP)), packed=name.endswith(GZIP))


def ways(through: Iterable[Through], base: str | os.PathLike[str] | None = None) -> Iterator[Way]:
    """Give the ways through some forms.

    Args:
        through: the forms.
        base: the folder that relative paths in `uses` start from.

    Raises:
        ValueError: there is no such form.
    """
    for each in through:
        if isinstance(each, Way):
            yield each
        else:
            form = form_named(each)
            yield Way(
                name=each,
                write=partial(_write, form=form),
                read=partial(_read, form=form, base=base),
            )


def _write(dossier: Dossier, form: Form) -> bytes:
    from coalition_model.formats import documents  # noqa: PLC0415 - keeps the import light

    return documents.written(dossier, form)


def _read(raw: bytes, form: Form, base: str | os.PathLike[str] | None) -> Dossier:
    from coalition_model.formats import documents  # noqa: PLC0415
    from coalition_model.formats.gzip_form import unpacked  # noqa: PLC0415

    text = b"".join(unpacked([raw])) if form.packed else raw
    return documents.loads(text, form.format, base)
