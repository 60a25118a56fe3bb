/**
 * Which blocks to keep when each holds main content with a known probability: those whose text has the greatest expected
 * F1 against the true content. Sorted by probability, the best selection is always the first few, so each cut is tried once.
 */
export function bestSelection(probabilities: Float64Array, weights: Float32Array): boolean[] {
  const order = Array.from(probabilities.keys()).sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  let expected = 0;
  for (const index of order) expected += (probabilities[index] ?? 0) * (weights[index] ?? 0);
  let hit = 0;
  let kept = 0;
  let best = 0;
  let cut = 0;
  order.forEach((index, place) => {
    const weight = weights[index] ?? 0;
    hit += (probabilities[index] ?? 0) * weight;
    kept += weight;
    const score = hit / (kept + expected);
    if (score > best + 1e-12) {
      best = score;
      cut = place + 1;
    }
  });
  const selected: boolean[] = probabilities.length === 0 ? [] : Array.from(probabilities, () => false);
  for (const index of order.slice(0, cut)) selected[index] = true;
  return selected;
}
