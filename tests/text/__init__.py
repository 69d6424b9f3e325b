"""Bytes to text to repaired text."""
