import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../hub/command-line/calendar-options.ts';

describe('options that say how a business divides time', () => {
  it('say only what is given', () => {
    expect(readCalendar({})).toEqual({});
    expect(readCalendar({ 'week-start': 'friday' })).toEqual({ weekStart: 'friday' });
  });

  it('are each read', () => {
    const said = { 'fiscal-year-start': '10', 'fiscal-year-named-by': 'start', 'week-start': 'sunday', 'week-numbers': 'january-1', 'spring-festival': 'on', 'compare-with': 'year-before' };
    expect(readCalendar(said)).toEqual({ fiscalYearStart: 10, fiscalYearNamedBy: 'start', weekStart: 'sunday', weekNumbers: 'january-1', springFestival: 'on', compareWith: 'year-before' });
  });

  it.each([
    [{ 'fiscal-year-start': '13' }, '--fiscal-year-start 1..12'],
    [{ 'fiscal-year-start': 'April' }, '--fiscal-year-start 1..12'],
    [{ 'fiscal-year-start': '' }, '--fiscal-year-start 1..12'],
    [{ 'week-start': 'someday' }, '--week-start'],
    [{ 'week-numbers': 'ISO' }, '--week-numbers iso|january-1'],
    [{ 'fiscal-year-named-by': 'both' }, '--fiscal-year-named-by end|start'],
    [{ 'compare-with': 'budget' }, '--compare-with previous|year-before'],
    [{ 'spring-festival': 'yes' }, '--spring-festival auto|on|off'],
  ])('%j are refused with what can be written', (said, call) => {
    expect(() => readCalendar(said)).toThrow(call);
  });
});
