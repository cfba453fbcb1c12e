"""Documents that are known by name: those of a client's build, and those that clients have had held."""
