"""What a hit is worth by the sort of it, on every engine. Words alone are worth less than any of these."""

NAMED, FURTHER, BEGUN, MAIN, WHOLE = 16_000, 12_000, 8_000, 2_000, 1_000
"""Called so; called so too; called by a name that begins so; no mere figure of something; the last word is a whole one.

Whatever is called so begins so. Among what is called alike, the standing of nodes decides.
"""
AROUND = 0.3
"""What a word that stands around a node is worth, beside one that stands in it."""
