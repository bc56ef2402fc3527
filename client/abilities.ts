/** Tells the server what this client can do beyond the protocol. Editors that do not say so get plain protocol. */
import type { ClientCapabilities, StaticFeature } from 'vscode-languageclient';
import type { ClientAbilities } from '../server/lsp/messages.ts';

export class Abilities implements StaticFeature {
  constructor(private readonly abilities: ClientAbilities) {}

  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { ...capabilities.experimental, longhaul: this.abilities };
  }

  initialize(): void {}

  getState(): { kind: 'static' } {
    return { kind: 'static' };
  }

  clear(): void {}
}
