/** Before the editor tests: packs the extension, so that they try what people will install. `LONGHAUL_VSIX` names one already packed. */
import type { TestProject } from 'vitest/node';
import { packageExtension } from './package-extension.mjs';
import type { Edition } from './vscode-server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of the packaged extension. */
    vsix: string;
    edition: Edition;
  }
}

export default function setup(project: TestProject): void {
  project.provide('vsix', process.env['LONGHAUL_VSIX'] ?? packageExtension());
}
