/**
 * The policy we write: short, true without a change, with one number a person should think about.
 */

export const policyText = `# Security policy

## Reporting a weakness

Found a way to misuse this project? Tell us in private first, so that nobody gets hurt before there is a repair.

1. Open the [Security tab](../../security) of this repository.
2. Choose **Report a vulnerability** and describe what you saw.

We answer within 7 days. We tell you what we will do, and we name you when the repair is out if you like.

## Which versions get repairs

The newest release.
`;

/** Offset of the number of days: what a person has to decide. */
export function cursorOf(text: string): number {
  return text.indexOf('7 days');
}
