import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packFailure } from '../../../../core/analysis/kpi-pack/pack-problem.ts';
import { readPack } from '../../../../core/analysis/kpi-pack/read-pack.ts';

const PACK = `pack: support-desk
title: { zh: 客服, en: Support }
columns:
  created:  { role: date, words: [创建时间, created] }
  resolved: { role: date, words: [resolved], optional: true }
  rating:   { role: score, optional: true }
  price:    { role: number, optional: true }
  quantity: { role: number, optional: true }
  agent:    { role: [person, group] }
  others:   { role: group, many: true, optional: true }
time: created
by: [agent, others]
metrics:
  tickets:    { label: Tickets, count: rows }
  resolution: { label: Resolution, p90: { from: created, to: resolved, in: hours }, good: down, target: 24 }
  csat:       { label: CSAT, ratio: [{ count: rating, where: { rating: '>= 4' } }, { count: rating }], good: up, target: 80% }
  value:      { label: Value, sum: { times: [price, quantity] }, where: { agent: [Ann, Bob] } }
  per:        { label: Per ticket, ratio: [value, tickets] }
  to_date:    { label: To date, running: tickets, since: year }
  over:       { label: Over, growth: [value, { sum: price }] }
charts:
  - { show: [tickets, csat] }
  - { show: csat, by: agent }
`;

/** Where and what: `9:13 unknown-column by[1]`. */
function told(text: string): string[] {
  return (readPack(text).problems ?? []).map(({ line, column, code, path }) => `${line}:${column} ${code} ${path}`.trim());
}

/** The same pack with one line in place of another. */
function changed(from: string, to: string): string {
  expect(PACK).toContain(from);
  return PACK.replace(from, to);
}

describe('a pack', () => {
  it('becomes metrics over its columns', () => {
    const { pack } = readPack(PACK);
    const measures = Object.fromEntries((pack?.metrics ?? []).map(({ id, measure }) => [id, measure]));
    const rated = { kind: 'count', column: 'rating' };
    const value = { kind: 'sum', column: { kind: 'product', of: ['price', 'quantity'] }, filters: [{ column: 'agent', op: '=', value: ['Ann', 'Bob'] }] };
    const tickets = { kind: 'count', column: null, filters: [] };
    expect(measures).toEqual({
      tickets,
      resolution: { kind: 'quantile', at: 0.9, column: { kind: 'duration', from: 'created', to: 'resolved', in: 'hours' }, filters: [] },
      csat: { kind: 'ratio', numerator: { ...rated, filters: [{ column: 'rating', op: '>=', value: 4 }] }, denominator: { ...rated, filters: [] } },
      value,
      per: { kind: 'ratio', numerator: value, denominator: tickets },
      to_date: { kind: 'running', of: tickets, since: 'year' },
      over: { kind: 'growth', of: value, against: { target: { kind: 'sum', column: 'price', filters: [] } } },
    });
    expect(pack?.metrics.map(({ target }) => target)).toEqual([null, 24, 0.8, null, null, null, null]);
    expect(pack?.needs.find(({ slot }) => slot === 'created')).toEqual({ slot: 'created', roles: ['time', 'start', 'end'], optional: false, many: false, hints: { zh: ['创建时间'], en: ['created'] } });
    expect(pack).toMatchObject({ id: 'support-desk', time: 'created', by: ['agent', 'others'] });
  });

  it('may be JSON, whose problems have their places too', () => {
    expect(readPack('{\n\t"pack": "a", "title": "A", "columns": {},\n\t"metrics": { "n": { "label": "N", "count": "rows" } }\n}').pack?.id).toBe('a');
    expect(told('{\n  "pack": "a", "title": "A", "columns": {},\n  "metrics": { "n": { "label": "N", "count": "row" } }\n}')).toEqual(['3:46 unknown-column metrics.n.count']);
  });

  it.each([
    ['an unknown field', 'good: down, target', '¦goood: down, target', 'unknown-field metrics.resolution.goood'],
    ['a wrong type', 'optional: true }\n  rating', 'optional: ¦maybe }\n  rating', 'wrong-value columns.resolved.optional'],
    ['a role that there is not', 'role: score', 'role: ¦points', 'wrong-value columns.rating.role'],
    ['a name of two words', 'to_date:', '¦to date:', 'bad-name metrics.to date'],
    ['a missing label', 'tickets:    { label: Tickets, ', '¦tickets:    { ', 'missing-field metrics.tickets.label'],
    ['a column that there is not', 'to: resolved', 'to: ¦resolvd', 'unknown-column metrics.resolution.p90.to'],
    ['a condition on such a column', "{ rating: '>= 4' }", "{ ratng: ¦'>= 4' }", 'unknown-column metrics.csat.ratio[0].where.ratng'],
    ['a comparison with no number', "'>= 4'", "¦'>= four'", 'wrong-value metrics.csat.ratio[0].where.rating'],
    ['words where numbers are needed', 'times: [price, quantity]', 'times: [price, ¦agent]', 'unfit-column metrics.value.sum.times[1]'],
    ['a time that is no date', 'time: created', 'time: ¦agent', 'unfit-column time'],
    ['a list of columns in a metric', 'count: rows', 'distinct: ¦others', 'list-column metrics.tickets.distinct'],
    ['two ways of computing', '{ label: Tickets, count: rows', '¦{ label: Tickets, count: rows, sum: price', 'several-measures metrics.tickets'],
    ['no way of computing', '{ label: Tickets, count: rows', '¦{ label: Tickets', 'no-measure metrics.tickets'],
    ['a metric that there is not', '[value, tickets]', '[value, ¦ticket]', 'unknown-metric metrics.per.ratio[1]'],
    ['a ratio of ratios', '[value, tickets]', '[¦csat, tickets]', 'nested-metric metrics.per.ratio[0]'],
    ['a running total without a start', '{ label: To date, running: tickets, since: year', '¦{ label: To date, running: tickets', 'missing-field metrics.to_date'],
    ['a target without a direction', 'good: up, target: 80%', 'target: ¦80%', 'target-without-direction metrics.csat.target'],
    ['a percentage a hundredfold', 'target: 80%', 'target: ¦80', 'target-out-of-reach metrics.csat.target'],
    ['a target in words', 'target: 24', 'target: ¦soon', 'wrong-value metrics.resolution.target'],
    ['a chart of nothing', 'show: csat, by', 'show: ¦cset, by', 'unknown-metric charts[1].show'],
    ['a chart by nothing', 'by: agent }', 'by: ¦agents }', 'unknown-column charts[1].by'],
    ['a column named for the rows', 'others:   {', 'rows:   ¦{', 'bad-name columns.rows'],
    ['the name of an analysis of ours', 'pack: support-desk', 'pack: ¦sales-performance', 'bad-name pack'],
  ])('names line, column and field of %s', (_, from, to, problem) => {
    const marked = changed(from, to);
    const before = marked.slice(0, marked.indexOf('¦')).split('\n');
    expect(told(marked.replace('¦', ''))).toContain(`${before.length}:${(before.at(-1) ?? '').length + 1} ${problem}`);
  });

  it('tells metrics that refer to each other in a circle', () => {
    const text = changed('  over:', '  a: { label: A, ratio: [b, tickets] }\n  b: { label: B, ratio: [a, tickets] }\n  over:');
    expect(told(text)).toEqual(['21:26 circular-metric metrics.b.ratio[0]']);
  });

  it('tells what comes twice, and every problem at once, in the order of the file', () => {
    expect(told(`${PACK}time: created\n`)).toEqual(['24:1 duplicate time']);
    expect(told(PACK.replace('show: csat', 'show: x').replace('sum: price', 'sum: prize'))).toEqual(['20:53 unknown-column metrics.over.growth[1].sum', '23:13 unknown-metric charts[1].show']);
  });

  it('says what was meant and what would be right, in both languages', () => {
    const problems = (text: string) => readPack(text).problems?.map((problem) => problem.text) ?? [];
    expect(problems(changed('to: resolved', 'to: resolvd'))).toEqual([{ zh: 'columns 里没有“resolvd”。是不是“resolved”？', en: '“resolvd” is not among the columns. Did you mean “resolved”?' }]);
    expect(problems(changed('good: down', 'good: low'))[0]?.en).toBe('Expected here: up (more is better) or down (less is better).');
    expect(problems(changed('title: {', 'title：{'))[0]?.zh).toContain('全角冒号');
    expect(problems(changed('  created:', '\tcreated:'))[0]?.en).toBe('Indented with a tab. Use blanks.');
    expect(problems(changed('en: Support }', 'en: Support, now }'))[0]?.en).toContain('Put a text that holds one in quotes');
  });

  it('fails with a line for each problem', () => {
    const { problems } = readPack(changed('count: rows', 'count: row'));
    expect(packFailure('a.yaml', problems ?? []).sentence.en).toBe(
      'The pack a.yaml has errors and was not used. Correct them and try again:\na.yaml:14:40 metrics.tickets.count “row” is not among the columns. There are: created, resolved, rating, price, quantity, agent, others.',
    );
  });
});

describe('a hostile file', () => {
  it.each([
    ['anchors and aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]', 'alias'],
    ['a tag', 'pack: !!js/function "() => 1"', 'tag'],
    ['brackets without end', '['.repeat(50_000), 'too-deep'],
    ['lists within lists', '- '.repeat(40_000), 'too-deep'],
    ['maps within maps', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'too-deep'],
    ['more than a pack can be', 'x'.repeat(100_001), 'too-large'],
    ['a name that means something to the language', 'metrics:\n  __proto__: { label: x, count: rows }\n  constructor: 1', 'bad-name'],
    ['control characters in a label', PACK.replace('label: Tickets', 'label: "a\\u0007b"'), 'wrong-value'],
    ['several documents', `${PACK}---\na: 1`, 'syntax'],
  ])('of %s is refused', (_, text, code) => {
    expect(readPack(text).problems?.map((problem) => problem.code)).toContain(code);
    expect(Object.prototype).not.toHaveProperty('label');
  });

  it('whatever its text, gives a pack or problems with their places', () => {
    const fragments = fc.constantFrom(...PACK.split(/(?<=[\s:{}[\],])/), '&a ', '*a', '!!x ', '? ', '- ', '|\n', '"', "'", '%', '\t', '：', '\u0000', '\ud800', '=SUM(A1)', '__proto__: ');
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.tuple(fc.nat(PACK.length), fc.nat(20), fragments).map(([at, length, put]) => PACK.slice(0, at) + put + PACK.slice(at + length)),
      fc.json().map((json) => `{"pack": "a", "title": ${json}, "columns": ${json}, "metrics": {"m": ${json}}}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { pack, problems } = readPack(text);
        const lines = text.split('\n').length;
        if (problems === null) expect(pack.metrics.length).toBeGreaterThan(0);
        else for (const { line, column, text: said } of problems) expect([line >= 1, line <= lines + 1, column >= 1, said.zh.length > 0, said.en.length > 0]).toEqual([true, true, true, true, true]);
      }),
      { numRuns: 1500 },
    );
  });
});
