"""What is said about calls whose arguments do not fit."""


def two(a, b):
    return a + b


def keyword_only(*, flag):
    return flag


def positional_only(x, /):
    return x


def with_default(a, b=1):
    return a + b


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: two())  # expect: two() missing 2 required positional arguments: 'a' and 'b'
attempt(lambda: two(1))  # expect: two() missing 1 required positional argument: 'b'
attempt(lambda: two(1, 2, 3))  # expect: two() takes 2 positional arguments but 3 were given
attempt(lambda: two(1, a=2))  # expect: two() got multiple values for argument 'a'
attempt(lambda: two(1, 2, c=3))  # expect: two() got an unexpected keyword argument 'c'
attempt(lambda: keyword_only())  # expect: keyword_only() missing 1 required keyword-only argument: 'flag'
attempt(lambda: keyword_only(1))  # expect: keyword_only() takes 0 positional arguments but 1 was given
attempt(lambda: positional_only(x=1))
# expect: positional_only() got some positional-only arguments passed as keyword arguments: 'x'
attempt(lambda: with_default())  # expect: with_default() missing 1 required positional argument: 'a'
attempt(lambda: with_default(1, 2, 3))
# expect: with_default() takes from 1 to 2 positional arguments but 3 were given
attempt(lambda: two(*[1, 2, 3, 4]))  # expect: two() takes 2 positional arguments but 4 were given
attempt(lambda: two(**{"a": 1, "b": 2, "z": 3}))  # expect: two() got an unexpected keyword argument 'z'
attempt(lambda: (lambda: 0)(1))  # expect: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
attempt(lambda: 5())  # expect: 'int' object is not callable
attempt(lambda: "text"())  # expect: 'str' object is not callable
attempt(lambda: None())  # expect: 'NoneType' object is not callable
