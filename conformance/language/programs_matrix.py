"""A small program: matrices with operators, determinants and powers."""


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __getitem__(self, position):
        i, j = position
        return self.rows[i][j]

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def transpose(self):
        return Matrix(zip(*self.rows))

    def determinant(self):
        if len(self.rows) == 1:
            return self.rows[0][0]
        total = 0
        for j, value in enumerate(self.rows[0]):
            minor = Matrix([row[:j] + row[j + 1 :] for row in self.rows[1:]])
            total += (-1) ** j * value * minor.determinant()
        return total

    def __repr__(self):
        return "\n".join(" ".join(f"{value:>4}" for value in row) for row in self.rows)


m = Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]])
print(m @ m)
# expect:    5    1    6
# expect:    7   11   15
# expect:    7    7   19
print(m.transpose().determinant(), m.determinant(), m[1, 2], m @ Matrix.identity(3) == m)  # expect: 18 18 2 True
print((Matrix([[1, 1], [1, 0]]) ** 90)[0, 1])  # expect: 2880067194370816120
