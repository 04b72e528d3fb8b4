"""A lambda is a function whose body is one expression."""

print((lambda: 1)())  # expect: 1
print((lambda x, y=2, *args, z, **kw: (x, y, args, z, kw))(1, z=3))  # expect: (1, 2, (), 3, {})
print((lambda *args: args)(1, 2))  # expect: (1, 2)
print(list(map(lambda pair: pair[0] * pair[1], [(1, 2), (3, 4)])))  # expect: [2, 12]
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))  # expect: ['ccc', 'bb', 'a']
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 10)(4))  # expect: 41
factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
print(factorial(20))  # expect: 2432902008176640000
print((lambda x: (yield x)).__name__)  # expect: <lambda>
print([f(2) for f in [lambda x: x, lambda x: x**2, lambda x: x**3]])  # expect: [2, 4, 8]
