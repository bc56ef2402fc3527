/**
 * Tells a password from what people write in its place: a variable, a gap to fill, an example.
 */

/** True for nothing, for a value that is filled in at run time, and for words that stand for a password. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text.length < 4) return true;
  if (/\$\{|\$\(|^\$\w+$|%\w+%|\{\{|^<.*>$|^\[.*\]$|^\{.*\}$/.test(text)) return true;
  if (
    /x{4,}|\*{3,}|\.{3,}|\u2026|0{8,}|your|example|placeholder|change.?me|redacted|dummy|fake|sample|insert|replace|secret.?here/i.test(
      text,
    )
  )
    return true;
  if (new Set(text.toLowerCase()).size < 4) return true;
  return text.replace(/[^a-z]/gi, '').replace(plainWords, '') === '';
}

/** Nothing but names of the thing itself: `NPM_TOKEN`, `my-password`, `user`. Longer words first. */
const plainWords =
  /username|password|undefined|registry|encoded|passwd|github|secret|access|index|token|value|auth|base|name|none|null|pass|pypi|some|test|true|user|api|key|npm|pip|pwd|the|false|an|gh|my|a/gi;

/** A token in the place of a user name: a known beginning, or long and mixed as no name is. */
export function isLikeToken(user: string): boolean {
  return (
    isKnownToken(user) ||
    (/^[\w.~-]{32,}$/.test(user) && /\d/.test(user) && /[a-z]/i.test(user) && !isPlaceholder(user))
  );
}

/** What GitHub, GitLab and the registries begin their tokens with. */
export function isKnownToken(text: string): boolean {
  return /^(gh[pousr]_|github_pat_|glpat-|npm_|pypi-|dckr_pat_)[\w-]{10,}$/.test(text) && !isPlaceholder(text);
}

/** Tokens that cannot be mistaken for anything else, anywhere in a text. */
export function tokensIn(
  text: string,
): readonly { readonly start: number; readonly end: number; readonly kind: TokenKind }[] {
  if (!anyBeginning.test(text)) return [];
  return tokenShapes.flatMap(([kind, shape]) =>
    [...text.matchAll(shape)].flatMap((match) =>
      isMixed(match[0]) ? [{ start: match.index, end: match.index + match[0].length, kind }] : [],
    ),
  );
}

export type TokenKind = 'GitHub' | 'GitLab' | 'npm' | 'PyPI' | 'RubyGems' | 'Docker' | 'Slack' | 'Stripe';

const tokenShapes: readonly (readonly [kind: TokenKind, shape: RegExp])[] = [
  ['GitHub', /(?<![\w-])(?:gh[pousr]_[A-Za-z\d]{36}|github_pat_[A-Za-z\d]{22}_[A-Za-z\d]{59})(?![\w-])/g],
  ['GitLab', /(?<![\w-])glpat-[\w-]{20,}/g],
  ['npm', /(?<![\w-])npm_[A-Za-z\d]{36}(?![\w-])/g],
  ['PyPI', /(?<![\w-])pypi-AgE[\w-]{60,}/g],
  ['RubyGems', /(?<![\w-])rubygems_[a-f\d]{48}(?![\w-])/g],
  ['Docker', /(?<![\w-])dckr_pat_[\w-]{20,}/g],
  ['Slack', /(?<![\w-])xox[bp]-\d{8,}-\d{8,}-[\w-]{20,}/g],
  ['Stripe', /(?<![\w-])[rs]k_live_[A-Za-z\d]{20,}(?![\w-])/g],
];

const anyBeginning = /gh[pousr]_|github_pat_|glpat-|npm_|pypi-AgE|rubygems_|dckr_pat_|xox[bp]-|k_live_/;

/** Letters and digits in no order, as nobody writes for an example. */
function isMixed(token: string): boolean {
  const rest = token.replace(/^[a-z]+[_-](pat_|live_)?/i, '');
  return /\d/.test(rest) && /[a-z]/i.test(rest) && new Set(rest).size > 9 && !isPlaceholder(token);
}
