"""A measure, and what each server gave for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.client import Latency


@dataclass
class Figure:
    """One measure: a figure by server, and the ratios to reach. ``is_rate``: more is better."""

    name: str
    unit: str
    targets: dict[str, float]
    is_rate: bool
    by_server: dict[str, float] = field(default_factory=dict)
    late: dict[str, float] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)  # requests

    def take(self, other: Figure, name: str) -> None:
        """Take over what a server gave for the same measure."""
        if name in other.by_server:
            self.by_server[name] = other.by_server[name]
        if name in other.late:
            self.late[name], self.counted[name] = other.late[name], other.counted[name]

    def answered(self, name: str, told: Latency) -> None:
        """Keep how long a server took to answer."""
        self.by_server[name], self.late[name] = told.median, told.late
        self.counted[name] = told.counted

    def ratio(self, other: str) -> float:
        """Return how many times better the portal is than another."""
        mine, others = self.by_server["portal"], self.by_server[other]
        return mine / others if self.is_rate else others / mine
