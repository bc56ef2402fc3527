/**
 * What an `actions/github-script` step hands on: `core.setOutput('name', …)` and, for `result`, what it returns.
 */
export interface ScriptOutput {
  /** The stretch of the script that makes the value, in its own units. */
  readonly start: number;
  readonly end: number;
  /** The context it is taken from unchanged: `context.payload.issue.title` is `github.event.issue.title`. */
  readonly payload: string | undefined;
}

/** `name` in lower case. */
export function outputsOfScript(script: string, name: string): readonly ScriptOutput[] {
  return [...script.matchAll(outputPattern)].flatMap((match) => {
    const [whole, , set, given = '', returned = ''] = match;
    if (set === undefined ? name !== 'result' : set.toLowerCase() !== name) return [];
    const value = set === undefined ? returned : given;
    const start = match.index + whole.length - value.length;
    const payload = /^\s*\(?\s*(?:github\.)?context\.payload\.([\w.?]+?)[\s)]*$/.exec(value)?.[1];
    return [
      {
        start,
        end: start + value.length,
        payload: payload && `github.event.${payload.replaceAll('?', '').toLowerCase()}`,
      },
    ];
  });
}

const outputPattern = /setOutput\(\s*(['"`])([\w-]+)\1\s*,\s*([^;\n]+)|\breturn\s+([^;\n]+)/g;
