"""A property runs functions where an attribute is read, written or deleted."""


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("colder than cold")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("forgotten")
        self._celsius = None

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32


t = Temperature(20)
print(t.celsius, t.fahrenheit)  # expect: 20 68.0
t.celsius = 100
print(t.fahrenheit)  # expect: 212.0
t.celsius += 5
print(t.celsius)  # expect: 105
try:
    t.celsius = -300
except ValueError as error:
    print(error)
# expect: colder than cold
try:
    t.fahrenheit = 1
except AttributeError as error:
    print(error)
# expect: property 'fahrenheit' of 'Temperature' object has no setter
del t.celsius  # expect: forgotten
print(t.celsius, Temperature.celsius.__doc__)  # expect: None Degrees.


class Warm(Temperature):
    @property
    def celsius(self):
        return super().celsius + 10


print(Warm(1).celsius, Warm(0).fahrenheit)  # expect: 11 50.0
