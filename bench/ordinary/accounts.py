"""Dataclasses with methods that raise: what business logic is made of."""

from dataclasses import dataclass, field


class InsufficientFunds(Exception):
    pass


@dataclass
class Account:
    name: str
    balance: float = 0.0
    history: list = field(default_factory=list)

    def deposit(self, amount):
        if amount < 0:
            raise ValueError("negative amount")
        self.balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(f"{self.name} has only {self.balance}")
        self.balance -= amount
        self.history.append(("withdraw", amount))


def run(transactions):
    accounts = [Account(f"account {number}") for number in range(50)]
    refused = 0
    state = 1
    for _ in range(transactions):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        account = accounts[state % 50]
        amount = (state >> 8) % 100
        try:
            if state & 64:
                account.deposit(amount)
            else:
                account.withdraw(amount)
        except InsufficientFunds:
            refused += 1
        if len(account.history) > 100:
            account.history.clear()
    return refused, round(sum(account.balance for account in accounts), 2)


if __name__ == "__main__":
    import sys

    sys.path.insert(0, sys.path[0] + "/../programs")
    from protocol import measure

    measure(run)
