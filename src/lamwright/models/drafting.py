"""Speculative drafts: next tokens guessed from the same tokens earlier in the text."""


def draft(tokens: list[int], length: int, reach: int = 3) -> list[int]:
    """Up to ``length`` tokens that followed the latest earlier occurrence of the last few.

    The longest suffix of at most ``reach`` tokens that occurs earlier decides; empty when none does.
    """
    for size in range(min(reach, len(tokens) - 1), 0, -1):
        suffix = tokens[-size:]
        for start in range(len(tokens) - size - 1, -1, -1):
            if tokens[start : start + size] == suffix:
                return tokens[start + size : start + size + length]
    return []
