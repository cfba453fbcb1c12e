"""From rows to responses."""
