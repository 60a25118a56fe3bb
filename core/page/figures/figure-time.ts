import type { FigureTime } from '../../clip/clip.ts';
import type { Quantity } from '../../quantity/quantity.ts';

/** Words before a date that make it what a figure is compared with. */
const COMPARED = /(?:较|比|与|和|同|相比|相较于?|对比|compared (?:to|with)|than(?: in)?|versus|vs\.?|over|from) ?$/i;
/** A date of a page's own kind: as a figure's time it says nothing. */
const OF_DELIVERY = /(?:today|yesterday|tomorrow|今天|今日|昨天|昨日|明天|刚刚)/i;

/** The time that a sentence gives the number at `start`: the last date before it, else the first behind it; comparisons do not count. */
export function timeInSentence(sentence: string, dates: readonly Quantity[], start: number): FigureTime | null {
  const usable = dates.filter((date) => !COMPARED.test(sentence.slice(Math.max(0, date.start - 16), date.start)) && !OF_DELIVERY.test(date.text));
  const date = usable.findLast((candidate) => candidate.start < start) ?? usable.find((candidate) => candidate.start > start);
  return date === undefined ? null : timeOf(date, 'sentence');
}

export function timeOf(date: Quantity, by: FigureTime['by']): FigureTime {
  return { from: date.value, to: date.upper, text: date.text, by };
}
