"""Pseudo-random numbers: the same numbers as CPython's for the same seed.

The generator is native (`_random`); a subclass that overrides random() gets the formulas in Python instead where they
matter.
"""

import _random
from itertools import accumulate as _accumulate
from operator import index as _index

__all__ = [
    'Random',
    'SystemRandom',
    'betavariate',
    'binomialvariate',
    'choice',
    'choices',
    'expovariate',
    'gammavariate',
    'gauss',
    'getrandbits',
    'getstate',
    'lognormvariate',
    'normalvariate',
    'paretovariate',
    'randbytes',
    'randint',
    'random',
    'randrange',
    'sample',
    'seed',
    'setstate',
    'shuffle',
    'triangular',
    'uniform',
    'vonmisesvariate',
    'weibullvariate',
]


class Random:
    """A generator with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self._state = _random.new_state()
        self.seed(x)

    def seed(self, a=None, version=2):
        _random.seed(self._state, a)

    def getstate(self):
        return (self.VERSION, _random.get_state(self._state), _random.get_gauss_next(self._state))

    def setstate(self, state):
        if state[0] != self.VERSION:
            raise ValueError('state with version ' + repr(state[0]) + ' passed to Random.setstate() of version 3')
        _random.set_state(self._state, state[1])
        _random.set_gauss_next(self._state, state[2])

    def random(self):
        return _random.next_random(self._state)

    def getrandbits(self, k):
        return _random.getrandbits(self._state, k)

    def _randbelow(self, n):
        return _random.below(self._state, n)

    def randbytes(self, n):
        return _random.randbytes(self._state, n)

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            if step != 1:
                raise TypeError('Missing a non-None stop argument')
            return _random.randrange(self._state, _index(start))
        return _random.randrange(self._state, _index(start), _index(stop), _index(step))

    def randint(self, a, b):
        a = _index(a)
        b = _index(b)
        if b < a:
            raise ValueError('empty range in randint(' + str(a) + ', ' + str(b) + ')')
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        below = self._randbelow
        for i in range(len(x) - 1, 0, -1):
            j = below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if not hasattr(population, '__getitem__') or isinstance(population, dict):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        if counts is not None:
            return self._sample_counted(population, k, counts)
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        return [population[i] for i in _random.sample_indices(self._state, n, k)]

    def _sample_counted(self, population, k, counts):
        bounds = list(_accumulate(counts))
        if len(bounds) != len(population):
            raise ValueError('The number of counts does not match the population')
        total = bounds.pop() if bounds else 0
        if not isinstance(total, int):
            raise TypeError('Counts must be integers')
        if total < 0:
            raise ValueError('Counts must be non-negative')
        result = []
        for number in self.sample(range(total), k=k):
            place = 0
            while place < len(bounds) and bounds[place] <= number:
                place += 1
            result.append(population[place])
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[i] for i in _random.choices_indices(self._state, n, k)]
            cum_weights = list(_accumulate(weights))
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if total == float('inf') or total != total:
            raise ValueError('Total of weights must be finite')
        return [population[i] for i in _random.weighted_indices(self._state, list(cum_weights), k)]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        return _random.triangular(self._state, low, high, mode)

    def normalvariate(self, mu=0.0, sigma=1.0):
        return _random.normalvariate(self._state, mu, sigma)

    def gauss(self, mu=0.0, sigma=1.0):
        return _random.gauss(self._state, mu, sigma)

    def lognormvariate(self, mu, sigma):
        return _random.lognormvariate(self._state, mu, sigma)

    def expovariate(self, lambd=1.0):
        return _random.expovariate(self._state, lambd)

    def vonmisesvariate(self, mu, kappa):
        return _random.vonmisesvariate(self._state, mu, kappa)

    def gammavariate(self, alpha, beta):
        return _random.gammavariate(self._state, alpha, beta)

    def betavariate(self, alpha, beta):
        return _random.betavariate(self._state, alpha, beta)

    def paretovariate(self, alpha):
        return _random.paretovariate(self._state, alpha)

    def weibullvariate(self, alpha, beta):
        return _random.weibullvariate(self._state, alpha, beta)

    def binomialvariate(self, n=1, p=0.5):
        return _random.binomialvariate(self._state, n, p)


class SystemRandom(Random):
    """Numbers from the host's source of randomness; it has no seed."""

    def seed(self, *args, **kwds):
        _random.seed(self._state, None)

    def random(self):
        _random.seed(self._state, None)
        return _random.next_random(self._state)

    def getstate(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    setstate = getstate


# The native part keeps the state of this one: it is seeded when it is first used.
_inst = Random.__new__(Random)
_inst._state = None
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
binomialvariate = _inst.binomialvariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes
