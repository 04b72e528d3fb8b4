"""Runs what a collection has queued: callbacks of weak references, then finalizers. The driver calls it at a safe point."""


def _no_code():
    yield


_generator_type = type(_no_code())


def run_finalizers():
    while True:
        reference = _next_callback()
        if reference is None:
            break
        callback = _take_callback(reference)
        try:
            callback(reference)
        except BaseException as error:
            _show_unraisable(error, 'while calling weakref callback ' + repr(callback))
    while True:
        found = _next_finalizable()
        if found is _absent:
            break
        try:
            if type(found) is _generator_type:
                found.close()
            else:
                _lookup(type(found), '__del__')(found)
        except BaseException as error:
            if type(found) is _generator_type:
                _show_unraisable(error, 'while closing generator ' + repr(found))
            else:
                _show_unraisable(error, 'while calling deallocator ' + repr(_lookup(type(found), '__del__')))
