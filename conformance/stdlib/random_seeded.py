"""random: a seed makes the sequence of the Mersenne Twister reproducible."""

import random

random.seed(42)
print(random.random(), random.random(), random.random())
# expect: 0.6394267984578837 0.025010755222666936 0.27502931836911926
print([random.randint(1, 6) for _ in range(10)], random.randrange(100), random.randrange(0, 100, 5), random.getrandbits(70))
# expect: [2, 2, 6, 1, 6, 6, 5, 1, 5, 4] 4 0 262287575813600340314
items = list(range(10))
random.shuffle(items)
print(items, random.choice("abcdef"), random.sample(range(100), 5))
# expect: [2, 1, 9, 7, 4, 6, 5, 3, 0, 8] e [35, 0, 97, 20, 89]
print(random.uniform(1, 10), random.choices("ab", k=5), random.choices([1, 2, 3], weights=[5, 1, 1], k=6))
# expect: 4.803529583381523 ['a', 'a', 'b', 'a', 'a'] [1, 1, 1, 1, 1, 1]
generator = random.Random(7)
other = random.Random(7)
print(generator.random() == other.random(), generator.randint(0, 10**30) == other.randint(0, 10**30))
# expect: True True
state = generator.getstate()
first = [generator.random() for _ in range(3)]
generator.setstate(state)
print(first == [generator.random() for _ in range(3)])  # expect: True
random.seed("text seeds work")
print(random.random())  # expect: 0.9551358378418917
random.seed(2**100)
print(random.getrandbits(32), f"{random.gauss(0, 1):.10f}", f"{random.expovariate(2):.10f}", f"{random.triangular(0, 1, 0.5):.10f}")
# expect: 3258412053 0.3619768639 0.3681462597 0.6235523244
for call in (lambda: random.choice([]), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.randint(2, 1)):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
# expect: IndexError Cannot choose from an empty sequence
# expect: ValueError empty range for randrange()
# expect: ValueError Sample larger than population or is negative
# expect: ValueError empty range in randint(2, 1)
# oracles: 3.14
