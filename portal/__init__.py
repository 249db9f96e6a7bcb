"""The deployment of AI Capacity Record: settings, addresses, servers."""
