/**
 * An entry in the team's file for a finding that can carry no comment: in JSON, in a file that is missing, a setting on GitHub.
 */
import { configPaths, type Document, type Edit, type Finding, itemsAt, mapAt, setKey } from '../../../rules/index.ts';

/** Nothing when the file cannot be understood. `config`: the team's file, where there is one. */
export function configEdits(
  config: Document | undefined,
  finding: Finding,
  reason: string,
): readonly Edit[] | undefined {
  if (!config)
    return [
      {
        path: configPaths[0] ?? '',
        create: `${head}rules:\n${indented(`${finding.rule}:\n${indented(entryOf(finding, reason, []))}`)}\n`,
      },
    ];
  const { root } = config;
  if (config.tree.gaps.length > 0 || (root && root.kind !== 'map')) return undefined;
  if (!root) return undefined;
  const rules = mapAt(root, 'rules');
  const paths = itemsAt(rules, finding.rule, 'paths').flatMap((item) => (item.kind === 'scalar' ? [item.value] : []));
  const entry = entryOf(finding, reason, paths);
  return rules
    ? setKey(config, rules, finding.rule, entry)
    : setKey(config, root, 'rules', `${finding.rule}:\n${indented(entry)}`);
}

const head = '# What Longhaul leaves alone in this repository, and why.\n';

/** A finding in a file is left alone in that file only; a missing file or a setting everywhere. */
function entryOf({ place }: Finding, reason: string, paths: readonly string[]): string {
  const lines = ['show: off', `because: ${JSON.stringify(reason || 'The reason was not written down.')}`];
  if (!place.span) return lines.join('\n');
  return [
    ...lines,
    'paths:',
    ...[...new Set([...paths, place.path])].map((path) => `  - ${JSON.stringify(path)}`),
  ].join('\n');
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
