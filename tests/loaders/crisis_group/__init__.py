"""Tests of the reader of saved Crisis Group pages."""
