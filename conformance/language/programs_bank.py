"""A small program: accounts, transfers, an error of its own, a report."""


class InsufficientFunds(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} missing")
        self.missing = missing


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.history = owner, balance, []

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(amount - self.balance)
        self.balance -= amount
        self.history.append(-amount)

    def deposit(self, amount):
        self.balance += amount
        self.history.append(amount)


def transfer(source, target, amount):
    try:
        source.withdraw(amount)
    except InsufficientFunds as error:
        print(f"refused: {source.owner} -> {target.owner}: {error}")
        return False
    target.deposit(amount)
    return True


accounts = {name: Account(name, 100) for name in ("ann", "bob", "cy")}
for step in range(12):
    names = sorted(accounts)
    transfer(accounts[names[step % 3]], accounts[names[(step * 2 + 1) % 3]], 25 + step * 5)
for account in accounts.values():
    print(f"{account.owner:<5}{account.balance:>5} {account.history}")
# expect: ann    120 [-25, 30, -40, 45, -55, 60, -70, 75]
# expect: bob     80 [25, -30, 40, -45, 55, -60, 70, -75]
# expect: cy     100 [-35, 35, -50, 50, -65, 65, -80, 80]
print(sum(account.balance for account in accounts.values()))  # expect: 300
