"""Full-text search, in no engine's words: which words a text has, what is searched for, and what is shown."""
