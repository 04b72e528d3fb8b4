"""First half of a cycle."""
# helper

name = "a"
import cycle_b

late = "set after the import"
