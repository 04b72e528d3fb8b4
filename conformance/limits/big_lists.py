"""Large lists and what they are made of."""

big = [0] * 5_000_000
big[4_999_999] = 1
print(len(big), sum(big))  # expect: 5000000 1
grown = []
for i in range(1_000_000):
    grown.append(i)
print(len(grown), grown[-1], sum(grown))  # expect: 1000000 999999 499999500000
del big
doubled = grown + grown
print(len(doubled), doubled[1_500_000])  # expect: 2000000 500000
grown[500_000:] = []
print(len(grown), grown[-1])  # expect: 500000 499999
matrix = [[i * j for j in range(100)] for i in range(1000)]
print(sum(map(sum, matrix)))  # expect: 2472525000
# modes: off on eager
