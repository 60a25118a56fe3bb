import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    maxWorkers: 2,
    // On a busy machine everything takes several times as long: limits only end what hangs.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // A page may have much to do before it shows what is waited for.
    expect: { poll: { timeout: 15_000 } },
  },
});
