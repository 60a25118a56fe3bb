import { describe, expect, it } from 'vitest';
import { readQuantities } from '../../../core/quantity/quantities.ts';
import { quantityAtAGlance } from './glance.ts';

const TODAY = '2025-10-18';

function read(text: string, lang: string | null = 'zh-CN'): string[] {
  return readQuantities(text, { today: TODAY, lang }).map(quantityAtAGlance);
}

describe('quantities in Chinese text', () => {
  it.each([
    ['零售额达到 412 亿元，同比增长 8.6%', ['money 41200000000 CNY', 'percent 8.6 %']],
    ['出货量 7,850 万副', ['number 78500000 副']],
    ['均价从 338 元降到 305 元', ['money 338 CNY', 'money 305 CNY']],
    ['比去年同期提高了 5 个百分点', ['date 2024', 'percentage-point 5 pp']],
    ['49元/坐席/月', ['money 49 CNY /坐席/月']],
    ['¥199-¥299 起', ['money 199..299 CNY from']],
    ['¥259.00¥299.00', ['money 259.00 CNY', 'money 299.00 CNY']],
    ['99 元起', ['money 99 CNY from']],
    ['约三百五十万用户', ['number 3500000 用户 about']],
    ['愿意多付 50 到 80 元', ['money 50..80 CNY']],
    ['￥１２．５万', ['money 125000 CNY']],
    ['12余万元', ['money 120000 CNY more-than']],
    ['100 人以上', ['number 100 人 at-least']],
    ['不到 3 天', ['duration 3 天 less-than']],
    ['百分之三十', ['percent 30 %']],
    ['RMB 3.5万元/年', ['money 35000 CNY /年']],
    ['转化率 10-20%', ['percent 10..20 %']],
    ['含税 1,130 元', ['money 1130 CNY +tax']],
    ['1,000 元（不含税）', ['money 1000 CNY -tax']],
    ['8.5折', ['percent 15 %']],
    ['两万', ['number 20000']],
    ['高达 42 分贝', ['number 42 分贝 at-most']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('quantities in English text', () => {
  it.each([
    ['HK$1,299.50 per month, excl. VAT', ['money 1299.50 HKD /month -tax']],
    ['Revenue grew 12.5% to $3.2 billion', ['percent 12.5 %', 'money 3200000000 USD']],
    ['from US$9.99/seat/month', ['money 9.99 USD from /seat/month']],
    ['up to 42 dB, 4.8 g each', ['number 42 dB at-most', 'number 4.8 g']],
    ['over 10,000 customers in 120 countries', ['number 10000 customers more-than', 'number 120 countries']],
    ['a -3.5% decline', ['percent -3.5 %']],
    ['margin rose 2 percentage points', ['percentage-point 2 pp']],
    ['€5–€7', ['money 5..7 EUR']],
    ['the Air-2', []],
  ])('%s', (text, expected) => {
    expect(read(text, 'en')).toEqual(expected);
  });
});

describe('dates in text', () => {
  it.each([
    ['2025年3月15日', 'zh-CN', '2025-03-15'],
    ['2025年3月', 'zh-CN', '2025-03'],
    ['2025-03-07', null, '2025-03-07'],
    ['2025/3/7', null, '2025-03-07'],
    ['2025.03.07', null, '2025-03-07'],
    ['3/4/2025', 'en-US', '2025-03-04'],
    ['3/4/2025', 'en-GB', '2025-04-03'],
    ['15/4/2025', 'en-US', '2025-04-15'],
    ['March 5th, 2025', 'en', '2025-03-05'],
    ['5 March 2025', 'en', '2025-03-05'],
    ['Mar 2025', 'en', '2025-03'],
    ['3天前', 'zh-CN', '2025-10-15'],
    ['2个月前', 'zh-CN', '2025-08-18'],
    ['昨天', 'zh-CN', '2025-10-17'],
    ['上周三', 'zh-CN', '2025-10-08'],
    ['去年8月', 'zh-CN', '2024-08'],
    ['10月9日', 'zh-CN', '2025-10-09'],
    ['5 hours ago', 'en', '2025-10-18'],
    ['last Tuesday', 'en', '2025-10-14'],
    ['a week ago', 'en', '2025-10-11'],
  ])('%s (%s) is %s', (text, lang, expected) => {
    expect(read(text, lang)).toEqual([`date ${expected}`]);
  });

  it('are left out where they are relative and today is not known', () => {
    expect(readQuantities('3天前', {}).filter((quantity) => quantity.kind === 'date')).toEqual([]);
  });

  it('are no dates where the calendar has no such day', () => {
    expect(read('2025-02-30').filter((line) => line.startsWith('date'))).toEqual([]);
  });
});
