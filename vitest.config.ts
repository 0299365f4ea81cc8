import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], globalSetup: 'test/build-program.ts', testTimeout: 60_000 },
})
