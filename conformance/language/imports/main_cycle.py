"""Two modules that import each other see each other half-made."""

import cycle_a

print(cycle_a.name, cycle_a.cycle_b.name, cycle_a.cycle_b.seen)  # expect: a b ('a', False)
