"""sys on a 64-bit Python: the largest index and the parameters of hashing."""
# oracles: 3.11

import sys

print(sys.maxsize == 2**63 - 1, sys.hash_info.modulus == 2**61 - 1, sys.hash_info.inf, sys.hash_info.imag, sys.hash_info.width)
# expect: True True 314159 1000003 64
