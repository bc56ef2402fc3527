/** Collects where the units of a value stand, unit by unit or run by run, and keeps only the places where a run begins. */
import type { SourceMap } from '../tree.ts';

export class Runs {
  /** Where the first unit stands. */
  first: number | undefined;
  private readonly runs: { at: number; source: number }[] = [];
  private length = 0;
  private next = -1;

  /** One unit that stands at `source`. Gives the offset behind it. */
  same(source: number): number {
    return this.run(source, 1);
  }

  /** A run of units that stand one to one from `source` on. Gives the offset behind it. */
  run(source: number, length: number): number {
    if (length === 0) return source;
    this.first ??= source;
    if (source !== this.next) this.runs.push({ at: this.length, source });
    this.length += length;
    this.next = source + length;
    return source + length;
  }

  /** An escape of `width` units that stands for `units` units of the value. Gives the offset behind it. */
  escape(source: number, width: number, units: number): number {
    for (let unit = 0; unit < units; unit++) {
      this.next = -1;
      this.same(source);
    }
    this.next = -1;
    return source + width;
  }

  /** The map of a value of this length. Where a reader counted otherwise than we did, the map ends where it must. */
  of(length: number, fallback: number): SourceMap {
    const map = this.runs.filter((run) => run.at < length);
    return map.length === 0 ? [{ at: 0, source: fallback }] : map;
  }
}

export interface Place {
  readonly valueStart: number;
  readonly map: SourceMap;
  /** Where the scalar ends: for a block, the end of its last line. */
  readonly end: number;
}
