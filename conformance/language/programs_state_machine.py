"""A small program: states as classes, transitions as methods that return the next state."""


class State:
    names = []

    def __init_subclass__(cls):
        State.names.append(cls.__name__)

    def handle(self, event):
        action = getattr(self, "on_" + event, None)
        if action is None:
            print(f"{type(self).__name__} ignores {event}")
            return self
        return action()


class Locked(State):
    def on_coin(self):
        return Unlocked(1)


class Unlocked(State):
    def __init__(self, credit):
        self.credit = credit

    def on_coin(self):
        return Unlocked(self.credit + 1)

    def on_push(self):
        return Unlocked(self.credit - 1) if self.credit > 1 else Locked()

    def on_kick(self):
        return Broken


class BrokenState(State):
    def handle(self, event):
        raise RuntimeError(f"broken, cannot {event}")


Broken = BrokenState()
state = Locked()
try:
    for event in ("push", "coin", "coin", "push", "wait", "push", "push", "coin", "kick", "coin"):
        state = state.handle(event)
        print(event, "->", type(state).__name__, getattr(state, "credit", "-"))
except RuntimeError as error:
    print("stopped:", error)
# expect: Locked ignores push
# expect: push -> Locked -
# expect: coin -> Unlocked 1
# expect: coin -> Unlocked 2
# expect: push -> Unlocked 1
# expect: Unlocked ignores wait
# expect: wait -> Unlocked 1
# expect: push -> Locked -
# expect: Locked ignores push
# expect: push -> Locked -
# expect: coin -> Unlocked 1
# expect: kick -> BrokenState -
# expect: stopped: broken, cannot coin
print(State.names)  # expect: ['Locked', 'Unlocked', 'BrokenState']
