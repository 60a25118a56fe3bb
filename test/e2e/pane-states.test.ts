import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeWith } from '../environment/tools.ts';
import { serveGallery } from './pane-pages.ts';
import type { ServedPages } from './pane-pages.ts';

interface Shown {
  readonly state: string;
  /** What stands on the page once the state is reached. */
  readonly sign: string;
  readonly reach?: (page: Page) => Promise<void>;
}

const openSection = (name: string) => (page: Page) => page.click(`#tab-${name}`);

async function correctFirst(page: Page): Promise<void> {
  await openSection('data')(page);
  await page.click('.table-detail[open] fluent-button[aria-expanded]');
}

async function openOptions(page: Page): Promise<void> {
  await page.click('.offer .disclosure >> nth=0');
}

async function refreshFirst(page: Page): Promise<void> {
  await openSection('report')(page);
  await page.click('.report-row fluent-button:not([disabled]) >> nth=0');
}

async function removeFirst(page: Page): Promise<void> {
  await openSection('report')(page);
  await page.click('.report-row fluent-button + fluent-button >> nth=0');
  await page.waitForSelector('.reports-list .note.warning');
}

async function openJoining(page: Page): Promise<void> {
  await openSection('research')(page);
  await page.click('.drop > .row-actions:last-child fluent-button');
}

async function joinTeam(page: Page): Promise<void> {
  await openJoining(page);
  await page.fill('.join-team input >> nth=0', 'https://hub.example/join#AAAAA-BBBBB');
  await page.fill('.join-team input >> nth=1', '王芳');
  await page.press('.join-team input >> nth=1', 'Enter');
}

async function insertFirst(page: Page): Promise<void> {
  await openSection('research')(page);
  await page.click('.team-clip fluent-checkbox >> nth=0');
  await page.click('.chosen-clips fluent-button >> nth=1');
}

async function askLeaving(page: Page): Promise<void> {
  await openSection('research')(page);
  await page.click('.member .link');
}

async function onceStale(page: Page): Promise<void> {
  await page.getByText('Refresh report').or(page.getByText('刷新报告')).first().waitFor();
}

const STATES: readonly Shown[] = [
  { state: 'reading', sign: '.skeleton' },
  { state: 'matching', sign: '.tables' },
  { state: 'counting', sign: '.offers' },
  { state: 'ready', sign: '.offers' },
  { state: 'ready', sign: '.evidence', reach: (page) => page.click('.fact >> nth=0') },
  { state: 'ready', sign: '.columns', reach: openSection('data') },
  { state: 'ready', sign: '.correct .field', reach: correctFirst },
  {
    state: 'corrected',
    sign: '.correct .correct, td .correct',
    reach: async (page) => {
      await correctFirst(page);
      await page.click('.columns tbody .link >> nth=2');
    },
  },
  { state: 'corrected', sign: '.mark', reach: openSection('data') },
  {
    state: 'corrected',
    sign: '.correct .note.warning',
    reach: async (page) => {
      await correctFirst(page);
      await page.fill('.correct input >> nth=0', 'the lot');
      await page.keyboard.press('Enter');
    },
  },
  { state: 'excel-table', sign: '.correct', reach: correctFirst },
  { state: 'packs', sign: '.pack-problem' },
  { state: 'no-tables', sign: '.missed', reach: openSection('data') },
  { state: 'ready', sign: '.empty', reach: openSection('research') },
  { state: 'no-tables', sign: '.empty' },
  { state: 'no-offers', sign: '.empty' },
  { state: 'halted', sign: '.note.warning' },
  { state: 'composing', sign: 'fluent-progress-bar' },
  { state: 'refused', sign: '.note.warning' },
  { state: 'written', sign: '.done' },
  { state: 'out-of-date', sign: '.note.warning' },
  { state: 'ready', sign: '.empty', reach: openSection('report') },
  { state: 'ready', sign: '.report-row', reach: openSection('report') },
  { state: 'ready', sign: '.report-row', reach: removeFirst },
  { state: 'kept', sign: '.done', reach: refreshFirst },
  { state: 'stale', sign: '.stale', reach: onceStale },
  { state: 'refreshing', sign: 'fluent-progress-bar' },
  { state: 'ready', sign: '.unfit', reach: (page) => page.click('.others .link') },
  { state: 'ready', sign: '.others [role=status]', reach: (page) => page.fill('.others input', 'zebra') },
  { state: 'ready', sign: '.choices', reach: openOptions },
  {
    state: 'ready',
    sign: '.offer .mark',
    reach: async (page) => {
      await openOptions(page);
      await page.click('.choice input >> nth=1');
    },
  },
  {
    state: 'option-refused',
    sign: '.offer .note.warning',
    reach: async (page) => {
      await openOptions(page);
      await page.fill('.offer .correct input[type=text]', 'many');
      await page.keyboard.press('Enter');
    },
  },
  {
    state: 'ready',
    sign: '.report-options .mark',
    reach: async (page) => {
      await page.click('.report-options .disclosure');
      await page.selectOption('.report-options select', '2025-07');
    },
  },
  ...['one', 'many', 'chart', 'clip', 'changed', 'lost'].map((kind) => ({ state: `evidence-${kind}`, sign: '.evidence-view .evidence' })),
  ...['nothing', 'no-report', 'unselected'].map((kind) => ({ state: `evidence-${kind}`, sign: '.evidence-view p.quiet' })),
  { state: 'evidence-looking', sign: '.evidence-view .skeleton' },
  { state: 'evidence-failed', sign: '.evidence-view .note.warning' },
  { state: 'clips', sign: '.clip', reach: openSection('research') },
  { state: 'ready', sign: '.join-team', reach: openJoining },
  { state: 'team-refused', sign: '.join-team .note.warning', reach: joinTeam },
  { state: 'team', sign: '.team-clip', reach: openSection('research') },
  { state: 'team', sign: '.note.info', reach: insertFirst },
  { state: 'team', sign: '.team .note.warning', reach: askLeaving },
  { state: 'team-empty', sign: '.team', reach: openSection('research') },
  { state: 'team-needs-you', sign: '.sync-needs-you', reach: openSection('research') },
  { state: 'team-in-use', sign: '.chosen-line', reach: openSection('research') },
  {
    state: 'sql',
    sign: '.result',
    reach: async (page) => {
      await page.click('#tab-sql');
      await page.click('.pane-body fluent-button');
    },
  },
  {
    state: 'sql-failed',
    sign: '.note.warning',
    reach: async (page) => {
      await page.click('#tab-sql');
      await page.click('.pane-body fluent-button');
    },
  },
];

vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'the pane in each of its states', () => {
  let pages: ServedPages;
  beforeAll(async () => {
    pages = await serveGallery();
  });
  afterAll(() => pages.close());

  async function show({ state, sign, reach }: Shown, language: string, look: string): Promise<Page> {
    const context = await pages.browser.newContext({ viewport: { width: 320, height: 800 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${pages.url}/gallery.html?state=${state}&lang=${language}&look=${look}`);
    await page.waitForSelector('.pane-body');
    await reach?.(page);
    await page.waitForSelector(sign);
    return page;
  }

  describe.each(['zh', 'en'])('in %s', (language) => {
    describe.each(['light', 'dark'])('in %s', (look) => {
      it.each(STATES)('shows $sign for $state: axe finds nothing, and nothing is wider than 320 px', async (shown) => {
        const page = await show(shown, language, look);
        try {
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
          const widths = await page.$$eval('html, .pane-body', (elements) => elements.map((element) => element.scrollWidth - element.clientWidth));
          expect(widths).toEqual([0, 0]);
        } finally {
          await page.context().close();
        }
      });
    });
  });

  it('can be used from the keyboard alone', async () => {
    const page = await show({ state: 'ready', sign: '.offers' }, 'en', 'light');
    await page.keyboard.press('Tab');
    for (const sign of ['.drop', '.empty', '.columns', '.query']) {
      await page.keyboard.press('ArrowRight');
      await page.waitForSelector(sign);
    }
    for (let back = 0; back < 4; back += 1) await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('.offers');
    await page.focus('.offer fluent-checkbox');
    await page.keyboard.press('Space');
    expect(await page.getAttribute('.offer fluent-checkbox', 'aria-checked')).toBe('false');
    await page.focus('.fact');
    await page.keyboard.press('Enter');
    expect(await page.innerText('.evidence')).toContain('销售!C4:C1249');
    await page.focus('.offer .disclosure');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.choices');
    await page.focus('.others input');
    await page.keyboard.type('support');
    expect(await page.innerText('.unfit')).toContain('no column for ticket');
    await page.focus('.pane-action fluent-button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.done');
    await page.context().close();
  });

  it('lets the team be searched, and its clips be chosen and inserted, from the keyboard alone', async () => {
    const page = await show({ state: 'team', sign: '.team-clip', reach: openSection('research') }, 'en', 'light');
    const focused = (sign: string) => page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, sign);
    const tabTo = async (sign: string) => {
      for (let tabs = 0; tabs < 12 && !(await focused(sign)); tabs += 1) await page.keyboard.press('Tab');
      expect(await focused(sign), sign).toBe(true);
    };
    await page.focus('.pane-body');
    await tabTo('.team .search');
    await page.keyboard.type('bracelet');
    await expect.poll(() => page.locator('.team-clip').count()).toBe(1);
    await tabTo('.team-clip fluent-checkbox');
    await page.keyboard.press('Space');
    await expect.poll(() => page.innerText('.chosen-line')).toContain('1 chosen');
    await tabTo('.chosen-clips fluent-button[appearance=outline]');
    await page.keyboard.press('Enter');
    await page.getByText('Inserted on the sheets').waitFor();
    await page.context().close();
  });

  it('lets a report that is out of date be refreshed, and asks nothing', async () => {
    const page = await show({ state: 'stale', sign: '.stale', reach: onceStale }, 'en', 'light');
    page.on('dialog', () => expect.unreachable());
    expect(await page.innerText('.note.warning')).toContain('“销售” has changed since');
    await page.getByText('Refresh report').click();
    await page.waitForSelector('.stale', { state: 'detached' });
    expect(await page.locator('.done').count()).toBe(1);
    await page.context().close();
  });

  it('can be read where the system forces its own colours', async () => {
    const context = await pages.browser.newContext({ viewport: { width: 320, height: 800 }, forcedColors: 'active', colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(`${pages.url}/gallery.html?state=stale&lang=en&look=dark`);
    await onceStale(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    const [mark, ground] = await page.$eval('.stale', (dot) => [getComputedStyle(dot).backgroundColor, getComputedStyle(document.body).backgroundColor]);
    expect(mark).not.toBe(ground);
    await context.close();
  });

  it('keeps every target at least 24 px high', async () => {
    for (const shown of STATES) {
      const page = await show(shown, 'zh', 'light');
      // A box is pressed by its words as well.
      const small = await page.$$eval('button, summary, fluent-button, fluent-tab, a, input:not(.choice input), .choice, select', (targets) =>
        targets.filter((target) => target.getBoundingClientRect().height < 23.5 && target.checkVisibility()).map((target) => target.outerHTML),
      );
      expect(small, shown.state).toEqual([]);
      await page.context().close();
    }
  }, 300_000);
});
