/**
 * One place where a file says from which index packages come. They are collected by `index-settings.ts`.
 */
import type { Pair, ScalarNode, Span } from '../../engine/tree.ts';

export interface IndexSetting {
  /**
   * `index`: the place to look. `extra`: one more, of equal rank. `links`: a page of files. `upload`: where releases go.
   * `trusted`: a host whose certificate nobody checks. `unchecked`: no certificate is checked at all.
   */
  readonly role: 'index' | 'extra' | 'links' | 'upload' | 'trusted' | 'unchecked';
  /** As written: `--extra-index-url`, `registry`. */
  readonly option: string;
  readonly optionAt: Span;
  /** The address, host or value. */
  readonly text: string;
  readonly at: Span;
  /** Where `text` stands: offsets of its units, for an address with a part to mark. */
  readonly scalar: ScalarNode;
  /** Offset of `text` in the scalar's value. */
  readonly start: number;
  readonly scope: Span;
  readonly home: Home;
}

/** What has to go when the setting goes. */
export type Home =
  /** A line of a requirements file; the offsets of the option with its value. */
  | { readonly form: 'line'; readonly line: ScalarNode; readonly start: number; readonly end: number }
  | { readonly form: 'ini'; readonly pair: Pair; readonly count: number }
  | { readonly form: 'map'; readonly path: readonly string[]; readonly key: string }
  | { readonly form: 'item'; readonly path: readonly string[]; readonly key: string; readonly index: number }
  /** One table of several, such as `[[tool.uv.index]]`: it stays, and only its address changes. */
  | { readonly form: 'table' };
