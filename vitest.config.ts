import { defineConfig } from 'vitest/config'

/**
 * Six projects: `unit`, `flows` (the functions on stores of this machine) and `process` (the command line and the local service as
 * processes) need nothing; `infra` synthesises the stacks; `corpora` reads `../shared`
 * and skips with a message where it is absent; `endpoint` runs against a real AWS API endpoint that `.ci/run` starts.
 */
export default defineConfig({
  test: {
    // One worker a core: the default leaves one core idle, and on two cores the suite then takes twice as long.
    maxWorkers: '100%',
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          // Modules are loaded once a worker: 50 s instead of 90 s on two cores. What keeps state in a module belongs to `flows`.
          isolate: false,
          exclude: ['test/functions/**', 'test/process/**', 'test/infra/**', 'test/corpora/**', 'test/endpoint/**'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      { test: { name: 'flows', include: ['test/functions/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 30_000 } },
      { test: { name: 'process', include: ['test/process/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'infra', include: ['test/infra/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false } },
      { test: { name: 'corpora', include: ['test/corpora/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'endpoint',
          include: ['test/endpoint/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
