"""Data files of the text repair, and the script that builds them."""
