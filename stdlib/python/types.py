"""Names for the types that the language makes without naming them."""

import _host
import sys


def _function():
    pass


def _generator():
    yield


class _Class:
    def method(self):
        pass


FunctionType = type(_function)
LambdaType = FunctionType
CodeType = type(_function.__code__)
GeneratorType = type(_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
MethodDescriptorType = type(str.join)
WrapperDescriptorType = type(object.__init__)
ModuleType = type(sys)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
MappingProxyType = _host.mapping_proxy_type()


def _cell():
    captured = 1

    def inner():
        return captured

    return inner.__closure__[0]


CellType = type(_cell())
try:
    raise TypeError
except TypeError as error:
    TracebackType = type(error.__traceback__)


class SimpleNamespace:
    """An object with the attributes that were given, shown and compared by them."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        for name, value in dict(mapping_or_iterable).items():
            setattr(self, name, value)
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __repr__(self):
        return 'namespace(' + ', '.join([name + '=' + repr(value) for name, value in self.__dict__.items()]) + ')'

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


GenericAlias = type(list[int])
UnionType = type(int | str)


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = {} if kwds is None else dict(kwds)
    metaclass = kwds.pop('metaclass', type(bases[0]) if bases else type)
    namespace = metaclass.__prepare__(name, bases, **kwds)
    if exec_body is not None:
        exec_body(namespace)
    return metaclass(name, bases, namespace, **kwds)


def coroutine(func):
    raise NotImplementedError('types.coroutine is not supported yet')


class DynamicClassAttribute:
    """A property that only instances see; through the class, __getattr__ of the metaclass answers."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)
