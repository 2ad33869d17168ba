"""What all classes of the model have in common: their layout."""


class Model:
    """The root of the classes that documents are made of: room for weak references, nothing else.

    It holds the one slot that Python would otherwise give each class by itself. So two classes with
    the same fields have the same layout, and a loader can fill a form and make it the object.
    """

    __slots__ = ("__weakref__",)
