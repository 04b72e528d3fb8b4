"""A module that other scripts import."""
# helper

print("loading helper_numbers as", __name__)
values = [1, 2, 3]
_private = "not exported by *"
_count = 0


def double(x):
    return 2 * x


def counter():
    global _count
    _count += 1
    return _count
