"""Classes and attribute names that are made and dropped again and again are never taken for each other."""

import gc


def get(o):
    return o.x


def put(o, value):
    o.x = value


def make(k):
    class C:
        def m(self):
            return k

    return C


total = 0
for k in range(60):
    c = make(k)()
    for name in ["p%d" % j for j in range(k % 5)]:
        setattr(c, name, name)
    c.x = k
    total += get(c)
    put(c, k + 1)
    total += get(c) + c.m()
    if k % 20 == 0:
        gc.collect()
print(total)  # expect: 5370


class Events:
    def on_start(self):
        return "started"

    def on_stop(self):
        return "stopped"


events = Events()
seen = []
for k in range(40):
    handler = getattr(events, "on_" + ("start", "stop", "wait%d" % k)[k % 3], None)
    seen.append("ignored" if handler is None else handler())
print(seen[:3], seen.count("ignored"), seen.count("started"))  # expect: ['started', 'stopped', 'ignored'] 13 14
