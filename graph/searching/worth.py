"""What a hit is worth by the sort of it, on every engine: more than all that follows together.

What its words are worth by themselves is added to the latter, and is less than any of these.
"""

NAMED, FURTHER, BEGUN = 32_000, 16_000, 8_000
"""Called so; called so too; called by a name that begins so. Among these, the standing of nodes decides."""
NO_FIGURE, WHOLE, NO_SAYING = 4_000, 2_000, 1_000
"""Not behind what it is about; with the last word as a whole; something itself, and not what somebody says of it."""
FIRST_SAYING, FIRST_OTHER = 1, 10
"""From which standing on a node is no figure, and from which it is something itself."""
AROUND = 0.3
"""What a word that stands around a node is worth, beside one that stands in it."""
