"""Dates, times of day, and durations (library reference, datetime). The calendar is the proleptic Gregorian one."""

import time as _time
from operator import index as _index

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC']

MINYEAR = 1
MAXYEAR = 9999
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = ('', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_FULL_MONTHS = (
    '', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
    'December',
)
_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_FULL_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MAX_ORDINAL = 3652059
_DAY_SECONDS = 86400


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2 and _is_leap(year):
        return 29
    return (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]


def _ordinal(year, month, day):
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + _DAYS_BEFORE[month] + (1 if month > 2 and _is_leap(year) else 0) + day


def _from_ordinal(ordinal):
    n = ordinal - 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 12
    leap = 1 if _is_leap(year) else 0
    while n < _DAYS_BEFORE[month] + (leap if month > 2 else 0):
        month -= 1
    return year, month, n - _DAYS_BEFORE[month] - (leap if month > 2 else 0) + 1


def _two(number):
    return str(number) if number > 9 else '0' + str(number)


def _check_date(year, month, day):
    year = _index(year)
    month = _index(month)
    day = _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('year must be in 1..9999, not ' + str(year))
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12, not ' + str(month))
    last = _days_in_month(year, month)
    if not 1 <= day <= last:
        raise ValueError('day ' + str(day) + ' must be in range 1..' + str(last) + ' for month ' + str(month) + ' in year ' + str(year))
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour = _index(hour)
    minute = _index(minute)
    second = _index(second)
    microsecond = _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23, not ' + str(hour))
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59, not ' + str(minute))
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59, not ' + str(second))
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999, not ' + str(microsecond))
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1, not ' + str(fold))
    return hour, minute, second, microsecond


def _half_even(numerator, denominator):
    quotient, rest = divmod(numerator, denominator)
    rest *= 2
    return quotient + 1 if rest > denominator or rest == denominator and quotient % 2 == 1 else quotient


class timedelta:
    """A duration: days, seconds and microseconds in their normal form."""

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for name, value, unit in (
            ('days', days, 86400000000), ('seconds', seconds, 1000000), ('microseconds', microseconds, 1),
            ('milliseconds', milliseconds, 1000), ('minutes', minutes, 60000000), ('hours', hours, 3600000000),
            ('weeks', weeks, 604800000000),
        ):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                numerator, denominator = value.as_integer_ratio()
                whole, part = divmod(numerator * unit, denominator)
                total += whole
                rest += part / denominator
            else:
                raise TypeError('unsupported type for timedelta ' + name + ' component: ' + type(value).__name__)
        whole = int(rest)
        total += whole
        rest -= whole
        if rest > 0.5 or rest == 0.5 and total % 2 == 1:
            total += 1
        self._set(total)

    def _set(self, total):
        self._total = total
        days, rest = divmod(total, 86400000000)
        if not -999999999 <= days <= 999999999:
            raise OverflowError('days=' + str(days) + '; must have magnitude <= 999999999')
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1000000)

    @classmethod
    def _of(cls, total):
        self = object.__new__(timedelta)
        self._set(total)
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def total_seconds(self):
        return self._total / 1000000

    def __repr__(self):
        parts = []
        for name, value in (('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds)):
            if value:
                parts.append(name + '=' + str(value))
        return type(self).__module__ + '.' + type(self).__qualname__ + '(' + (', '.join(parts) or '0') + ')'

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = str(hours) + ':' + _two(minutes) + ':' + _two(seconds)
        if self._days:
            text = str(self._days) + (' day, ' if abs(self._days) == 1 else ' days, ') + text
        if self._microseconds:
            text += '.' + str(self._microseconds).zfill(6)
        return text

    def __add__(self, other):
        return timedelta._of(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._of(_half_even(self._total * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta._of(self._total // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return timedelta._of(_half_even(self._total, other) if other > 0 else _half_even(-self._total, -other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            if numerator < 0:
                numerator, denominator = -numerator, -denominator
            return timedelta._of(_half_even(self._total * denominator, numerator))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total, other._total)
        return quotient, timedelta._of(rest)

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total != 0


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    """The base of time zones."""

    def tzname(self, dt):
        raise NotImplementedError('tzinfo subclass must override tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('tzinfo subclass must override utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('tzinfo subclass must override dst()')

    def fromutc(self, dt):
        return dt + dt.utcoffset()


def _offset_text(offset, separator=':'):
    total = offset._total
    sign = '-' if total < 0 else '+'
    seconds, micro = divmod(abs(total), 1000000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = sign + _two(hours) + separator + _two(minutes)
    if seconds or micro:
        text += separator + _two(seconds)
    if micro:
        text += '.' + str(micro).zfill(6)
    return text


class timezone(tzinfo):
    """A time zone with a fixed offset."""

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError('timezone() argument 1 must be datetime.timedelta, not ' + type(offset).__name__)
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ' + repr(offset)
            )
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else ', ' + repr(self._name)
        return 'datetime.timezone(' + repr(self._offset) + name + ')'


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _format(value, format):
    """strftime for everything here: `value` has the attributes of a datetime."""
    result = []
    k = 0
    while k < len(format):
        c = format[k]
        k += 1
        if c != '%' or k == len(format):
            result.append(c)
            continue
        c = format[k]
        k += 1
        result.append(_format_one(value, c))
    return ''.join(result)


def _format_one(value, c):
    hour12 = (value.hour - 1) % 12 + 1
    if c == 'Y':
        return str(value.year)
    if c == 'm':
        return _two(value.month)
    if c == 'd':
        return _two(value.day)
    if c == 'H':
        return _two(value.hour)
    if c == 'M':
        return _two(value.minute)
    if c == 'S':
        return _two(value.second)
    if c == 'f':
        return str(value.microsecond).zfill(6)
    if c == 'y':
        return _two(value.year % 100)
    if c == 'I':
        return _two(hour12)
    if c == 'p':
        return 'AM' if value.hour < 12 else 'PM'
    if c == 'b' or c == 'h':
        return _MONTHS[value.month]
    if c == 'B':
        return _FULL_MONTHS[value.month]
    if c == 'e':
        return str(value.day).rjust(2)
    if c == '%':
        return '%'
    if c == 'n':
        return '\n'
    if c == 't':
        return '\t'
    if c == 'F':
        return _format(value, '%Y-%m-%d')
    if c == 'T' or c == 'X':
        return _format(value, '%H:%M:%S')
    if c == 'R':
        return _format(value, '%H:%M')
    if c == 'D' or c == 'x':
        return _format(value, '%m/%d/%y')
    if c == 'c':
        return _format(value, '%a %b %e %H:%M:%S %Y')
    if c == 'r':
        return _format(value, '%I:%M:%S %p')
    if c == 'z':
        offset = value.utcoffset()
        return '' if offset is None else _offset_text(offset, '')
    if c == 'Z':
        return value.tzname() or ''
    ordinal = _ordinal(value.year, value.month, value.day)
    weekday = (ordinal + 6) % 7
    day_of_year = ordinal - _ordinal(value.year, 1, 1) + 1
    if c == 'a':
        return _DAYS[weekday]
    if c == 'A':
        return _FULL_DAYS[weekday]
    if c == 'w':
        return str((weekday + 1) % 7)
    if c == 'u':
        return str(weekday + 1)
    if c == 'j':
        return str(day_of_year).zfill(3)
    if c == 'U':
        return _two((day_of_year + 6 - (weekday + 1) % 7) // 7)
    if c == 'W':
        return _two((day_of_year + 6 - weekday) // 7)
    if c == 'G':
        return str(date(value.year, value.month, value.day).isocalendar()[0])
    if c == 'V':
        return _two(date(value.year, value.month, value.day).isocalendar()[1])
    return '%' + c


class _Ordered:
    """Comparisons by `_key`, with values of the same kind."""

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._order(other, '<') < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._order(other, '<=') <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._order(other, '>') > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._order(other, '>=') >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def _order(self, other, sign):
        key = self._key()
        if key[0] != other._key()[0]:
            raise TypeError("can't compare offset-naive and offset-aware " + self._plural)
        return key


class date(_Ordered):
    """A day of the calendar."""

    __module__ = 'datetime'
    _plural = 'dates'

    def __init__(self, year, month, day):
        self._year, self._month, self._day = _check_date(year, month, day)

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        t = _time.localtime(timestamp)
        return cls(t[0], t[1], t[2])

    @classmethod
    def fromordinal(cls, n):
        if not 1 <= n <= _MAX_ORDINAL:
            raise ValueError('ordinal must be >= 1' if n < 1 else 'year must be in 1..9999, not ' + str(n // 365))
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        parts = _parse_iso_date(date_string)
        if parts is None:
            raise ValueError('Invalid isoformat string: ' + repr(date_string))
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = _ordinal(year, 1, 4)
        monday = first - (first + 6) % 7
        return cls.fromordinal(monday + (week - 1) * 7 + day - 1)

    @classmethod
    def strptime(cls, date_string, format):
        fields = _parse_time(date_string, format)
        return cls(fields['year'], fields['month'], fields['day'])

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def _key(self):
        return (False, self._year, self._month, self._day)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        ordinal = self.toordinal()
        thursday = ordinal - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        return IsoCalendarDate(year, (thursday - _ordinal(year, 1, 1)) // 7 + 1, self.weekday() + 1)

    def isoformat(self):
        return str(self._year).zfill(4) + '-' + _two(self._month) + '-' + _two(self._day)

    __str__ = isoformat

    def ctime(self):
        return self.strftime('%a %b %e 00:00:00 %Y')

    def timetuple(self):
        day_of_year = self.toordinal() - _ordinal(self._year, 1, 1) + 1
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), day_of_year, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day
        )

    hour = minute = second = microsecond = property(lambda self: 0)

    def utcoffset(self):
        return None

    def tzname(self):
        return None

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __add__(self, other):
        return self._shifted(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def _shifted(self, ordinal):
        if not 1 <= ordinal <= _MAX_ORDINAL:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(ordinal)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._shifted(self.toordinal() - other.days)
        if self._comparable(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __repr__(self):
        return 'datetime.date(' + str(self._year) + ', ' + str(self._month) + ', ' + str(self._day) + ')'


class IsoCalendarDate(tuple):
    """Year, week and weekday as ISO 8601 counts them."""

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=' + str(self[0]) + ', week=' + str(self[1]) + ', weekday=' + str(self[2]) + ')'


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    text = _two(hour)
    if timespec == 'hours':
        return text
    text += ':' + _two(minute)
    if timespec == 'minutes':
        return text
    text += ':' + _two(second)
    if timespec == 'seconds':
        return text
    if timespec == 'milliseconds':
        return text + '.' + str(microsecond // 1000).zfill(3)
    if timespec == 'microseconds':
        return text + '.' + str(microsecond).zfill(6)
    raise ValueError('Unknown timespec value')


class time(_Ordered):
    """A time of day."""

    __module__ = 'datetime'
    _plural = 'times'

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = tzinfo
        self._fold = fold

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)
    year = property(lambda self: 1900)
    month = property(lambda self: 1)
    day = property(lambda self: 1)

    @classmethod
    def fromisoformat(cls, time_string):
        fields = _parse_iso_time(time_string.removeprefix('T'))
        if fields is None:
            raise ValueError('Invalid isoformat string: ' + repr(time_string))
        return cls(*fields)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def _comparable(self, other):
        return isinstance(other, time)

    def _key(self):
        offset = self.utcoffset()
        micro = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return (offset is not None, micro if offset is None else micro - offset._total)

    def isoformat(self, timespec='auto'):
        offset = self.utcoffset()
        text = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text if offset is None else text + _offset_text(offset)

    __str__ = isoformat

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def __repr__(self):
        fields = [str(self._hour), str(self._minute)]
        if self._microsecond:
            fields += [str(self._second), str(self._microsecond)]
        elif self._second:
            fields.append(str(self._second))
        if self._tzinfo is not None:
            fields.append('tzinfo=' + repr(self._tzinfo))
        return 'datetime.time(' + ', '.join(fields) + ')'


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
_EPOCH_ORDINAL = _ordinal(1970, 1, 1)


class datetime(date):
    """A day and a time of day, perhaps in a time zone."""

    __module__ = 'datetime'
    _plural = 'datetimes'

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        if tzinfo is not None and not isinstance(tzinfo, globals()['tzinfo']):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '" + type(tzinfo).__name__ + "'")
        self._tzinfo = tzinfo
        self._fold = fold

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of_microseconds(cls, total, tz=None):
        """From microseconds since the start of the year 1, minus one day."""
        days, micro = divmod(total, 86400000000)
        if not 1 <= days <= _MAX_ORDINAL:
            raise OverflowError('date value out of range')
        year, month, day = _from_ordinal(days)
        seconds, micro = divmod(micro, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(year, month, day, hour, minute, second, micro, tz)

    def _microseconds(self):
        seconds = ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second
        return seconds * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        micro = round(timestamp * 1000000) if isinstance(timestamp, float) else timestamp * 1000000
        utc = cls._of_microseconds(_EPOCH_ORDINAL * 86400000000 + micro)
        if tz is not None:
            return tz.fromutc(utc.replace(tzinfo=tz))
        t = _time.localtime(micro // 1000000)
        return cls(t[0], t[1], t[2], t[3], t[4], t[5], micro % 1000000)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        micro = round(timestamp * 1000000) if isinstance(timestamp, float) else timestamp * 1000000
        return cls._of_microseconds(_EPOCH_ORDINAL * 86400000000 + micro)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, zone)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        cut = 8 if len(date_string) > 4 and date_string[4] != '-' else 10
        day = _parse_iso_date(date_string[:cut])
        clock = _parse_iso_time(date_string[cut + 1 :]) if len(date_string) > cut + 1 else (0, 0, 0, 0, None)
        if day is None or clock is None or len(date_string) == cut + 1:
            raise ValueError('Invalid isoformat string: ' + repr(date_string))
        return cls(*day, *clock)

    @classmethod
    def strptime(cls, date_string, format):
        fields = _parse_time(date_string, format)
        return cls(**fields)

    def _comparable(self, other):
        return isinstance(other, datetime)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _key(self):
        offset = self.utcoffset()
        micro = self._microseconds()
        return (offset is not None, micro if offset is None else micro - offset._total)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timestamp(self):
        micro = self._microseconds() - _EPOCH_ORDINAL * 86400000000
        offset = self.utcoffset()
        if offset is not None:
            return (micro - offset._total) / 1000000
        seconds = _time.mktime((self._year, self._month, self._day, self._hour, self._minute, self._second, 0, 0, -1))
        return seconds + self._microsecond / 1000000

    def astimezone(self, tz=None):
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(seconds=round((self._microseconds() - _EPOCH_ORDINAL * 86400000000) / 1000000 - self.timestamp()))
        if tz is None:
            tz = timezone(offset)
        utc = (self - offset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def timetuple(self):
        day_of_year = self.toordinal() - _ordinal(self._year, 1, 1) + 1
        return _time.struct_time(
            (self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(), day_of_year, -1)
        )

    def utctimetuple(self):
        offset = self.utcoffset()
        return (self if offset is None else self - offset).timetuple()

    def isoformat(self, sep='T', timespec='auto'):
        text = date.isoformat(self) + sep + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat(' ')

    def ctime(self):
        return self.strftime('%c')

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_microseconds(self._microseconds() + other._total, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of_microseconds(self._microseconds() - other._total, self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        mine = self._key()
        others = other._key()
        if mine[0] != others[0]:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(mine[1] - others[1])

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if not fields[-1]:
            fields.pop()
            if not fields[-1]:
                fields.pop()
        shown = [str(field) for field in fields]
        if self._tzinfo is not None:
            shown.append('tzinfo=' + repr(self._tzinfo))
        return 'datetime.datetime(' + ', '.join(shown) + ')'


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


# ---- reading -----------------------------------------------------------------------------------------------------------


def _digits(text):
    return int(text) if text.isdigit() and text.isascii() else None


def _parse_iso_date(text):
    if len(text) == 10 and text[4] == '-' and text[7] == '-':
        parts = (_digits(text[:4]), _digits(text[5:7]), _digits(text[8:]))
    elif len(text) == 8 and '-' not in text:
        parts = (_digits(text[:4]), _digits(text[4:6]), _digits(text[6:]))
    else:
        return None
    return None if None in parts else parts


def _parse_iso_time(text):
    zone = None
    for k in range(len(text)):
        if text[k] in '+-Z':
            zone = text[k:]
            text = text[:k]
            break
    fraction = ''
    if '.' in text or ',' in text:
        cut = text.find('.') if '.' in text else text.find(',')
        fraction = text[cut + 1 :][:6].ljust(6, '0')
        text = text[:cut]
    parts = text.split(':') if ':' in text else [text[k : k + 2] for k in range(0, len(text), 2)]
    values = [_digits(part) if len(part) == 2 else None for part in parts]
    if None in values or not 1 <= len(values) <= 3:
        return None
    micro = _digits(fraction) if fraction else 0
    if micro is None:
        return None
    while len(values) < 3:
        values.append(0)
    tz = None
    if zone == 'Z':
        tz = timezone.utc
    elif zone is not None:
        offset = _parse_iso_time(zone[1:])
        if offset is None:
            return None
        delta = timedelta(hours=offset[0], minutes=offset[1], seconds=offset[2], microseconds=offset[3])
        tz = timezone(-delta if zone[0] == '-' else delta)
        if not delta:
            tz = timezone.utc
    return (*values, micro, tz)


_WIDTHS = {'Y': 4, 'm': 2, 'd': 2, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'f': 6, 'y': 2, 'j': 3, 'w': 1, 'u': 1, 'U': 2, 'W': 2}
_COMPOSITE = {'T': '%H:%M:%S', 'X': '%H:%M:%S', 'F': '%Y-%m-%d', 'D': '%m/%d/%y', 'x': '%m/%d/%y', 'R': '%H:%M',
              'c': '%a %b %d %H:%M:%S %Y'}


def _parse_time(text, format):
    """The fields that a format reads from a text, as the arguments of datetime."""
    mismatch = 'time data ' + repr(text) + ' does not match format ' + repr(format)
    pattern = format
    for letter in _COMPOSITE:
        pattern = pattern.replace('%' + letter, _COMPOSITE[letter])
    found = {}
    at = 0
    k = 0
    while k < len(pattern):
        c = pattern[k]
        k += 1
        if c.isspace():
            if at >= len(text) or not text[at].isspace():
                raise ValueError(mismatch)
            while at < len(text) and text[at].isspace():
                at += 1
            continue
        if c != '%' or pattern[k : k + 1] == '%':
            if c == '%':
                k += 1
            if text[at : at + 1] != c:
                raise ValueError(mismatch)
            at += 1
            continue
        c = pattern[k : k + 1]
        k += 1
        if c in _WIDTHS and c:
            end = at
            while end < len(text) and end - at < _WIDTHS[c] and text[end].isdigit():
                end += 1
            if end == at or c == 'Y' and end - at < 4:
                raise ValueError(mismatch)
            found[c] = int(text[at:end].ljust(6, '0')) if c == 'f' else int(text[at:end])
            at = end
            continue
        at = _parse_word(text, at, c, found, mismatch, format)
    if at < len(text):
        raise ValueError('unconverted data remains: ' + text[at:])
    return _fields_of(found, mismatch)


def _parse_word(text, at, c, found, mismatch, format):
    lists = {'b': _MONTHS, 'h': _MONTHS, 'B': _FULL_MONTHS, 'a': _DAYS, 'A': _FULL_DAYS, 'p': ('AM', 'PM')}
    rest = text[at:].lower()
    if c in lists and c:
        for number, word in enumerate(lists[c]):
            if word and rest.startswith(word.lower()):
                found['p' if c == 'p' else 'm' if c in 'bhB' else 'weekday'] = number
                return at + len(word)
        raise ValueError(mismatch)
    if c == 'z':
        end = at
        while end < len(text) and text[end] in '+-:Z.0123456789':
            end += 1
        clock = _parse_iso_time('00' + text[at:end])
        if clock is None or clock[4] is None:
            raise ValueError(mismatch)
        found['z'] = clock[4]
        return end
    if c == 'Z':
        for word in ('UTC', 'GMT'):
            if rest.startswith(word.lower()):
                return at + 3
        raise ValueError(mismatch)
    if not c:
        raise ValueError('stray % in format ' + repr(format))
    raise ValueError(repr(c) + ' is a bad directive in format ' + repr(format))


def _fields_of(found, mismatch):
    year = found.get('Y', 1900)
    if 'y' in found:
        year = found['y'] + (2000 if found['y'] < 69 else 1900)
    hour = found.get('H', 0)
    if 'I' in found:
        if not 1 <= found['I'] <= 12:
            raise ValueError(mismatch)
        hour = found['I'] % 12 + (12 if found.get('p') == 1 else 0)
    month = found.get('m', 1)
    day = found.get('d', 1)
    if 'j' in found and 'm' not in found:
        year, month, day = _from_ordinal(_ordinal(year, 1, 1) + found['j'] - 1)
    if not 1 <= month <= 12 or not 1 <= day <= 31 or hour > 23 or found.get('M', 0) > 59 or found.get('S', 0) > 61:
        raise ValueError(mismatch)
    fields = {'year': year, 'month': month, 'day': day, 'hour': hour, 'minute': found.get('M', 0)}
    fields['second'] = found.get('S', 0)
    fields['microsecond'] = found.get('f', 0)
    fields['tzinfo'] = found.get('z')
    return fields
