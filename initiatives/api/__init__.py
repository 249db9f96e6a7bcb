"""The public REST interface: read-only, published records alone."""
