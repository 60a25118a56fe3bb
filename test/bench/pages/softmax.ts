const ROUNDS = 500;
const RATE = 0.3;
const RIDGE = 0.002;

/** Weights per class, learned by gradient descent with momentum; the first sign is the constant and is not shrunk. */
export function learnSoftmax(pages: readonly { readonly type: number; readonly signs: readonly number[] }[], classes: number): number[][] {
  const width = pages[0]?.signs.length ?? 0;
  const kinds = Array.from({ length: classes });
  const weights = kinds.map(() => Array.from({ length: width }, () => 0));
  const momentum = kinds.map(() => Array.from({ length: width }, () => 0));
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = kinds.map(() => Array.from({ length: width }, () => 0));
    for (const page of pages) {
      const points = weights.map((row) => dot(row, page.signs));
      const highest = Math.max(...points);
      const odds = points.map((point) => Math.exp(point - highest));
      const total = odds.reduce((a, b) => a + b, 0);
      odds.forEach((odd, type) => {
        const miss = odd / total - Number(type === page.type);
        const row = gradient[type];
        if (row !== undefined) page.signs.forEach((sign, at) => { row[at] = (row[at] ?? 0) + miss * sign; });
      });
    }
    weights.forEach((row, type) => row.forEach((weight, at) => {
      const step = (gradient[type]?.[at] ?? 0) / pages.length + (at === 0 ? 0 : RIDGE * weight);
      const moved = 0.9 * (momentum[type]?.[at] ?? 0) - RATE * step;
      const memory = momentum[type];
      if (memory !== undefined) memory[at] = moved;
      row[at] = weight + moved;
    }));
  }
  return weights;
}

export function dot(weights: readonly number[], signs: readonly number[]): number {
  return signs.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), 0);
}
