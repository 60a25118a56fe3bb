import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { engineTexts } from '../../../core/language/texts/engine.ts';
import { engineContract } from './engine-contract.ts';

engineContract('the engine in Node', () => openNodeEngine({ rowLimit: 20_000 }), 20_000);

describe('memory', () => {
  it('is bounded: a query that wants more is refused in plain words', async () => {
    const engine = await openNodeEngine({ memoryLimit: 64 });
    const hungry = engine.query('SELECT list(a.range || repeat(\'x\', 100)) FROM range(5000000) a GROUP BY a.range');
    await expect(hungry).rejects.toMatchObject({ code: 'sql-failed', sentence: engineTexts.outOfMemory });
    await engine.close();
  });
});

describe('a closed engine', () => {
  it('says so', async () => {
    const engine = await openNodeEngine();
    await engine.close();
    await expect(engine.query('SELECT 1')).rejects.toMatchObject({ code: 'engine-closed' });
  });
});
