"""Committed records to JSON Lines, each exactly once."""
