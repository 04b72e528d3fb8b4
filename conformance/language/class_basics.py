"""Attributes live on the instance or on its class; methods receive the instance first."""


class Account:
    """Money of one owner."""

    interest = 2
    opened = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.opened += 1

    def deposit(self, amount):
        self.balance += amount
        return self

    def describe(self):
        return f"{self.owner}: {self.balance}"


ann = Account("Ann", 10)
bob = Account("Bob")
print(ann.deposit(5).deposit(7).describe())  # expect: Ann: 22
print(bob.describe(), Account.describe(ann))  # expect: Bob: 0 Ann: 22
print(Account.opened, ann.opened)  # expect: 2 2
ann.interest = 3
print(ann.interest, bob.interest, Account.interest)  # expect: 3 2 2
del ann.interest
print(ann.interest)  # expect: 2
Account.interest = 9
print(ann.interest, bob.interest)  # expect: 9 9
print(sorted(vars(ann)), Account.__name__, Account.__doc__)
# expect: ['balance', 'owner'] Account Money of one owner.
bound = ann.deposit
bound(100)
print(ann.balance, bound.__self__ is ann, bound.__func__ is Account.deposit)  # expect: 122 True True
print(isinstance(ann, Account), type(ann) is Account, type(ann).__name__)  # expect: True True Account
