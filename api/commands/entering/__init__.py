"""`accord new`: questions at a prompt become a row in a folder of one's own, which is checked and loaded."""
