import { describe, expect, it } from 'vitest';
import { scoreOfWord } from '../../../../core/analysis/survey/answer-scale.ts';

describe('a word of a rating scale', () => {
  it.each([
    [5, ['非常满意', '很满意', '非常同意', '完全符合', '很好', '总是', 'Strongly agree', 'Very satisfied', 'Extremely likely', 'Excellent']],
    [4, ['满意', '比较满意', '同意', '好', '经常', 'Agree', 'Somewhat satisfied', 'Likely', 'Good']],
    [3, ['一般', '中立', '不确定', '有时', 'Neutral', 'Neither agree nor disagree', 'Fair']],
    [2, ['不满意', '不太满意', '比较不满意', '不同意', '差', '很少', 'Disagree', 'Somewhat dissatisfied', 'Unlikely', 'Poor']],
    [1, ['非常不满意', '很不满意', '完全不同意', '很差', '从不', 'Strongly disagree', 'Very dissatisfied', 'Not at all likely', 'Very unlikely', 'Never']],
  ])('is worth %i', (score, words) => {
    expect(Object.fromEntries(words.map((word) => [word, scoreOfWord(word)]))).toEqual(Object.fromEntries(words.map((word) => [word, score])));
  });

  it('may have its number beside it', () => {
    expect(['5-非常满意', '4分 满意', '一般（3）', '1. Strongly disagree'].map(scoreOfWord)).toEqual([5, 4, 3, 1]);
  });

  it('is none where it names something', () => {
    expect(['退款', '满意度', '男', '26-35', 'Agreement', ''].map(scoreOfWord)).toEqual([null, null, null, null, null, null]);
  });
});
