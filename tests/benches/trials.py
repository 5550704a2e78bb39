"""What-ifs in vectorised numpy, for comparison: the same work as `rank --trust none`.

10 offers x 5 criteria with exact ratings: weights uniform on the simplex, scores, the share of each
place, how often each offer is ahead of each other one, and the mean weights with which each comes
first. Prints the nanoseconds of a trial, the least of several runs.
"""

import sys
import time

import numpy as np

OFFERS, CRITERIA = 10, 5
CHUNK = 10_000


def simulate(utilities, trials, rng):
    places = np.zeros((OFFERS, OFFERS), dtype=np.int64)
    wins = np.zeros((OFFERS, OFFERS), dtype=np.int64)
    central = np.zeros((OFFERS, CRITERIA))
    for _ in range(trials // CHUNK):
        weights = rng.standard_exponential((CHUNK, CRITERIA))
        weights /= weights.sum(axis=1, keepdims=True)
        scores = weights @ utilities.T
        order = np.argsort(-scores, axis=1)
        for place in range(OFFERS):
            places[:, place] += np.bincount(order[:, place], minlength=OFFERS)
        for offer in range(OFFERS):
            wins[offer] += (scores[:, [offer]] > scores).sum(axis=0)
        np.add.at(central, order[:, 0], weights)
    return places, wins, central


def main():
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    rng = np.random.default_rng(1)
    utilities = rng.random((OFFERS, CRITERIA))
    simulate(utilities, CHUNK, rng)
    least = float("inf")
    for _ in range(5):
        start = time.process_time()
        places, _, _ = simulate(utilities, trials, rng)
        least = min(least, time.process_time() - start)
    assert places.sum() == trials * OFFERS
    print(f"{1e9 * least / trials:.0f}")


if __name__ == "__main__":
    main()
