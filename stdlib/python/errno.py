"""The numbers of the errors of POSIX that the host reports."""

import _host

errorcode = {}
for _number, _name, _text in _host.errors():
    globals()[_name] = _number
    errorcode[_number] = _name
