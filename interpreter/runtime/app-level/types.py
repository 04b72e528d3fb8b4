"""Attributes with hooks, classes, calls, exceptions, generators and imports: what the descriptor protocol and the import
system do in Python code (language reference, 3.3.2 to 3.3.6, 5, 6.2.9 and 8.4)."""


# ---- attributes --------------------------------------------------------------------------------------------------------


def get_attribute(obj, name):
    return _getattr(obj, name)


def set_attribute(obj, name, value):
    _setattr(obj, name, value)


def delete_attribute(obj, name):
    _delattr(obj, name)


def getattr_with_hooks(obj, name, /):
    cls = type(obj)
    hook = _lookup(cls, '__getattribute__')
    fallback = _lookup(cls, '__getattr__')
    if hook is not _absent and not _is_native(hook):
        if fallback is _absent:
            return hook(obj, name)
        try:
            return hook(obj, name)
        except AttributeError:
            pass
        return fallback(obj, name)
    if fallback is _absent:
        if _is_module(obj):
            module_hook = _namespace_get(obj.__dict__, '__getattr__')
            if module_hook is not _absent:
                return module_hook(name)
        return _generic_getattr_of(obj, name)
    try:
        return _generic_getattr_of(obj, name)
    except AttributeError:
        pass
    return fallback(obj, name)


def _generic_getattr_of(obj, name):
    if isinstance(obj, super):
        found = _super_find(obj, name)
        if found is not _absent:
            owner = obj.__self_class__
            return _bind_found(found, None if obj.__self__ is owner else obj.__self__, owner)
    if isinstance(obj, type):
        return type.__getattribute__(obj, name)
    return _generic_getattr(obj, name)


def generic_getattr(obj, name, /):
    if isinstance(obj, type):
        of_metaclass = _lookup(type(obj), name)
        if of_metaclass is not _absent and _is_data_descriptor(of_metaclass):
            return bind_descriptor(of_metaclass, obj, type(obj))
        found = _lookup(obj, name)
        if found is _absent:
            found = of_metaclass
            if found is _absent:
                _missing_attribute(obj, name)
            return _bind(found, obj, type(obj))
        getter = _lookup(type(found), '__get__')
        return found if getter is _absent else getter(found, None, obj)
    cls = type(obj)
    found = _lookup(cls, name)
    if found is not _absent and _is_data_descriptor(found):
        return bind_descriptor(found, obj, cls)
    own = _own_attribute(obj, name)
    if own is not _absent:
        return own
    if found is _absent:
        _missing_attribute(obj, name)
    return _bind(found, obj, cls)


def _bind_found(found, obj, cls):
    """As bind_descriptor, also through a class (obj is None)."""
    if obj is not None:
        return _bind(found, obj, cls)
    getter = _lookup(type(found), '__get__')
    return found if getter is _absent else getter(found, None, cls)


def bind_descriptor(found, obj, cls, /):
    if type(found) is property:
        return _property_value(found, obj, cls)
    getter = _lookup(type(found), '__get__')
    if getter is _absent:
        own = _own_attribute(obj, _descriptor_name(found, cls))
        return found if own is _absent else own
    return getter(found, obj, cls)


def _descriptor_name(found, cls):
    for base in cls.__mro__:
        for name, value in base.__dict__.items():
            if value is found:
                return name
    return ''


def _property_title(found):
    name = found.__name__
    return 'property' if name is None else "property '" + name + "'"


def _property_value(found, obj, cls):
    getter = found.fget
    if getter is None:
        raise AttributeError(_property_title(found) + " of '" + cls.__qualname__ + "' object has no getter")
    return getter(obj)


def property_get(self, instance, owner=None, /):
    return self if instance is None else _property_value(self, instance, type(instance))


def property_getter(self, fget, /):
    return type(self)(fget, self.fset, self.fdel, self.__doc__ if self.fget is None else None)


def property_setter(self, fset, /):
    return type(self)(self.fget, fset, self.fdel, self.__doc__)


def property_deleter(self, fdel, /):
    return type(self)(self.fget, self.fset, fdel, self.__doc__)


def property_set(self, instance, value, /):
    setter = self.fset
    if setter is None:
        raise AttributeError(_property_title(self) + " of '" + type(instance).__qualname__ + "' object has no setter")
    setter(instance, value)


def property_delete(self, instance, /):
    deleter = self.fdel
    if deleter is None:
        raise AttributeError(_property_title(self) + " of '" + type(instance).__qualname__ + "' object has no deleter")
    deleter(instance)


def setattr_with_hooks(obj, name, value, /):
    hook = _lookup(type(obj), '__setattr__')
    if hook is not _absent and not _is_native(hook):
        hook(obj, name, value)
        return None
    _generic_setattr(obj, name, value)


def generic_setattr(obj, name, value, /):
    found = _lookup(type(obj), name)
    if type(found) is property:
        return property_set(found, obj, value)
    setter = _lookup(type(found), '__set__')
    if setter is _absent:
        raise AttributeError(name)
    setter(found, obj, value)


def delattr_with_hooks(obj, name, /):
    hook = _lookup(type(obj), '__delattr__')
    if hook is not _absent and not _is_native(hook):
        hook(obj, name)
        return None
    _generic_delattr(obj, name)


def generic_delattr(obj, name, /):
    found = _lookup(type(obj), name)
    if type(found) is property:
        return property_delete(found, obj)
    deleter = _lookup(type(found), '__delete__')
    if deleter is _absent:
        raise AttributeError(name)
    deleter(found, obj)


def super_attribute(cls, self, name):
    return getattr(super(cls, self), name)


def method_getattribute(self, name, /):
    if _lookup(type(self), name) is not _absent:
        return _generic_getattr(self, name)
    return getattr(self.__func__, name)


# ---- waiting -----------------------------------------------------------------------------------------------------------


def sleep_in_pauses(seconds, /):
    """The loop is where Ctrl-C gets through."""
    end = _clock() + seconds
    while _pause_until(end):
        pass


# ---- programs in texts -------------------------------------------------------------------------------------------------


def builtin_exec(source, /, globals=None, locals=None, *, closure=None):
    body, arguments = _execution(source, globals, locals, 'exec')
    body(*arguments)


def builtin_eval(source, /, globals=None, locals=None):
    body, arguments = _execution(source, globals, locals, 'eval')
    return body(*arguments)


# ---- names -------------------------------------------------------------------------------------------------------------


def load_name(namespace, name, global_names):
    if type(namespace) is dict:
        if name in namespace:
            return namespace[name]
    else:
        try:
            return namespace[name]
        except KeyError:
            pass
    value = _namespace_get(global_names, name)
    if value is _absent:
        value = _builtin(name)
        if value is _absent:
            _name_error(name)
    return value


def load_name_or_cell(namespace, name, cell):
    try:
        return namespace[name]
    except KeyError:
        pass
    value = _cell_contents(cell)
    if value is _absent:
        raise NameError("cannot access free variable '" + name + "' where it is not associated with a value in enclosing scope")
    return value


def delete_name(namespace, name):
    try:
        del namespace[name]
    except KeyError:
        pass
    else:
        return
    _name_error(name)


# ---- calls -------------------------------------------------------------------------------------------------------------


def call_object(callable, args, keywords):
    if isinstance(callable, type):
        metaclass = type(callable)
        if metaclass is type:
            return type_call(callable, *args, **keywords)
    method = _lookup(type(callable), '__call__')
    if method is _absent or method is None:
        raise TypeError("'" + type(callable).__name__ + "' object is not callable")
    getter = _lookup(type(method), '__get__')
    if getter is _absent:
        return method(*args, **keywords)
    if _is_native(method):
        return method.__get__(callable)(*args, **keywords)
    return getter(method, callable, type(callable))(*args, **keywords)


def call_fallback(callable, args, keywords):
    replacement = _app_level_of(callable)
    if replacement is None:
        return call_object(callable, args, keywords)
    own = getattr(callable, '__self__', None)
    if own is None:
        return replacement(*args, **keywords)
    return replacement(own, *args, **keywords)


def type_call(self, /, *args, **kwargs):
    if self is type and len(args) == 1 and not kwargs:
        return type(args[0])
    new = self.__new__
    if new is _object_new and _is_abstract(self):
        return object_new_abstract(self)
    instance = new(self, *args, **kwargs)
    actual = type(instance)
    if actual is not self and not issubclass(actual, self):
        return instance
    init = _lookup(actual, '__init__')
    if init is _object_init:
        if (args or kwargs) and new is _object_new:
            raise TypeError(self.__name__ + '() takes no arguments')
        return instance
    result = init(instance, *args, **kwargs)
    if result is not None:
        raise TypeError("__init__() should return None, not '" + type(result).__name__ + "'")
    return instance


def _is_abstract(cls):
    return _lookup(cls, '__abstractmethods__') is not _absent and len(_lookup(cls, '__abstractmethods__')) > 0


def call_through(self, /, *args, **kwargs):
    return self(*args, **kwargs)


def method_call(self, /, *args, **kwargs):
    return self.__func__(self.__self__, *args, **kwargs)


def staticmethod_call(self, /, *args, **kwargs):
    return self.__func__(*args, **kwargs)


# ---- classes -----------------------------------------------------------------------------------------------------------


def _calculate_metaclass(metaclass, bases):
    winner = metaclass
    for base in bases:
        candidate = type(base)
        if issubclass(winner, candidate):
            continue
        if issubclass(candidate, winner):
            winner = candidate
            continue
        raise TypeError(
            'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases'
        )
    return winner


def _resolve_bases(bases):
    for base in bases:
        if not isinstance(base, type):
            break
    else:
        return bases
    resolved = []
    for base in bases:
        hook = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        if hook is None:
            resolved.append(base)
        else:
            resolved.extend(hook(bases))
    return tuple(resolved)


def __build_class__(func, name, /, *bases, metaclass=None, **keywords):
    original = bases
    bases = _resolve_bases(bases)
    if metaclass is None:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = _calculate_metaclass(metaclass, bases)
    prepare = getattr(metaclass, '__prepare__', None)
    namespace = {} if prepare is None or metaclass is type else prepare(name, bases, **keywords)
    cell = func(namespace)
    if original is not bases:
        namespace['__orig_bases__'] = original
    cls = metaclass(name, bases, namespace, **keywords)
    if cell is not None and _is_cell(cell) and isinstance(cls, type):
        cell.cell_contents = cls
    return cls


def type_new(metatype, object_or_name, bases=None, dict=None, /, **kwds):
    if bases is None or dict is None:
        raise TypeError('type() takes 1 or 3 arguments')
    name = object_or_name
    if not isinstance(name, str):
        raise TypeError('type.__new__() argument 1 must be str, not ' + type(name).__name__)
    if not isinstance(bases, tuple):
        raise TypeError('type.__new__() argument 2 must be tuple, not ' + type(bases).__name__)
    winner = _calculate_metaclass(metatype, bases)
    if winner is not metatype and winner.__new__ is not type.__new__:
        return winner.__new__(winner, name, bases, dict, **kwds)
    cell = dict.get('__classcell__')
    if cell is not None:
        dict = {key: value for key, value in dict.items() if key != '__classcell__'}
    cls = _make_class(winner, name, bases, dict)
    if cell is not None:
        cell.cell_contents = cls
    for key, value in dict.items():
        hook = _lookup(type(value), '__set_name__')
        if hook is not _absent:
            hook(value, cls, key)
    super(cls, cls).__init_subclass__(**kwds)
    return cls


# ---- exceptions --------------------------------------------------------------------------------------------------------


def raise_class(cls):
    if not issubclass(cls, BaseException):
        raise TypeError('exceptions must derive from BaseException')
    instance = cls()
    if not isinstance(instance, BaseException):
        raise TypeError(
            'calling ' + repr(cls) + ' should have returned an instance of BaseException, not ' + str(type(instance))
        )
    raise instance


def raise_from(exception, cause):
    if isinstance(exception, type) and issubclass(exception, BaseException):
        exception = exception()
    if not isinstance(exception, BaseException):
        raise TypeError('exceptions must derive from BaseException')
    if isinstance(cause, type) and issubclass(cause, BaseException):
        cause = cause()
    if cause is not None and not isinstance(cause, BaseException):
        raise TypeError('exception causes must derive from BaseException')
    _set_cause(exception, cause)
    raise exception


def match_exception(exception, pattern):
    if isinstance(pattern, tuple):
        for cls in pattern:
            if not isinstance(cls, type) or not issubclass(cls, BaseException):
                raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        return isinstance(exception, pattern)
    if not isinstance(pattern, type) or not issubclass(pattern, BaseException):
        raise TypeError('catching classes that do not inherit from BaseException is not allowed')
    return issubclass(type(exception), pattern)


# ---- generators --------------------------------------------------------------------------------------------------------


def generator_next(self, /):
    return generator_send(self, None)


def generator_send(self, arg, /):
    if _generator_state(self) == 3:
        raise StopIteration
    return self.send(arg)


def _exception_to_throw(typ, val, tb):
    if isinstance(typ, BaseException):
        if val is not None:
            raise TypeError('instance exception may not have a separate value')
        exception = typ
    elif isinstance(typ, type) and issubclass(typ, BaseException):
        if isinstance(val, typ):
            exception = val
        elif val is None:
            exception = typ()
        elif isinstance(val, tuple):
            exception = typ(*val)
        else:
            exception = typ(val)
    else:
        raise TypeError('exceptions must be classes or instances deriving from BaseException, not ' + type(typ).__name__)
    return exception if tb is None else exception.with_traceback(tb)


def generator_throw(self, typ, val=None, tb=None, /):
    exception = _exception_to_throw(typ, val, tb)
    state = _generator_state(self)
    if state == 2:
        raise ValueError('generator already executing')
    if state == 3:
        raise exception
    return _resume_raising(self, exception)


def generator_close(self, /):
    state = _generator_state(self)
    if state == 3:
        return None
    if state == 0:
        _finish_generator(self)
        return None
    if state == 2:
        raise ValueError('generator already executing')
    try:
        _resume_raising(self, GeneratorExit())
    except GeneratorExit:
        return None
    except StopIteration as stop:
        return stop.value
    raise RuntimeError('generator ignored GeneratorExit')


# ---- imports -----------------------------------------------------------------------------------------------------------


def import_name(name, global_names, arguments):
    hook = _builtin('__import__')
    if hook is __import__:
        return _import_module(name, global_names, arguments[2], arguments[3])
    return hook(name, global_names, None, arguments[2], arguments[3])


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    if globals is None:
        globals = {}
    return _import_module(name, globals, fromlist, level)


def import_slow(name, global_names, fromlist, level, /):
    full = _resolve_name(name, global_names, level) if level > 0 else name
    module = _load_dotted(full)
    if fromlist:
        if hasattr(module, '__path__'):
            for item in fromlist:
                if item != '*' and not hasattr(module, item):
                    _load_optional(full + '.' + item)
        return module
    if level > 0:
        head = name.partition('.')[0]
        return _get_module(full[: len(full) - len(name) + len(head)]) if head else module
    return _get_module(full.partition('.')[0])


def _load_dotted(full):
    parent = None
    name = ''
    for part in full.split('.'):
        name = name + '.' + part if name else part
        module = _get_module(name)
        if module is _absent:
            module = _load_one(name, parent)
            if parent is not None:
                setattr(parent, part, module)
        parent = module
    return parent


def _load_optional(full):
    try:
        _load_dotted(full)
    except ModuleNotFoundError as error:
        if error.name != full:
            raise


def _load_one(full, parent):
    if parent is not None:
        search = getattr(parent, '__path__', None)
        if search is None:
            raise ModuleNotFoundError(
                "No module named '" + full + "'; '" + parent.__name__ + "' is not a package", name=full
            )
    else:
        search = None
    module, body = _find_module(full, search)
    if body is not None:
        try:
            body()
        except BaseException:
            _forget_module(full)
            raise
        module = _get_module(full)
    return module


def import_from(module, name):
    try:
        return getattr(module, name)
    except AttributeError:
        pass
    module_name = getattr(module, '__name__', None)
    found = _get_module(str(module_name) + '.' + name)
    if found is not _absent:
        return found
    origin = getattr(module, '__file__', None)
    where = ' (unknown location)' if origin is None else ' (' + origin + ')'
    raise ImportError("cannot import name '" + name + "' from '" + str(module_name) + "'" + where, name=module_name)


def import_star(module, global_names):
    names = getattr(module, '__all__', None)
    if names is None:
        names = [name for name in module.__dict__ if not name.startswith('_')]
    for name in names:
        _namespace_bind(global_names, name, getattr(module, name))


def display(value):
    import sys

    sys.displayhook(value)


_exports = ('__build_class__', '__import__', 'map', 'filter', 'reversed', 'memoryview', 'exit', 'quit')
