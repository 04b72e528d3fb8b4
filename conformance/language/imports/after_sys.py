# Modules beside the script are found through sys.path, also once sys is imported; the path starts with the script's folder.
import os
import sys

print(os.path.basename(sys.path[0]), os.path.isabs(sys.path[0]))  # expect: imports True
import helper_numbers  # expect: loading helper_numbers as helper_numbers

sys.path.insert(0, sys.path[0] + "/package_shapes")
import flat

print(helper_numbers.double(4), flat.__name__)  # expect: 8 flat
