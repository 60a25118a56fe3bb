import type { Text } from '../language.ts';
import { BY_GRAIN, COUNTED, periodsNoun } from './period-words.ts';
import type { Grain } from './period-words.ts';

/** What a person must know before trusting a forecast. */
export const forecastCaveatTexts = {
  partial: (period: Text): Text => ({ zh: `${period.zh}还没结束，没有算进历史；预测的是它的全期。`, en: `${period.en} is still running and is not part of the history; its whole period is forecast.` }),
  finer: (used: Grain, count: number, few: number): Text => ({
    zh: `${few === 0 ? '还没有完整的月份' : `完整的月份只有 ${few} 个`}，所以${BY_GRAIN[used].zh}预测（历史有 ${count} ${COUNTED[used].zh}）。`,
    en: `There ${few === 1 ? 'is only 1 complete month' : few === 0 ? 'is no complete month yet' : `are only ${few} complete months`}, so the forecast goes ${BY_GRAIN[used].en}, from ${count} ${periodsNoun(used, count).en} of history.`,
  }),
  fewSeasons: (cycle: Text, count: number, grain: Grain): Text => ({
    zh: `历史只有 ${count} ${COUNTED[grain].zh}，不到两轮，看不出${cycle.zh}的规律，预测没有算进旺季和淡季。`,
    en: `The history of ${count} ${periodsNoun(grain, count).en} does not hold a pattern ${cycle.en} twice, so high and low seasons are not in the forecast.`,
  }),
  noBacktest: (repeat: Text): Text => ({
    zh: `历史太短，无法回测各种方法，所以只是${repeat.zh}。`,
    en: `The history is too short to try methods on, so this is only ${repeat.en}.`,
  }),
  notBetter: (repeat: Text): Text => ({
    zh: `回测中，这个预测并不比${repeat.zh}更准，请谨慎使用。`,
    en: `In the backtest this forecast was no better than ${repeat.en}. Use it with care.`,
  }),
  wide: { zh: '区间比预测值本身还宽，这个预测参考价值不大。', en: 'The interval is wider than the forecast itself: it is not much use.' },
  shift: (period: Text, direction: 'up' | 'down'): Text => ({
    zh: `从${period.zh}起，数值明显${direction === 'up' ? '抬高' : '降低'}了一档。新水平的历史太短，预测可能偏${direction === 'up' ? '低' : '高'}，区间也可能偏窄。`,
    en: `From ${period.en} on, values stand clearly ${direction === 'up' ? 'higher' : 'lower'} than before. There is little history at the new level, so the forecast may be too ${direction === 'up' ? 'low' : 'high'} and the interval too narrow.`,
  }),
  zeros: (first: Text, last: Text): Text => ({
    zh: first.zh === last.zh ? `${first.zh}为 0，而此前各期都不为 0，按还没有数据处理，没有算进历史。` : `${first.zh}至${last.zh}都为 0，而此前各期都不为 0，按还没有数据处理，没有算进历史。`,
    en:
      first.en === last.en
        ? `${first.en} is 0 after periods that never were: taken as not filled in yet, and left out of the history.`
        : `${first.en} to ${last.en} are 0 after periods that never were: taken as not filled in yet, and left out of the history.`,
  }),
  gaps: (count: number): Text => ({
    zh: `有 ${count} 期没有数据，按前后两期之间的值补上。`,
    en: `${count} ${count === 1 ? 'period has' : 'periods have'} no data and ${count === 1 ? 'was' : 'were'} taken to lie between those around.`,
  }),
  stray: (count: number, from: Text, to: Text): Text => ({
    zh: `有 ${count} 行的日期（${from.zh}${from.zh === to.zh ? '' : `至${to.zh}`}）离其余数据很远，可能是笔误，没有算进来。`,
    en: `${count} ${count === 1 ? 'row is' : 'rows are'} dated far from all others (${from.en}${from.en === to.en ? '' : ` to ${to.en}`}), perhaps by mistake, and ${count === 1 ? 'is' : 'are'} left out.`,
  }),
  beyond: (count: number, through: Text): Text => ({
    zh: `表里写明数据截至${through.zh}，但有 ${count} 行的日期更晚，没有算进历史。`,
    en: `The sheet says that its data goes through ${through.en}, but ${count} ${count === 1 ? 'row is' : 'rows are'} dated later and left out of the history.`,
  }),
  planned: (count: number, last: Text): Text => ({
    zh: `${last.zh}之后有 ${count} 行只有目标、没有实际值，只用作目标。`,
    en: `${count} ${count === 1 ? 'row' : 'rows'} after ${last.en} ${count === 1 ? 'has' : 'have'} targets and no actual values, and ${count === 1 ? 'serves' : 'serve'} as targets only.`,
  }),
  festivalTogether: (when: Text): Text => ({
    zh: `春节在 1 月和 2 月之间移动（这次是${when.zh}），两个月分开预测不可靠，所以合并预测。`,
    en: `Spring Festival moves between January and February (this time ${when.en}), so that neither can be forecast alone: both are forecast together.`,
  }),
  festivalAlone: (when: Text): Text => ({
    zh: `春节在 1 月和 2 月之间移动（这次是${when.zh}），这两个月的预测请合起来看。`,
    en: `Spring Festival moves between January and February (this time ${when.en}): read the forecasts of both months together.`,
  }),
  festivalDays: (when: Text): Text => ({
    zh: `预测期里有春节（${when.zh}），历史里同一周的春节在别的日子，节前节后的预测请谨慎使用。`,
    en: `Spring Festival (${when.en}) falls into the forecast, and fell on other days in the history: use the forecast around it with care.`,
  }),
  mixedCurrencies: (kept: string, others: readonly string[]): Text => ({
    zh: `表里有多种币种，只预测 ${kept}，不含 ${others.join('、')}。`,
    en: `The table mixes currencies: only ${kept} is forecast, without ${others.join(', ')}.`,
  }),
  rowsWithoutDate: (count: number): Text => ({ zh: `有 ${count} 行没有日期，没有算进来。`, en: `${count} ${count === 1 ? 'row has' : 'rows have'} no date and ${count === 1 ? 'is' : 'are'} left out.` }),
};
