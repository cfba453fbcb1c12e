"""The page of leads by rule, and of what rules do not count."""
