/**
 * Words we do not use, and words we explain. Kept here once, for pages, messages, menus and the terminal.
 */

/** In no text for people. */
export const banned: readonly RegExp[] = [
  /\bsimply\b/i,
  /\bobviously\b/i,
  /\bjust\b/i,
  /\bplease\b/i,
  /\bsorry\b/i,
  /\billegal\b/i,
  /\bshould consider\b/i,
  /\byou forgot\b/i,
  /\bmay potentially\b/i,
  /\bmight be invalid\b/i,
  /\bbest practices?\b/i,
];

/** Not in messages and titles either: they accuse, frighten, or need a glossary. */
export const bannedInMessages: readonly RegExp[] = [...banned, /\bbad\b/i, /\bdangerous\b/i, /\bvulnerabilit/i, /!/];

/** Each is replaced by a plain word, or linked to the glossary where it first stands. */
export const jargon: readonly RegExp[] = [
  /\bvulnerabilit(y|ies)\b/i,
  /\bexploit(s|ed|able)?\b/i,
  /\battack (vector|surface)s?\b/i,
  /\b(threat actor|adversar(y|ies)|attackers?)\b/i,
  /\bmalicious\b/i,
  /\bmalware\b/i,
  /\bsupply[- ]chain\b/i,
  /\bmutable\b/i,
  /\b(SHA|digest|hash)(es|s)?\b/,
  /\bleast privilege\b/i,
  /\bover-?privileged\b/i,
  /\b(script|template|code) injection\b/i,
  /\buntrusted\b/i,
  /\bexfiltrat/i,
  /\bcredentials?\b/i,
  /\b(provenance|attestations?)\b/i,
  /\bSBOM\b/,
  /\b(CVE|GHSA)s?\b/,
  /\bcoordinated disclosure\b/i,
  /\b(MFA|2FA)\b/,
  /\bbranch protection\b/i,
  /\brulesets?\b/i,
  /\bcache poisoning\b/i,
  /\btyposquat/i,
  /\bdependency confusion\b/i,
  /\bOIDC\b/,
  /\btrusted publishing\b/i,
  /\bharden(ing|ed)?\b/i,
  /\b(mitigat|remediat)/i,
];

/** Letters that our readers meet every day, so nobody has to spell them out. */
export const everydayAcronyms: readonly string[] = [
  'AI',
  'API',
  'CI',
  'ID',
  'JSON',
  'OK',
  'README',
  'TOML',
  'URL',
  'UTF',
  'VS',
  'YAML',
];

/** A message begins with the thing in the file. These words lead away from it. */
export const weakOpenings =
  /^(You|We|Please|Longhaul|Warning|Error|Note|Avoid|Consider|Ensure|Make sure|Do not|Don’t|Never|Always|It|Potential|Possible|Detected|Found|Missing|Invalid)\b/;

/** We spell the British way, everywhere the same. */
export const otherSpelling =
  /\b(behaviors?|colors?|favorites?|organiz\w+|recogniz\w+|analyz\w+|customiz\w+|summariz\w+|unauthorized|centers?|canceled|labeled|catalogs?|licenses)\b/i;
