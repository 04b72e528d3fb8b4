"""Second half of a cycle."""
# helper

import cycle_a

name = "b"
seen = (cycle_a.name, hasattr(cycle_a, "late"))
