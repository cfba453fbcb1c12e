"""Pages of events: a list, a map and a time line over one choice, and what they have in common."""
