import { render } from 'preact';
import { Problem } from '../../../core/language/problem.ts';
import { analysisTexts } from '../../../core/language/texts/analysis.ts';
import { otherHubUnreachable } from '../../../core/language/texts/pane-team.ts';
import { correctionTexts } from '../../../core/language/texts/correction.ts';
import { showAppearance } from '../../../office-addin/taskpane/appearance.ts';
import '../../../office-addin/taskpane/fluent.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { Pane } from '../../../office-addin/taskpane/pane.tsx';
import '../../../office-addin/taskpane/pane.css';
import { joinedTeam, noTeam } from '../../office-addin/team/plain-team.ts';
import { found, plainServices } from '../../office-addin/taskpane/plain-services.ts';
import type { PlainServices } from '../../office-addin/taskpane/plain-services.ts';
import { sampleEvidence } from '../../office-addin/taskpane/sample-evidence.ts';
import { sampleClip, sampleStudy, sampleTable } from '../../office-addin/taskpane/sample-study.ts';

/** Each state of the pane over plain data, for looking at it and for axe: `?state=ready&lang=zh&look=dark`. */
const never = <Value,>() => new Promise<Value>(() => undefined);

const locked = new Problem('workbook-protected', {
  zh: '工作簿结构受保护，没有写入任何内容。请在“审阅”里取消保护后重试。',
  en: 'The workbook’s structure is protected; nothing was written. Unprotect it under Review, then try again.',
});

const teamClips = [
  sampleClip('t1', { project: '竞品 2026 春季', title: '珠串手链 春季新款' }),
  sampleClip('t2', { title: 'Evil eye bracelet in 14 k gold with a name that runs over the line', capturedAt: '2026-11-23T08:00:00.000Z' }),
  ...Array.from({ length: 22 }, (_, index) => sampleClip(`t${index + 3}`, { project: 'Market' })),
];

const STATES: Readonly<Record<string, () => PlainServices>> = {
  reading: () => plainServices({ findTables: () => never() }),
  matching: () =>
    plainServices({
      study: (_, work) => {
        work.onProgress?.({ done: 3, total: 8 });
        return never();
      },
    }),
  counting: () =>
    plainServices({
      study: (_clips, _work, onOffers) => {
        onOffers?.({ ...sampleStudy, offers: sampleStudy.offers.map((offer, index) => (index === 0 ? offer : { ...offer, headline: null, isPending: true })) });
        return never();
      },
    }),
  ready: () => plainServices(),
  'no-tables': () => plainServices({ findTables: () => Promise.resolve(found([])) }),
  'no-offers': () => plainServices({ study: () => Promise.resolve({ ...sampleStudy, offers: [], unfit: [] }) }),
  halted: () => plainServices({ findTables: () => Promise.reject(locked) }),
  composing: () =>
    plainServices({
      compose: (_offers, _clips, _options, work) => {
        work.onProgress?.({ done: 2.4, total: 5, doing: { zh: '什么带来了变化', en: 'What contributed to the change' } });
        return never();
      },
    }),
  refused: () => plainServices({}, { write: () => Promise.reject(locked) }),
  written: () => plainServices(),
  'out-of-date': () => plainServices(),
  stale: () => plainServices(),
  refreshing: () =>
    plainServices({
      refresh: (_made, _clips, work) => {
        work.onProgress?.({ done: 1, total: 3, doing: { zh: '销售总览', en: 'Sales overview' } });
        return never();
      },
    }),
  'option-refused': () => plainServices({ tryOffer: () => Promise.reject(new Problem('option-wrong', analysisTexts.optionWrong('horizon', 'many'))) }),
  corrected: () =>
    plainServices({
      findTables: () =>
        Promise.resolve({
          tables: [sampleTable({ correction: 'Clipsheet_Table_1', headerRows: [3, 4] })],
          notices: [correctionTexts.cellsGone('旧表', 'A1:D20')],
          setAside: [{ anchor: 'Clipsheet_Table_2', place: { sheet: '说明', range: 'B2:C9' }, grows: true, reading: { kind: 'no-table' } }],
        }),
      correct: (change) => (change.kind === 'range' ? Promise.reject(new Problem('not-a-range', correctionTexts.notARange(change.ref.range))) : Promise.resolve(found([sampleTable({ correction: 'Clipsheet_Table_1' })]))),
    }),
  'excel-table': () => plainServices({ findTables: () => Promise.resolve(found([sampleTable({ excelTable: '订单', excluded: [] })])) }),
  clips: () => plainServices({ readClips: () => Promise.resolve([sampleClip('a', { project: '竞品 2026 春季' }), sampleClip('b', { title: 'Evil eye bracelet in 14 k gold with a name that runs over the line', capturedAt: '2026-11-23T08:00:00.000Z' })]) }),
  'team-refused': () => plainServices({ team: noTeam({ join: () => Promise.reject(new Problem('not-joined', otherHubUnreachable('https://localhost:3443'))) }) }),
  team: () => plainServices({ team: joinedTeam(teamClips) }),
  'team-empty': () => plainServices({ team: joinedTeam([]) }),
  'team-needs-you': () => plainServices({ team: joinedTeam(teamClips.slice(0, 2), { status: { end: 'refused', code: 'not-joined', heldBack: 0, waiting: 0, arriving: 0 } }) }),
  'team-in-use': () => {
    const services = plainServices({ team: joinedTeam(teamClips, { renewed: 1, chosen: ['t2'] }), readClips: () => Promise.resolve(teamClips.slice(0, 2)) });
    return { ...services, keptClips: { ...services.keptClips, count: () => Promise.resolve(5), older: () => Promise.resolve(teamClips.slice(0, 3)) } };
  },
  kept: () => {
    const plain = plainServices();
    const kept = ['B2', 'O37:O39', 'P12'].map((range) => ({ sheet: '销售总览', range }));
    return plainServices({ refresh: async (...given) => ({ ...(await plain.refresh(...given)), kept, left: ['客服指标'] }) });
  },
  'evidence-looking': () => plainServices({ evidence: () => never() }),
  'evidence-unselected': () => plainServices({ selection: () => Promise.resolve({ now: () => Promise.resolve(null), follow: () => () => undefined }) }),
  'evidence-failed': () => plainServices({ evidence: () => Promise.reject(locked) }),
  ...Object.fromEntries(Object.entries(sampleEvidence).map(([name, evidence]) => [`evidence-${name}`, () => plainServices({ evidence: () => Promise.resolve(evidence) })])),
  packs: () => plainServices(),
  sql: () => plainServices(),
  'sql-failed': () =>
    plainServices({
      query: () =>
        Promise.reject(new Problem('sql-failed', { zh: '查询没有运行：找不到列“销售”。', en: 'The query did not run: there is no column “sales”.' })),
    }),
};

const wanted = new URLSearchParams(location.search);
const state = wanted.get('state') ?? 'ready';
const language = wanted.get('lang') === 'zh' ? 'zh' : 'en';
const services = (STATES[state] ?? plainServices)();
const session = openPaneSession(services);
showAppearance(wanted.get('look') === 'dark' ? 'dark' : 'light');
document.documentElement.lang = language;

const root = document.getElementById('pane');
if (root !== null) {
  render(
    <>
      <h1 class="visually-hidden">Clipsheet</h1>
      <Pane session={session} language={language} now={() => services.now()} />
    </>,
    root,
  );
}

let step = 0;
session.subscribe(() => {
  const { stage, last } = session.state().pane;
  if (stage.at !== 'ready') return;
  if (step === 0 && ['composing', 'refused', 'written', 'stale', 'refreshing'].includes(state)) {
    step = 1;
    void session.write(language);
  } else if (step === 0 && state.startsWith('evidence-')) {
    step = 1;
    session.showEvidence();
  } else if (step === 0 && state === 'out-of-date') {
    step = 1;
    services.change({ sheet: '销售', range: 'C9' });
  } else if (step === 1 && last !== null && ['stale', 'refreshing'].includes(state)) {
    step = 2;
    services.change({ sheet: '销售', range: 'C9' });
    if (state === 'refreshing') void session.refresh();
  }
});
if (state === 'packs') void bringPacks();
if (state === 'clips' || state === 'team-in-use') void session.loadClips(new Uint8Array(), 'a.clipsheet');

async function bringPacks(): Promise<void> {
  await session.bringPack('pack: desk\ntitle: { zh: 一线客服的处理速度与满意度, en: Speed and satisfaction of the front desk }\ncolumns: {}\nmetrics: { n: { label: N, count: rows } }', 'front-desk-2026.yaml');
  await session.bringPack('pack: desk\ntitle: Desk\ncolumns:\n  created: { role: dates }\nmetrics:\n  resolution: { label: R, median: { from: created, to: resolved, in: hours }, goood: down }', 'front-desk.yaml');
}
