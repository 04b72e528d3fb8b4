"""A package: its own names and a module inside."""
# helper

from .flat import area
