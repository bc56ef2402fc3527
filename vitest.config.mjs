/** The fast tests: everything but those that drive a real VS Code (vitest.editor.config.mjs). */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // There is no module `vscode` outside the editor; tests of the client bring their own small one.
  resolve: { alias: { vscode: new URL('./test/client/fake-vscode.ts', import.meta.url).pathname } },
  test: {
    include: ['test/**/*.test.ts', 'rules/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/editor/**', '**/fixtures/**', '**/examples/**'],
    allowOnly: false,
    passWithNoTests: false,
  },
});
