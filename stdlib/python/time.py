"""Clocks, and broken-down time in UTC and local time. The clocks themselves are native (`_time`)."""

import _time
from _time import (
    monotonic,
    monotonic_ns,
    perf_counter,
    perf_counter_ns,
    process_time,
    process_time_ns,
    sleep,
    time,
    time_ns,
)

_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
_MONTHS = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
]
_FIELDS = ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst']


class struct_time(tuple):
    """A moment as year, month, day, hour, minute, second, weekday, day of the year, daylight flag."""

    __slots__ = ()

    def __repr__(self):
        return 'time.struct_time(' + ', '.join([name + '=' + repr(value) for name, value in zip(_FIELDS, self)]) + ')'


def _add_fields():
    for number, name in enumerate(_FIELDS):
        setattr(struct_time, name, property(lambda self, number=number: self[number]))


_add_fields()


def _days_to_date(days):
    """Year, month, day of a number of days since 1970-01-01 (Howard Hinnant's civil_from_days)."""
    days += 719468
    era = days // 146097
    day_of_era = days - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day


def _date_to_days(year, month, day):
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def _broken_down(seconds, offset):
    total = int(seconds // 1) + offset
    days, rest = divmod(total, 86400)
    year, month, day = _days_to_date(days)
    return struct_time(
        (
            year,
            month,
            day,
            rest // 3600,
            rest // 60 % 60,
            rest % 60,
            (days + 3) % 7,
            days - _date_to_days(year, 1, 1) + 1,
            0,
        )
    )


def gmtime(seconds=None):
    return _broken_down(time() if seconds is None else seconds, 0)


def localtime(seconds=None):
    if seconds is None:
        seconds = time()
    return _broken_down(seconds, _time.local_offset(seconds))


def mktime(moment):
    seconds = _date_to_days(moment[0], moment[1], moment[2]) * 86400 + moment[3] * 3600 + moment[4] * 60 + moment[5]
    return float(seconds - _time.local_offset(seconds))


def strftime(format, moment=None):
    if moment is None:
        moment = localtime()
    year, month, day, hour, minute, second, weekday, yearday = tuple(moment)[:8]
    values = {
        'Y': '%04d' % year,
        'y': '%02d' % (year % 100),
        'm': '%02d' % month,
        'd': '%02d' % day,
        'H': '%02d' % hour,
        'I': '%02d' % (hour % 12 or 12),
        'M': '%02d' % minute,
        'S': '%02d' % second,
        'p': 'AM' if hour < 12 else 'PM',
        'j': '%03d' % yearday,
        'a': _DAYS[weekday][:3],
        'A': _DAYS[weekday],
        'b': _MONTHS[month - 1][:3],
        'B': _MONTHS[month - 1],
        'w': str((weekday + 1) % 7),
        'Z': tzname[0],
        'z': '+0000',
        '%': '%',
        'n': '\n',
        't': '\t',
        'e': '%2d' % day,
    }
    values['D'] = values['m'] + '/' + values['d'] + '/' + values['y']
    values['F'] = values['Y'] + '-' + values['m'] + '-' + values['d']
    values['T'] = values['X'] = values['H'] + ':' + values['M'] + ':' + values['S']
    values['R'] = values['H'] + ':' + values['M']
    values['x'] = values['D']
    values['c'] = values['a'] + ' ' + values['b'] + ' ' + values['e'] + ' ' + values['T'] + ' ' + values['Y']
    result = []
    escaped = False
    for character in format:
        if escaped:
            result.append(values.get(character, '%' + character))
            escaped = False
        elif character == '%':
            escaped = True
        else:
            result.append(character)
    return ''.join(result)


def asctime(moment=None):
    return strftime('%a %b %e %H:%M:%S %Y', moment)


def ctime(seconds=None):
    return asctime(localtime(seconds))


