# Instances of a subclass of str are keys like strs, unless the subclass says otherwise, also when it says so later.
class Symbol(str):
    pass


class Folded(str):
    def __eq__(self, other):
        return self.lower() == str(other).lower()

    def __hash__(self):
        return hash(self.lower())


table = {"a": 1, Symbol("b"): 2, "é\u4e00": 3}
print(table[Symbol("a")], table["b"], table[Symbol("é\u4e00")], Symbol("c") in table)  # expect: 1 2 3 False
print(Symbol("x") == "x", "x" == Symbol("x"), Symbol("x") != Symbol("y"), hash(Symbol("x")) == hash("x"))  # expect: True True True True
print({"KEY": 1}.get(Folded("key")), Folded("KEY") in {Folded("key"): 1}, Folded("A") == "a", "a" == Folded("A"))  # expect: None True True True
print(Symbol("x") == 5, Symbol("x") == None, Symbol("x") in ("x", 1), ["y"].index(Symbol("y")))  # expect: False False True 0
later = Symbol("k")
keys = {later: 1}
Symbol.__eq__ = lambda self, other: False
Symbol.__hash__ = lambda self: 7
print(Symbol("k") == "k", "k" == Symbol("k"), keys.get("k"), keys.get(Symbol("k")))  # expect: False False None None
