"""Readings out to tables and annotation tools, and an analyst's corrections back in."""
