"""Estimates: what the author of a dispatch, or somebody in it, holds likely or unlikely."""
