"""What a hit is worth by the sort of it, on every engine: each sort more than all that follow it together.

What is left is decided by the standing of nodes: among names, some classes come first, and among texts what has few
words; and in the end by their ids.
"""

NAMED, FURTHER, BEGUN = 32_000, 16_000, 8_000
"""Called so; called so too; called by a name that begins so."""
NO_FIGURE, WHOLE, NO_SAYING, OWN = 4_000, 2_000, 1_000, 500
"""Not behind what it is about; with the last word as a whole; something itself, and not what somebody says of it; with
all words in it, and not only around it.
"""
BREVITY = 100
"""The standing of a node has so many steps for each sort of node, by how few words it has."""
FIRST_SAYING, FIRST_OTHER = 1 * BREVITY, 10 * BREVITY
"""From which standing on a node is no figure, and from which it is something itself."""
