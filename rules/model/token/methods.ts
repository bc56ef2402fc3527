/**
 * What the script of `actions/github-script` needs: the methods it calls.
 */
import type { CommandEntry } from '../../data/permissions.ts';
import { inputOf } from '../workflow/workflow.ts';
import { ghRequest, graphqlEntries, namedMethod, requestEntries } from './github-request.ts';
import type { StepPlace } from './place.ts';

export function judgeScriptAction({ step, scene, judgement }: StepPlace): void {
  const script = inputOf(step, 'script')?.value ?? '';
  const { found, rest } = callsIn(script.replace(/^\s*\/\/.*$/gm, ''));
  for (const [name, entries] of found) {
    for (const entry of entries) {
      if ('scope' in entry) judgement.addFor(entry, scene.events, name);
      else if (entry.answer === 'unknown') judgement.cannotTell(`\`${name}\``, 'any');
    }
  }
  if (/(?<![./\w-])(github|octokit)(?![\w/-]|\.com|:)/.test(rest))
    judgement.cannotTell('a script that hands the key on', 'any');
}

type Calls = readonly (readonly [name: string, entries: readonly CommandEntry[]])[];

function callsIn(script: string): { readonly found: Calls; readonly rest: string } {
  const found: (readonly [string, readonly CommandEntry[]])[] = [];
  const rest = script
    .replace(
      /\b(?:github|octokit)\.request\(\s*(['"`])([A-Z]+) ([^'"`]*)\1/g,
      (_, __, method: string, path: string) => {
        found.push([
          `${method} ${path}`,
          requestEntries(ghRequest(['-X', method, path.replace(/\$\{[^}]*\}/g, '{x}')]), ''),
        ]);
        return '';
      },
    )
    .replace(/\b(?:github|octokit)\.graphql\b/g, () => {
      found.push(['github.graphql', graphqlEntries(script)]);
      return '';
    })
    .replace(/\b(?:github|octokit)\.(?:rest\.)?(\w+)\.(\w+)/g, (_, group: string, method: string) => {
      if (group !== 'paginate') found.push([`${group}.${method}`, namedMethod(`${group}.${method}`)]);
      return '';
    })
    .replace(/\b(?:github|octokit)\.paginate\b/g, '')
    .replace(/\bcore\.getIDToken\b/g, () => {
      found.push(['core.getIDToken', namedMethod('core.getIDToken')]);
      return '';
    });
  return { found, rest: withoutTexts(rest) };
}

/** Words in quotes are no code: `'see github.com'`. */
function withoutTexts(script: string): string {
  return script.replace(/'[^'\n]*'|"[^"\n]*"|\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/`[^`$]*`/g, '');
}
