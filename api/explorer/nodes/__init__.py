"""Pages that tell of one node in words: an event, an actor, an agreement, a place, a source."""
