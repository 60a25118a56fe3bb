import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { engineContract } from './engine-contract.ts';

engineContract('the engine in Node', () => openNodeEngine({ rowLimit: 20_000, memoryLimit: 256 }), 20_000);

describe('a closed engine', () => {
  it('says so', async () => {
    const engine = await openNodeEngine();
    await engine.close();
    await expect(engine.query('SELECT 1')).rejects.toMatchObject({ code: 'engine-closed' });
  });
});
