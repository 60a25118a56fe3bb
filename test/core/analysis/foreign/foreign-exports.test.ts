import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { foreignBook } from '../../../../core/sheet/foreign/foreign-file.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import { ASANA, ASANA_CSV, eventLog, TRELLO } from '../../sheet/foreign/sample-files.ts';
import { ANSWERS, GOOGLE_FORMS, TENCENT, TICKET_TRUTH, WJX_TEXT, WJX_TICKED, ZENDESK } from './sample-exports.ts';

async function bookOf(name: string, content: string): Promise<Uint8Array> {
  const book = await foreignBook(strToU8(content), name);
  if (book === null) throw new Error(`${name} is taken for a workbook`);
  return book.bytes;
}

/** The report on a file, and its facts by the end of their ids. */
async function reported(name: string, content: string, plugin: string) {
  const bytes = await bookOf(name, content);
  const composed = await compose(bytes, plugin);
  const { report } = composed;
  return {
    bytes,
    report,
    value: (id: string) => report.facts.find((fact) => fact.id.endsWith(id))?.value,
    said: report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : [])),
    rows: (id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) : [])),
    tables: report.blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])),
  };
}

describe('answers of a survey tool', () => {
  it.each([
    ['问卷星, choices in one cell', WJX_TEXT, ['手机', '平板', '手表']],
    ['问卷星, a column for each choice', WJX_TICKED, ['手机', '平板', '手表']],
    ['Tencent', TENCENT, ['手机', '平板', '手表']],
    ['Google Forms', GOOGLE_FORMS, ['Phone', 'Tablet', 'Watch']],
  ])('are counted whatever form they come in: %s', async (_, content, products) => {
    const { value, tables } = await reported('answers.csv', content, 'survey');
    expect({ rows: value('.rows'), nps: value('.nps') }).toEqual({ rows: ANSWERS.count, nps: ((ANSWERS.promoters - ANSWERS.detractors) / ANSWERS.count) * 100 });
    const uses = tables.find(({ rows }) => products.every((product) => rows.some(({ label }) => label.value === product)));
    const counted = products.map((product) => uses?.rows.find(({ label }) => label.value === product)?.facts.find((fact) => typeof fact?.value === 'number')?.value);
    expect(counted).toEqual(Object.values(ANSWERS.uses));
  });
});

describe('tickets of Zendesk', () => {
  it('are counted by when they were created and solved, by group and assignee', async () => {
    const { said, tables, report, value } = await reported('zendesk.csv', ZENDESK, 'support');
    expect(said).toContain('Counting those still open, half of all tickets are resolved within 2 h.');
    const months = report.facts.filter(({ id }) => /\.backlog|\.opened\./.test(id)).map(({ value }) => value);
    expect(Math.max(...months.map(Number))).toBe(TICKET_TRUTH.all);
    expect(value('.satisfied')).toBeCloseTo(TICKET_TRUTH.good, 12);
    expect(said).toContain('In Jul 2025, 77.8% of the ratings given were good, after 74.1% in Jun 2025.');
    const labels = tables.flatMap(({ rows }) => rows.map(({ label }) => label.value));
    expect(labels).toEqual(expect.arrayContaining(['Billing', 'Returns', 'Ann', 'Dee']));
  });
});

describe('tasks of other tools', () => {
  it('of Trello are done where their list says so, late where their day has passed', async () => {
    const { said, rows } = await reported('board.json', JSON.stringify(TRELLO), 'project');
    expect(said[0]).toBe('1 of 3 tasks are done (33.3%); overdue as of Sep 18, 2025: 1 of 2 open ones.');
    expect(rows('.overdue').map(([task, days]) => [task, days])).toEqual([['Draw pages', 5]]);
  });

  it('of Asana say the same in JSON and in CSV', async () => {
    const json = await reported('asana.json', JSON.stringify({ data: ASANA.data.map((task) => ({ ...task, subtasks: [] })) }), 'project');
    const csv = await reported('asana.csv', ASANA_CSV, 'project');
    expect(csv.said).toEqual(json.said);
    expect(csv.said[0]).toBe('1 of 3 tasks are done (33.3%); overdue as of Sep 20, 2025: 1 of 2 open ones.');
    expect(csv.rows('.overdue').map(([task, days]) => [task, days])).toEqual([['Build', 2]]);
    expect(csv.value('.network.end')).toBe(json.value('.network.end'));
  });
});

describe('an event log', () => {
  const day = (hours: number) => new Date(Date.UTC(2025, 0, 6, 9 + hours)).toISOString();
  const events = Array.from({ length: 12 }, (_, trace) => [
    [`C${String(trace)}`, 'Register', day(trace), 'Sue'],
    [`C${String(trace)}`, 'Decide', day(trace + 2), 'Tom'],
    [`C${String(trace)}`, 'Pay', day(trace + 50), 'Ann'],
  ] as const).flat();

  it('in XES says where cases wait, as the same log in CSV does', async () => {
    const xes = await reported('log.xes', eventLog(...events), 'process');
    const csv = await reported('log.csv', ['case:concept:name,concept:name,time:timestamp,org:resource', ...events.map((event) => event.join(','))].join('\n'), 'process');
    expect(xes.said[0]).toMatch(/^Most time is lost from “Decide” to “Pay”: 2 days on average, 24 days in all, 96% /);
    expect(csv.said).toEqual(xes.said);
  });
});

describeWith(['libreoffice'], 'a report on a file of another tool', () => {
  it('stands in a workbook with its data, and is calculated anew to the same', async () => {
    const { bytes, report } = await reported('tencent.csv', TENCENT, 'survey');
    const { formulas, different } = await recalculatedAlike(bytes, report.plan);
    expect(different).toEqual([]);
    expect(formulas).toBeGreaterThan(10);
  }, 120_000);
});
