"""What ships in fixtures/ is what the fact sheets and the founding articles say."""
