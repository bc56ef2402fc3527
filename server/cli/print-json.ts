/**
 * `--format json`: the contract of docs/check-output.schema.json. Additions are allowed, changes are not.
 */
import type { Printed, Result } from './result.ts';
import { quietJson } from './visible.ts';

export function jsonText(result: Result): string {
  const output = {
    version: 1,
    findings: result.findings.map(({ finding, related, ...place }) => ({
      rule: finding.rule,
      family: finding.family,
      severity: finding.severity,
      certainty: finding.certainty,
      message: finding.message,
      ...placed(place),
      equivalents: finding.equivalents,
      related: related.map((other) => ({ ...placed(other), message: other.message })),
      fixes: finding.fixes.map(({ title, safety }) => ({ title, safety })),
    })),
    outcomes: result.outcomes,
    suppressed: result.suppressed,
    unread: result.unread,
  };
  return quietJson(output);
}

function placed({ path, start, end }: Printed) {
  return { path, start, end };
}
