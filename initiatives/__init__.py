"""The domain: who builds AI capacity with whom, what was promised, whether it was kept."""
