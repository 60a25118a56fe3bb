/** How much of the doubt about blocks is one doubt about the page: whether it means much or little of itself. Chosen on held-out sites. */
const SHARED_DOUBT = 0.65;
/** Even steps from the strictest to the most generous view of a page. */
const VIEWS = 60;

/**
 * Which blocks to keep when each holds main content with a known probability: those whose text has the greatest expected F1
 * against the true content. Sorted by probability the best selection is the first few, so each cut is tried once. Doubts are
 * partly each block's own and partly shared: a page that means its reviews means all of them. Expected F1 is therefore a mix of
 * two, one with blocks that are true independently (Lewis 1995, "Evaluating and optimizing autonomous text classification
 * systems") and one where the true content is all blocks above a single unknown level.
 */
export function bestSelection(probabilities: Float64Array, weights: Float32Array): boolean[] {
  const order = Array.from(probabilities.keys()).sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const kept = new Float64Array(order.length);
  const hit = new Float64Array(order.length);
  let words = 0;
  let expected = 0;
  order.forEach((index, place) => {
    words += weights[index] ?? 0;
    expected += (probabilities[index] ?? 0) * (weights[index] ?? 0);
    kept[place] = words;
    hit[place] = expected;
  });
  const truths = wordsAboveLevels(order, probabilities, kept);
  let best = 0;
  let cut = 0;
  for (let place = 0; place < order.length; place += 1) {
    const selected = kept[place] ?? 0;
    if (selected === 0) continue;
    const apart = (2 * (hit[place] ?? 0)) / (selected + expected);
    const together = truths.reduce((sum, truth) => sum + (2 * Math.min(selected, truth)) / (selected + truth), 0) / truths.length;
    const score = SHARED_DOUBT * together + (1 - SHARED_DOUBT) * apart;
    if (score > best + 1e-12) {
      best = score;
      cut = place + 1;
    }
  }
  const isSelected: boolean[] = Array.from(probabilities, () => false);
  for (const index of order.slice(0, cut)) isSelected[index] = true;
  return isSelected;
}

/** Words of all blocks above each level of probability, from the strictest view to the most generous. */
function wordsAboveLevels(order: readonly number[], probabilities: Float64Array, kept: Float64Array): number[] {
  const truths: number[] = [];
  let above = 0;
  for (let view = 0; view < VIEWS; view += 1) {
    const level = 1 - (view + 0.5) / VIEWS;
    while (above < order.length && (probabilities[order[above] ?? 0] ?? 0) > level) above += 1;
    truths.push(above === 0 ? 0 : (kept[above - 1] ?? 0));
  }
  return truths;
}
