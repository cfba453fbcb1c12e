"""Tests of the declarations and of what is published of them."""
