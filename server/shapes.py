"""Why something has not the shape that was asked for, as a refusal's code."""


def refusal_of(error: Exception) -> str:
    """Of msgspec's error. «bad_shape» is for programs; what is far too long, people may have pasted."""
    return "far_too_long" if "`str` of length <= " in str(error) else "bad_shape"
