"""What a script knows about itself."""

print(__name__)  # expect: __main__
if __name__ == "__main__":
    print("run as a program")
# expect: run as a program
print(__doc__)  # expect: What a script knows about itself.
print(__file__.replace("\\", "/").endswith("language/dunder_name_and_main.py"))  # expect: True


def f():
    return __name__


print(f(), f.__module__)  # expect: __main__ __main__


class C:
    pass


print(C.__module__, C)  # expect: __main__ <class '__main__.C'>
print(repr(C())[:20], repr(f)[:12])  # expect: <__main__.C object a <function f 
