"""Reading what others published, and our own files, into records. A loader is one module with `SOURCE` and `read`."""
