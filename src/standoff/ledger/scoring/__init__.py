"""Scores of resolved questions, and what they say of a forecaster: rules, time, skill, calibration."""
