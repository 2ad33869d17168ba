"""Tells hypothesis how to draw the types of coalition_model, without importing either of them.

Hypothesis calls `register` when it is imported, in every project of an environment in which this
package is installed. So this module stands beside the package: what imports the package's own
modules loads the package. Where coalition_model is imported later, its types are registered then;
the strategies are loaded when one is first asked for.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_PACKAGE = "coalition_model"


def register() -> None:
    """Register the types now if coalition_model is imported, else as soon as it is."""
    if _PACKAGE in sys.modules:
        register_types()
    elif not any(isinstance(finder, _Watcher) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Watcher())


class _Watcher(MetaPathFinder):
    """Waits for coalition_model to be imported, and finds nothing itself."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Let the other finders find the package, and register its types once it is loaded.

        Who only looks where the package is does not load it: it is waited for until it is.
        """
        if fullname != _PACKAGE or self not in sys.meta_path:
            return None
        for finder in sys.meta_path[sys.meta_path.index(self) + 1 :]:
            spec = finder.find_spec(fullname, path, target)
            if spec is not None:
                self._then_register(spec)
                return spec
        return None

    def _then_register(self, spec: ModuleSpec) -> None:
        loader: Any = spec.loader
        load = getattr(loader, "exec_module", None)
        if load is None:  # a namespace package: somebody else's folder of that name
            return

        def load_and_register(module: ModuleType) -> None:
            load(module)
            if module.__name__ == _PACKAGE and self in sys.meta_path:
                sys.meta_path.remove(self)
                register_types()

        loader.exec_module = load_and_register


def register_types() -> None:
    """Register every class of entity, part and value, and every type of id."""
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415 - not before it is

    from coalition_model.dossier import Dossier  # noqa: PLC0415
    from coalition_model.entities.dossier_notes import Acceptance, Coverage  # noqa: PLC0415
    from coalition_model.entities.kinds import CLASSES  # noqa: PLC0415
    from coalition_model.values.days import Day  # noqa: PLC0415
    from coalition_model.values.frozenmap import FrozenMap  # noqa: PLC0415
    from coalition_model.values.ids import ID_KINDS  # noqa: PLC0415
    from coalition_model.values.shapes import SCALARS, fields_of  # noqa: PLC0415

    classes: dict[type, None] = dict.fromkeys((*CLASSES.values(), Acceptance, Coverage))
    waiting = list(classes)
    for cls in waiting:  # grows as it goes
        for field in fields_of(cls):
            shape = field.shape.item or field.shape
            if shape.kind == "part" and shape.types[0] not in classes:
                classes[shape.types[0]] = None
                waiting.append(shape.types[0])
    types: list[Any] = [*ID_KINDS, *classes, *SCALARS, Day, FrozenMap, Dossier]
    for type_ in types:
        register_type_strategy(type_, _strategy)


def _strategy(thing: Any) -> Any:
    from coalition_model.testing.strategies.registered import strategy_for  # noqa: PLC0415

    return strategy_for(thing)
