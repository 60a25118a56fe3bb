import { describe, expect, it } from 'vitest';
import { functionMetadata } from '../../../office-addin/functions/function-list.ts';

/** Source: https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json and custom-functions-naming. */
describe('the list of functions that Excel reads', () => {
  const lists = { en: functionMetadata('en').functions, zh: functionMetadata('zh').functions };

  it('names three functions, the same in every language', () => {
    expect(lists.en.map(({ id, name }) => [id, name])).toEqual([['CLIP', 'CLIP'], ['PRICE', 'PRICE'], ['KPI', 'KPI']]);
    expect(lists.zh.map(({ id, name }) => [id, name])).toEqual(lists.en.map(({ id, name }) => [id, name]));
    for (const { id } of lists.en) expect(id).toMatch(/^[A-Z][A-Z0-9._]{2,}$/);
  });

  it('explains every function and every argument, each in its own language', () => {
    for (const [index, one] of lists.en.entries()) {
      const other = lists.zh[index];
      const texts = [one.description, ...one.parameters.flatMap(({ name, description }) => [name, description])];
      const inChinese = [other?.description ?? '', ...(other?.parameters.flatMap(({ name, description }) => [name, description]) ?? [])];
      expect(inChinese).toHaveLength(texts.length);
      for (const text of texts) expect(text).toMatch(/^[\x20-\x7E’]+$/);
      for (const text of inChinese) expect(text).toMatch(/\p{Script=Han}/u);
    }
  });

  it('lets only the last arguments be left out', () => {
    expect(lists.en.map(({ parameters }) => parameters.map(({ optional }) => optional))).toEqual([[false, false], [false, false, true], [false, false, true]]);
  });

  it('lets every call be cancelled, and takes a block of cells for filters', () => {
    for (const { options } of lists.en) expect(options).toEqual({ cancelable: true });
    expect(lists.en.at(-1)?.parameters.at(-1)).toMatchObject({ type: 'any', dimensionality: 'matrix' });
  });
});
