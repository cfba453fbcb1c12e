"""From an operation to its plan: what to select, and how to read the answer."""
