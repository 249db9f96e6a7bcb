"""Countries in a text, as sources list them: what is understood, ambiguous or no country."""

from initiatives.recognition.names import Names, known_names
from initiatives.recognition.reading import Reading, Way, read, refusal

__all__ = ["Names", "Reading", "Way", "known_names", "read", "refusal"]
