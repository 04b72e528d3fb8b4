"""The hierarchy of built-in exceptions and what str and repr of them give."""
# oracles: 3.11

tree = [BaseException, SystemExit, KeyboardInterrupt, GeneratorExit, Exception, ArithmeticError, ZeroDivisionError, OverflowError, LookupError, KeyError, IndexError, ValueError, UnicodeError, TypeError, NameError, UnboundLocalError, AttributeError, OSError, FileNotFoundError, RuntimeError, RecursionError, NotImplementedError, StopIteration, ImportError, ModuleNotFoundError, AssertionError, SyntaxError, MemoryError, Warning, IOError]
for kind in tree:
    print(" > ".join(base.__name__ for base in kind.__mro__[:-1]))
# expect: BaseException
# expect: SystemExit > BaseException
# expect: KeyboardInterrupt > BaseException
# expect: GeneratorExit > BaseException
# expect: Exception > BaseException
# expect: ArithmeticError > Exception > BaseException
# expect: ZeroDivisionError > ArithmeticError > Exception > BaseException
# expect: OverflowError > ArithmeticError > Exception > BaseException
# expect: LookupError > Exception > BaseException
# expect: KeyError > LookupError > Exception > BaseException
# expect: IndexError > LookupError > Exception > BaseException
# expect: ValueError > Exception > BaseException
# expect: UnicodeError > ValueError > Exception > BaseException
# expect: TypeError > Exception > BaseException
# expect: NameError > Exception > BaseException
# expect: UnboundLocalError > NameError > Exception > BaseException
# expect: AttributeError > Exception > BaseException
# expect: OSError > Exception > BaseException
# expect: FileNotFoundError > OSError > Exception > BaseException
# expect: RuntimeError > Exception > BaseException
# expect: RecursionError > RuntimeError > Exception > BaseException
# expect: NotImplementedError > RuntimeError > Exception > BaseException
# expect: StopIteration > Exception > BaseException
# expect: ImportError > Exception > BaseException
# expect: ModuleNotFoundError > ImportError > Exception > BaseException
# expect: AssertionError > Exception > BaseException
# expect: SyntaxError > Exception > BaseException
# expect: MemoryError > Exception > BaseException
# expect: Warning > Exception > BaseException
# expect: OSError > Exception > BaseException
print(repr(ValueError("a", 1)), str(ValueError("a", 1)), str(ValueError()), repr(KeyError("k")), str(KeyError("k")), str(KeyError(1, 2)))
# expect: ValueError('a', 1) ('a', 1)  KeyError('k') 'k' (1, 2)
print(OSError(2, "No such file").errno, OSError(2, "No such file"), type(OSError(2, "x")).__name__, OSError(2, "msg", "file.txt"))
# expect: 2 [Errno 2] No such file FileNotFoundError [Errno 2] msg: 'file.txt'
print(StopIteration(5).value, SystemExit(3).code, ValueError("x").args, ValueError("a") == ValueError("a"))
# expect: 5 3 ('x',) False
try:
    open("/no/such/file")
except FileNotFoundError as error:
    print(error, error.errno, error.filename)
# expect: [Errno 2] No such file or directory: '/no/such/file' 2 /no/such/file
try:
    undefined
except NameError as error:
    print(error.name)
# expect: undefined
try:
    [].nothing
except AttributeError as error:
    print(error.name, error.obj)
# expect: nothing []
