/**
 * Tells a password from what people write in its place: a variable, a gap to fill, an example.
 */

/** True for nothing, for a value that is filled in at run time, and for words that stand for a password. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text.length < 4) return true;
  if (/\$\{|\$\(|^\$\w+$|%\w+%|\{\{|^<.*>$|^\[.*\]$|^\{.*\}$/.test(text)) return true;
  if (
    /x{4,}|\*{3,}|\.{3,}|…|0{8,}|your|example|placeholder|change.?me|redacted|dummy|fake|sample|insert|replace|secret.?here/i.test(
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
