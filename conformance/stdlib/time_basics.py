"""time: clocks move forward; only their order is promised."""

import time

start = time.perf_counter()
monotonic = time.monotonic()
total = 0
for i in range(1000):
    total += i
print(total)  # expect: 499500
print(time.perf_counter() >= start, time.monotonic() >= monotonic, isinstance(time.time(), float), time.time() > 1_500_000_000)
# expect: True True True True
before = time.monotonic()
time.sleep(0.05)
elapsed = time.monotonic() - before
print(elapsed >= 0.045, elapsed < 5)  # expect: True True
print(isinstance(time.perf_counter_ns(), int), isinstance(time.time_ns(), int), time.process_time() >= 0)
# expect: True True True
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
# expect: sleep length must be non-negative
