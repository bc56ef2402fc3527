/**
 * The parts of the addresses in a text, and where they stand. Tolerant: what has a scheme is an address.
 */
import type { Span } from '../../engine/tree.ts';

/** All offsets are units of the text that was read. */
export interface UrlParts {
  /** In lower case: `git+https`. */
  readonly scheme: string;
  readonly schemeAt: Span;
  readonly user: string;
  /** Absent without a `:` behind the user. */
  readonly password: string | undefined;
  readonly userAt: Span;
  readonly passwordAt: Span;
  /** User, password and the `@` behind them; empty when there are none. */
  readonly userInfoAt: Span;
  /** In lower case, without the port. */
  readonly host: string;
  readonly portAt: Span;
  readonly port: string;
}

const address =
  /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*):\/\/(?:([^\s/?#@:"']*)(?::([^\s/?#"']*))?@)?(\[[^\]\s]*\]|[^\s/?#:@"',;\]}>]*)(:\d+)?/dgi;

export function urlsIn(text: string): readonly UrlParts[] {
  return [...text.matchAll(address)].map((match) => {
    const at = (group: number): Span => {
      const [start, end] = match.indices?.[group] ?? [match.index, match.index];
      return { start, end };
    };
    const hostAt = at(4);
    const schemeAt = at(1);
    return {
      scheme: (match[1] ?? '').toLowerCase(),
      schemeAt,
      user: match[2] ?? '',
      password: match[3],
      userAt: at(2),
      passwordAt: at(3),
      userInfoAt: { start: schemeAt.end + 3, end: hostAt.start },
      host: (match[4] ?? '').toLowerCase(),
      portAt: match[5] === undefined ? { start: hostAt.end, end: hostAt.end } : at(5),
      port: match[5]?.slice(1) ?? '',
    };
  });
}

/** The first address, where it opens the text. */
export function urlOf(text: string): UrlParts | undefined {
  const [first] = urlsIn(text);
  return first?.schemeAt.start === 0 ? first : undefined;
}

/** This machine, a private network, a name without dots, or a name only known at run time: nobody on the way. */
export function isPrivateHost(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([^:]*):\d+$/, '$1');
  if (/[${}<>%*]/.test(name)) return true;
  if (name.includes(':')) return /^(::1$|f[cd]|fe80)/.test(name);
  if (!name.includes('.')) return true;
  if (/\.(localhost|local|internal|lan|intranet|corp|home|test|invalid|home\.arpa)$/.test(name)) return true;
  return /^(127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(name) && /^[\d.]+$/.test(name);
}
