"""Synthetic data and measurements, kept apart from facts."""
