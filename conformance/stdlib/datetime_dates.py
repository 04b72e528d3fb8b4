"""Dates and durations."""

from datetime import date, datetime, timedelta

d = date(2024, 2, 28)
print(d + timedelta(days=2), d.weekday(), d.isoformat(), (date(2025, 1, 1) - d).days, d.replace(year=2023), d.strftime("%d.%m.%Y"))
# expect: 2024-03-01 2 2024-02-28 308 2023-02-28 28.02.2024
t = datetime(2024, 5, 6, 7, 8, 9)
print(t, t + timedelta(hours=20, minutes=55), t.isoformat(), t.timetuple().tm_yday, datetime.fromisoformat("2024-01-02T03:04:05"), datetime.strptime("03/04/21", "%d/%m/%y"))
# expect: 2024-05-06 07:08:09 2024-05-07 04:03:09 2024-05-06T07:08:09 127 2024-01-02 03:04:05 2021-04-03 00:00:00
print(timedelta(days=1, seconds=-1), timedelta(hours=36), timedelta(minutes=90).total_seconds(), date(2024, 1, 1) < d, date.fromordinal(738000))
# expect: 23:59:59 1 day, 12:00:00 5400.0 True 2021-07-29
try:
    date(2023, 2, 29)
except ValueError as error:
    print(type(error).__name__)
# expect: ValueError
