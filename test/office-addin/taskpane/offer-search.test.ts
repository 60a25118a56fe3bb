import { describe, expect, it } from 'vitest';
import { foundAnalyses } from '../../../office-addin/taskpane/offer-search.ts';
import { sampleStudy } from './sample-study.ts';

const found = (words: string) => {
  const { offers, unfit } = foundAnalyses(sampleStudy, words);
  return [...offers.map(({ offer, index }) => `${index} ${offer.plugin}`), ...unfit.map(({ plugin }) => plugin)];
};

describe('looking for another analysis', () => {
  it('finds by title and question in either language, whatever the pane speaks', () => {
    expect(found('销售总览')).toEqual(['0 sales']);
    expect(found('sales OVERVIEW')).toEqual(['0 sales']);
    expect(found('how fast')).toEqual(['support']);
    expect(found('客服')).toEqual(['support']);
  });

  it('finds by the table, and by several words at once', () => {
    expect(found('budget_2025')).toEqual(['2 budget']);
    expect(found('prices competitor')).toEqual(['1 pricing']);
    expect(found('prices budget')).toEqual([]);
  });

  it('gives everything, with its place in the study, where nothing is looked for', () => {
    expect(found(' ')).toEqual(['0 sales', '1 pricing', '2 budget', '3 survey', 'support']);
  });
});
