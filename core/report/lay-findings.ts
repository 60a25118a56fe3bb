import type { FindingBlock } from '../fact/block.ts';
import type { Fact } from '../fact/fact.ts';
import type { Sentence } from '../fact/sentence.ts';
import { sentenceText } from '../fact/sentence-text.ts';
import type { Text } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellStyle, PlannedLink } from '../workbook/sheet-plan.ts';
import { lines } from './evidence.ts';
import { FactPlaces } from './fact-cells.ts';
import type { Look } from './look.ts';
import { INK } from './look.ts';
import { columnFormat } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import { COLUMN_WIDTH, LEFT, RIGHT } from './report-grid.ts';
import type { SheetDraft } from './sheet-draft.ts';

export const MARKS = { good: '▲', bad: '▼', neutral: '●' } as const;
export const TONE_COLORS = { good: INK.good, bad: INK.bad, neutral: INK.faint } as const;

/** A finding where it stands. */
export interface LaidFinding {
  readonly finding: FindingBlock;
  readonly said: string;
  readonly ref: RangeRef;
  readonly evidence: PlannedLink;
}

/** Findings below their heading, each with its mark and the link to its evidence. */
export function layFindings(draft: ReportDraft, sheet: SheetDraft, findings: readonly FindingBlock[], heading: Text, top: number): { readonly nextRow: number; readonly laid: readonly LaidFinding[] } {
  if (findings.length === 0) return { nextRow: top, laid: [] };
  const { look } = draft;
  sheet.rowKeys.set(top, 'findings');
  sheet.text(top, LEFT, words(draft, heading), look.section());
  sheet.fill(top, LEFT, RIGHT, look.section());
  sheet.heights.set(top, 24);
  const laid = findings.map((finding, index): LaidFinding => {
    const row = top + 1 + index;
    sheet.rowKeys.set(row, `finding ${index}`);
    const said = sentenceText(finding.sentence, draft.language);
    sheet.text(row, LEFT - 1, MARKS[finding.tone], toneMark(look, finding.tone));
    const style = look.body(undefined, { wrap: true });
    const place = sheet.text(row, LEFT, said, style);
    sheet.across(row, LEFT, RIGHT - 1, style);
    const facts = saidFacts(finding.sentence);
    const link = draft.evidence.cite(facts, said, { kind: 'place', ref: place });
    draft.parts.push({ kind: 'finding', ref: sheet.area(row, LEFT - 1, row, RIGHT), facts });
    sheet.text(row, RIGHT, words(draft, reportTexts.evidence), look.link({ horizontal: 'right' }), { link });
    sheet.heights.set(row, 6 + 15 * lines(said, (RIGHT - LEFT) * COLUMN_WIDTH));
    return { finding, said, ref: place, evidence: link };
  });
  return { nextRow: top + findings.length + 2, laid };
}

export function toneMark(look: Look, tone: FindingBlock['tone']): CellStyle {
  return look.style({ size: 9, color: TONE_COLORS[tone] }, { align: { horizontal: 'center' } });
}

/** The facts of a sentence, numbers that were computed first: the first is what the sentence is about. */
export function saidFacts(sentence: Sentence): readonly [Fact, ...Fact[]] {
  const named = [...sentence.template.en.matchAll(/\{(\w+)\}/g)].flatMap((match) => sentence.facts[match[1] ?? ''] ?? []);
  const weight = (fact: Fact) => (isComputed(fact) ? 0 : typeof fact.value === 'number' ? 1 : 2);
  const [first, ...rest] = [...named].sort((a, b) => weight(a) - weight(b));
  if (first === undefined) throw new Error('a sentence without facts cannot be made');
  return [first, ...rest];
}

function isComputed(fact: Fact): boolean {
  return fact.use !== null || fact.derivation !== undefined;
}

/** Numbers that only sentences say still stand in a cell, live, for whoever checks them. */
export function layOtherFigures(draft: ReportDraft, sentences: readonly Sentence[], top: number): number {
  const { calc, look, cells } = draft;
  const facts = sentences.flatMap((sentence) => Object.values(sentence.facts)).filter((fact) => typeof fact.value === 'number');
  const places = new FactPlaces();
  const missing: Fact[] = [];
  for (const fact of facts) {
    if (cells.isLaid(fact)) continue;
    cells.lay(fact);
    missing.push(fact);
  }
  if (missing.length === 0) return top;
  calc.rowKeys.set(top, 'other figures');
  calc.text(top, 1, words(draft, reportTexts.otherFigures), look.style({ size: 12, bold: true }));
  for (const [index, head] of [reportTexts.figure, reportTexts.value, reportTexts.howComputed].entries()) {
    calc.text(top + 1, index + 1, words(draft, head), look.header(index === 1 ? { horizontal: 'right' } : index === 2 ? { indent: 1 } : {}));
  }
  for (const [index, fact] of missing.entries()) {
    const row = top + 2 + index;
    const ref = calc.at(row, 2);
    places.set(fact, ref);
    calc.text(row, 1, words(draft, fact.label), look.body());
    const size = typeof fact.value === 'number' ? Math.abs(fact.value) : 0;
    const format = columnFormat(fact.unit, { largest: size, isWhole: Number.isInteger(size), isSigned: false }, draft.language);
    calc.put(row, 2, () => cells.content(fact, ref, places), look.body(format, { horizontal: 'right' }), () => cells.remark(fact, draft.language));
    calc.text(row, 3, words(draft, fact.method), look.quiet({ indent: 1 }));
  }
  return top + missing.length + 3;
}
