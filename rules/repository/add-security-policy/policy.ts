/**
 * The policy we write: short, true without a change, with one number a person should think about.
 * Markdown, or plain text that reads well in the other formats GitHub shows.
 */

/** `path` is where the policy stands: links lead from there to the Security tab. */
export function policyFor(path: string): string {
  return `${heading(path, 'Security policy', '#', '=')}

${reportingFor(path)}

${heading(path, 'Which versions get repairs', '##', '-')}

The newest release.
`;
}

/** The part that says how to reach you, without a last line end. */
export function reportingFor(path: string): string {
  const tab = isMarkdown(path) ? `[Security tab](${upFrom(path)}security)` : 'Security tab';
  return `${heading(path, 'Reporting a weakness', '##', '-')}

Found a way to misuse this project? Tell us in private first, so that nobody gets hurt before there is a repair.

1. Open the ${tab} of this repository.
2. Choose **Report a vulnerability** and describe what you saw.

We answer within 7 days. We tell you what we will do, and we name you when the repair is out if you like.`;
}

/** In the middle of a sentence: where a report goes. */
export function privateForm(path: string): string {
  return isMarkdown(path) ? `[our private form](${upFrom(path)}security/advisories/new)` : 'the Security tab on GitHub';
}

/** Offset of the number of days: what a person has to decide. */
export function cursorOf(text: string): number {
  return text.indexOf('7 days');
}

function heading(path: string, title: string, mark: string, line: string): string {
  return isMarkdown(path) ? `${mark} ${title}` : `${title}\n${line.repeat(title.length)}`;
}

function isMarkdown(path: string): boolean {
  return !/\.(rst|adoc|txt)$/i.test(path);
}

/** From the page of the file on GitHub, which has the branch in its address, up to the repository. */
function upFrom(path: string): string {
  return '../'.repeat(path.split('/').length + 1);
}
