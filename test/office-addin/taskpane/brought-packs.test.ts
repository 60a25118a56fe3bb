import { describe, expect, it } from 'vitest';
import { broughtPacks } from '../../../office-addin/taskpane/brought-packs.ts';
import type { TextStore } from '../../../office-addin/taskpane/brought-packs.ts';
import * as packReader from '../../../office-addin/taskpane/pack-reader.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { plainServices } from './plain-services.ts';
import { sampleStudy } from './sample-study.ts';

const PACK = 'pack: desk\ntitle: Desk\ncolumns: {}\nmetrics: { n: { label: N, count: rows } }\n';
const reader = () => Promise.resolve(packReader);

function memory(texts: Record<string, string> = {}): TextStore {
  const kept = new Map(Object.entries(texts));
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text), removeItem: (name) => void kept.delete(name) };
}

const names = async (store: TextStore | null) => (await broughtPacks(store, reader).all()).map(({ fileName, pack }) => `${fileName}: ${pack.title.en}`);

describe('packs that a person brought', () => {
  it('are there the next time, the later file of a name in place of the earlier', async () => {
    const store = memory();
    const packs = broughtPacks(store, reader);
    await packs.bring(PACK, 'a.yaml');
    await packs.bring(PACK.replace('title: Desk', 'title: New desk'), 'b.yaml');
    await packs.bring(PACK.replace('pack: desk', 'pack: other'), 'c.yaml');
    expect(await names(store)).toEqual(['b.yaml: New desk', 'c.yaml: Desk']);
    await packs.takeAway('desk');
    expect(await names(store)).toEqual(['c.yaml: Desk']);
  });

  it('are not kept where something is wrong in them', async () => {
    const store = memory();
    const { problems } = await broughtPacks(store, reader).bring(PACK.replace('count', 'cuont'), 'a.yaml');
    expect(problems?.map(({ line, path }) => `${line} ${path}`)).toEqual(['4 metrics.n.cuont']);
    expect(await names(store)).toEqual([]);
  });

  it.each(['not JSON', '[{"fileName": 1}]', '{"a": 1}', '[{"fileName": "a", "text": "]["}]'])('are none where the store holds %s', async (text) => {
    expect(await names(memory({ 'clipsheet.packs': text }))).toEqual([]);
  });

  it('hold for now where the browser keeps nothing, and it is said', async () => {
    const full: TextStore = { getItem: () => null, setItem: () => { throw new Error('full'); }, removeItem: () => undefined };
    for (const store of [null, full]) {
      const packs = broughtPacks(store, reader);
      await packs.bring(PACK, 'a.yaml');
      expect([(await packs.all()).length, packs.remembers()]).toEqual([1, false]);
    }
  });
});

describe('the pane', () => {
  it('tries the analyses again with a pack, and tells what is wrong with another', async () => {
    let studies = 0;
    const services = plainServices({
      study: () => {
        studies += 1;
        return Promise.resolve(sampleStudy);
      },
    });
    const session = openPaneSession(services);
    await session.read();
    await session.bringPack(PACK, 'desk.yaml');
    expect([studies, session.state().packs.packs.map(({ pack }) => pack.id), session.state().packs.refused]).toEqual([2, ['desk'], null]);
    await session.bringPack('pack: [', 'wrong.yaml');
    expect([studies, session.state().packs.packs.length, session.state().packs.refused?.fileName]).toEqual([2, 1, 'wrong.yaml']);
    session.dismissRefusedPack();
    await session.removePack('desk');
    expect([studies, session.state().packs.packs, session.state().packs.refused]).toEqual([3, [], null]);
  });
});
