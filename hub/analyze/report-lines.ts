import { MOST_FINDINGS } from '../../core/analysis/rank-findings.ts';
import { goodToKnow, whatItFound } from '../../core/language/texts/start.ts';
import { sentenceText } from '../../core/fact/sentence-text.ts';
import { say, type Language } from '../../core/language/language.ts';
import type { Report } from '../../core/report/study.ts';

/** A report in a few lines of plain text: its strongest findings, best first, and its caveats. */
export function reportLines(report: Report, language: Language): string[] {
  const findings = report.blocks
    .filter((block) => block.kind === 'finding')
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_FINDINGS);
  // Analyses of several tables say some of it each: once is enough to read.
  const caveats = new Set(report.blocks.flatMap((block) => (block.kind === 'caveat' ? [say(block.text, language)] : [])));
  return [
    say(report.title, language),
    say(whatItFound, language),
    ...findings.map((finding) => `  - ${sentenceText(finding.sentence, language)}`),
    ...(caveats.size > 0 ? [say(goodToKnow, language)] : []),
    ...[...caveats].map((caveat) => `  - ${caveat}`),
  ];
}
