// liveQuery works only where IndexedDB is global.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addJob, jobById, type Reading } from '../../../core/library/capture-job.ts';
import { listEntries } from '../../../core/library/read-clips.ts';
import { readBundle } from '../../../core/sync/bundle.ts';
import { answer, type AnswerPorts, type Sender } from '../../../extension/background/answer.ts';
import { injectionProblem } from '../../../extension/background/browser-ports.ts';
import type { SeenTeam } from '../../../core/sync/http-team.ts';
import { exportBundleAnswerSchema, inviteAnswerSchema, seeTeamAnswerSchema } from '../../../extension/messages.ts';
import { pageContent } from '../../core/clip/page-content.ts';
import { memoryLibrary } from '../../core/library/memory-library.ts';

const JOB = '7f1d3a52-5a90-4f43-9d6a-8a1f5a0f6b11';
const PAGE_OF_EXTENSION: Sender = { isExtensionPage: true, tabId: 1 };
const READER: Sender = { isExtensionPage: false, tabId: 7 };
const READING: Reading = {
  url: 'https://shop.example/p',
  capturedAt: '2026-03-01T08:30:00.000Z',
  content: pageContent({ title: 'Earbuds', notices: ['frame-skipped'] }),
  html: '<p>Earbuds</p>',
  pageTypeBy: 'rules',
};

const TEAM: SeenTeam = {
  device: { workspace: { id: JOB, name: 'Market' }, member: { id: JOB, name: 'Ann' }, device: { id: JOB, name: 'Laptop' }, role: 'admin' },
  members: [{ id: JOB, name: 'Ann', role: 'admin', joinedAt: '2026-03-01T08:30:00.000Z', devices: [] }],
  invites: [],
};

/** A browser whose tab 7 answers as soon as it is asked. */
function answeringBrowser(): AnswerPorts {
  const ports: AnswerPorts = {
    library: memoryLibrary(),
    team: { join: () => Promise.resolve(), leave: () => Promise.resolve(), sync: () => Promise.resolve(), bringBlob: () => Promise.resolve(false) },
    members: { see: () => Promise.resolve(TEAM), invite: (wish) => Promise.resolve({ ...wish, id: JOB, used: 0, expiresAt: '2026-03-08T08:30:00.000Z', code: 'CODE', link: 'https://hub.example/join#CODE' }), change: () => Promise.resolve() },
    startReader: async ({ id, asked }) => {
      const reading = asked === null ? READING : { ...READING, content: { ...READING.content, pageType: asked } };
      await answer(ports, { type: 'page-understood', jobId: id, reading }, READER);
    },
    mark: () => Promise.resolve(),
    wakeLater: () => Promise.resolve(),
    now: () => new Date('2026-03-01T08:30:00.000Z'),
  };
  return ports;
}

describe('answer', () => {
  it('clips a tab and hands the clip over as a bundle', async () => {
    const ports = answeringBrowser();
    const clipped = await answer(ports, { type: 'clip-tab', jobId: JOB, tabId: 7, project: 'Q3' }, PAGE_OF_EXTENSION);
    expect(clipped).toEqual({ ok: true, jobId: JOB, state: 'saved', title: 'Earbuds', notices: ['frame-skipped'] });

    const exported = exportBundleAnswerSchema.parse(
      await answer(ports, { type: 'export-bundle', ids: [JOB] }, PAGE_OF_EXTENSION),
    );
    const bundle = await readBundle(Buffer.from(exported.ok ? exported.bundle : '', 'base64'));
    expect(bundle.clips).toMatchObject([{ id: JOB, project: 'Q3', content: { title: 'Earbuds' } }]);
    expect(bundle.blobs.size).toBe(1);
  });

  it('does a message that is sent again once', async () => {
    const ports = answeringBrowser();
    const message = { type: 'clip-tab', jobId: JOB, tabId: 7 };
    const first = await answer(ports, message, PAGE_OF_EXTENSION);
    expect(await answer(ports, message, PAGE_OF_EXTENSION)).toEqual(first);
    expect(await listEntries(ports.library)).toHaveLength(1);
  });

  it('gives what was understood where a person reviews it', async () => {
    const ports = answeringBrowser();
    const message = { type: 'clip-tab', jobId: JOB, tabId: 7, then: 'review' };
    expect(await answer(ports, message, PAGE_OF_EXTENSION)).toMatchObject({ ok: true, state: 'understood', title: 'Earbuds' });
    expect(await listEntries(ports.library)).toEqual([]);
  });

  it('has a reviewed page understood anew as the type that a person gave it', async () => {
    const ports = answeringBrowser();
    await answer(ports, { type: 'clip-tab', jobId: JOB, tabId: 7, then: 'review' }, PAGE_OF_EXTENSION);
    expect(await answer(ports, { type: 'understand-as', jobId: JOB, pageType: 'forum' }, PAGE_OF_EXTENSION)).toEqual({ ok: true });
    expect((await jobById(ports.library, JOB))?.reading).toMatchObject({ pageTypeBy: 'person', content: { pageType: 'forum' } });
  });

  it('keeps what was read where the page can no longer answer, and says so', async () => {
    const ports = answeringBrowser();
    await answer(ports, { type: 'clip-tab', jobId: JOB, tabId: 7, then: 'review' }, PAGE_OF_EXTENSION);
    const gone: AnswerPorts = {
      ...ports,
      startReader: async ({ id }) => {
        await answer(ports, { type: 'page-unreadable', jobId: id, reason: 'no-selection', detail: '' }, READER);
      },
    };
    expect(await answer(gone, { type: 'understand-as', jobId: JOB, pageType: 'forum' }, PAGE_OF_EXTENSION)).toMatchObject({ ok: false, problem: { code: 'page-moved-on' } });
    expect(await jobById(ports.library, JOB)).toMatchObject({ state: 'understood', asked: null, reading: READING });
  });

  it('shows a page the team, lets others join, and changes who may do what', async () => {
    const changes: unknown[] = [];
    const ports = answeringBrowser();
    const asked = { ...ports, members: { ...ports.members, change: (change: unknown) => Promise.resolve(void changes.push(change)) } };
    expect(seeTeamAnswerSchema.parse(await answer(asked, { type: 'see-team' }, PAGE_OF_EXTENSION))).toEqual({ ok: true, team: TEAM });
    const invite = await answer(asked, { type: 'invite', role: 'reader', days: 7, uses: 2 }, PAGE_OF_EXTENSION);
    expect(inviteAnswerSchema.parse(invite)).toMatchObject({ ok: true, invite: { role: 'reader', uses: 2, link: 'https://hub.example/join#CODE' } });
    const wishes = [{ type: 'revoke-device', id: JOB }, { type: 'revoke-invite', id: JOB }, { type: 'change-role', member: JOB, role: 'reader' }];
    for (const wish of wishes) expect(await answer(asked, wish, PAGE_OF_EXTENSION)).toEqual({ ok: true });
    expect(changes).toEqual(wishes);
  });

  it('makes no invite for longer or for more devices than a hub allows', async () => {
    for (const wish of [{ days: 31, uses: 1 }, { days: 1, uses: 101 }, { days: 0, uses: 1 }]) {
      expect(await answer(answeringBrowser(), { type: 'invite', role: 'reader', ...wish }, PAGE_OF_EXTENSION)).toMatchObject({ ok: false, problem: { code: 'message-not-understood' } });
    }
  });

  it('lets no reader inside a page clip other tabs or take clips away', async () => {
    const ports = answeringBrowser();
    for (const message of [{ type: 'clip-tab', jobId: JOB, tabId: 7 }, { type: 'export-bundle' }, { type: 'understand-as', jobId: JOB, pageType: 'forum' }, { type: 'sync-team' }, { type: 'bring-blob', sha256: 'a'.repeat(64) }, { type: 'see-team' }, { type: 'invite', role: 'admin', days: 1, uses: 1 }, { type: 'revoke-device', id: JOB }, { type: 'revoke-invite', id: JOB }, { type: 'change-role', member: JOB, role: 'admin' }, { type: 'leave-team', clips: 'remove' }, { type: 'join-team', link: 'https://hub.example/join#x', member: 'Ann', device: 'Laptop' }]) {
      expect(await answer(ports, message, READER)).toMatchObject({ ok: false, problem: { code: 'message-not-understood' } });
    }
    expect(await jobById(ports.library, JOB)).toBeNull();
  });

  it('takes an answer only from the tab that was asked', async () => {
    const ports = answeringBrowser();
    await addJob(ports.library, {
      id: JOB,
      tabId: 7,
      scope: 'page',
      then: 'save',
      project: null,
      tags: [],
      createdAt: '2026-03-01T08:00:00.000Z',
      attempts: 1,
      state: 'requested',
      reading: null,
      asked: null,
      problem: null,
    });
    const forged = { type: 'page-understood', jobId: JOB, reading: READING };
    expect(await answer(ports, forged, { isExtensionPage: false, tabId: 8 })).toMatchObject({ ok: false });
    expect(await jobById(ports.library, JOB)).toMatchObject({ state: 'requested' });
  });

  it('says why a page gave nothing', async () => {
    const ports: AnswerPorts = {
      ...answeringBrowser(),
      startReader: async ({ id }) => {
        await answer(ports, { type: 'page-unreadable', jobId: id, reason: 'no-selection', detail: '' }, READER);
      },
    };
    const message = { type: 'clip-tab', jobId: JOB, tabId: 7, scope: 'selection' };
    expect(await answer(ports, message, PAGE_OF_EXTENSION)).toMatchObject({ ok: false, problem: { code: 'no-selection' } });
  });

  it.each([[null], ['clip-tab'], [{ type: 'clip-tab' }], [{ type: 'clip-tab', jobId: 'x', tabId: 7 }], [{ type: 'no-such' }]])(
    'does nothing for what is no message: %j',
    async (message) => {
      const answered = await answer(answeringBrowser(), message, PAGE_OF_EXTENSION);
      expect(answered).toMatchObject({ ok: false, problem: { code: 'message-not-understood' } });
    },
  );
});

describe('injectionProblem', () => {
  it.each([
    ['No tab with id: 12.', 'tab-gone'],
    ['Frame with ID 0 is showing error page', 'page-not-loaded'],
    ['Cannot access contents of the page. Extension manifest must request permission to access the respective host.', 'page-not-allowed'],
    ['Missing host permission for the tab', 'page-not-allowed'],
    ['Cannot access a chrome:// URL', 'page-closed-to-extensions'],
    ['The extensions gallery cannot be scripted.', 'page-closed-to-extensions'],
    ['something new', 'capture-failed'],
  ])('reads "%s"', (words, code) => {
    expect(injectionProblem(new Error(words)).code).toBe(code);
  });
});
