/** The editor's small memory, in memory. */
import type { Memento } from 'vscode';

export function memento(): Memento & { setKeysForSync(): void } {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <Value>(key: string, fallback?: Value) => (values.has(key) ? (values.get(key) as Value) : fallback) as Value,
    update: async (key: string, value: unknown) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    },
    setKeysForSync() {},
  };
}
