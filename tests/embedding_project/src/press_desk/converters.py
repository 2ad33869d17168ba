"""The converters of the desk."""

from cattrs.preconf import json

from coalition_model import formats


def make_converter(*, detailed_validation: bool = True) -> json.JsonConverter:
    """Make the converter of the desk: it writes what differs from the default, as we do."""
    converter = json.make_converter(
        detailed_validation=detailed_validation, forbid_extra_keys=True, omit_if_default=True
    )
    formats.register(converter)
    return converter
