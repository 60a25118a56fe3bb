import type { JSX } from 'preact';
import type { Block, CaveatBlock, FindingBlock } from '../../core/fact/block.ts';
import { pane } from '../../core/language/texts/pane.ts';
import { refreshTexts } from '../../core/language/texts/refresh.ts';
import { Icon } from './icons.tsx';
import type { LastReport } from './made-report.ts';
import { Note } from './notes.tsx';
import { SentenceView } from './sentence-view.tsx';
import type { GoTo } from './sentence-view.tsx';
import { useSay } from './speech.tsx';

const FINDINGS_SHOWN = 9;

const MOST_NAMED = 3;

/** What was written: its sheets, what they say, what of a person's was kept in its way, and the evidence of it. */
export function WrittenView({ last, goTo }: { readonly last: LastReport; readonly goTo: GoTo }): JSX.Element {
  const say = useSay();
  const { report, written, kept, left } = last;
  const named = kept.slice(0, MOST_NAMED).map(({ sheet, range }) => `${sheet}!${range}`);
  const findings = topFindings(report.blocks);
  const caveats = report.blocks.filter((block): block is CaveatBlock => block.kind === 'caveat');
  return (
    <>
      <section aria-labelledby="written-heading">
        <h2 id="written-heading" class="done" tabIndex={-1}>
          <Icon name="check" /> {say(pane.written)}
        </h2>
        <p class="report-title">{say(report.title)}</p>
        <p class="quiet small">{say(pane.writtenCounts(written.sheets.length, written.cells, written.formulas))}</p>
        {kept.length > 0 && <Note tone="info" sentence={refreshTexts.kept(named, kept.length)} />}
        {left.length > 0 && <Note tone="info" sentence={refreshTexts.left(left)} />}
        <ul class="plain tables" aria-label={say(pane.writtenSheets)}>
          {written.sheets.map((sheet) => (
            <li key={sheet}>
              <button type="button" class="table-row" onClick={() => goTo({ sheet, range: 'A1' })}>
                <Icon name="report" />
                <span class="table-name">{sheet}</span>
                <Icon name="goTo" />
              </button>
            </li>
          ))}
        </ul>
      </section>
      {findings.length > 0 && (
        <section aria-labelledby="findings-heading">
          <h2 id="findings-heading">{say(pane.findings)}</h2>
          <ul class="plain findings">
            {findings.map((finding, index) => (
              <li key={index}>
                <SentenceView sentence={finding.sentence} goTo={goTo} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {caveats.length > 0 && (
        <section aria-labelledby="caveats-heading">
          <h2 id="caveats-heading">{say(pane.caveats)}</h2>
          <ul class="plain findings">
            {caveats.map((caveat, index) => (
              <li key={index} class="caveat">
                <Icon name="warning" />
                <span>{say(caveat.text)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function topFindings(blocks: readonly Block[]): readonly FindingBlock[] {
  return blocks
    .filter((block): block is FindingBlock => block.kind === 'finding')
    .sort((a, b) => b.score - a.score)
    .slice(0, FINDINGS_SHOWN);
}
