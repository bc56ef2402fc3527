/**
 * A later step that uploads the folder with the key in it. Up to v5 the key stands in `.git/config` of the checkout; from v6 on in
 * the runner's folder for temporary files. `actions/upload-artifact` leaves hidden files out since v4.4 and v3.2, unless told otherwise.
 */
import { versionOf } from '../../model/workflow/action-version.ts';
import { isAction, type RepositoryUses } from '../../model/workflow/uses.ts';
import { inputOf, type Step } from '../../model/workflow/workflow.ts';
import type { Checkout } from './checkouts.ts';

/** The step that gives the key away, when there is one for certain. */
export function uploadOf({ document, step, uses, following }: Checkout): Step | undefined {
  const major = versionOf(document, uses)?.major;
  const folder = clean(inputOf(step, 'path')?.value ?? '');
  return following.find((later) => {
    if (later.uses?.form !== 'repository' || !isAction(later.uses, 'actions/upload-artifact')) return false;
    const paths = pathsOf(later);
    if (major !== undefined && major >= 6) return paths.some(isTemporaryFolder);
    if (paths.some((path) => /^!.*\.git(\/|$)/.test(path))) return false;
    return takesHidden(later, later.uses, document) && paths.some((path) => covers(clean(path), folder));
  });
}

/** Later steps that upload the whole folder, whether or not the key is among what they take today. */
export function wideUploadsOf({ following }: Checkout): readonly Step[] {
  return following.filter(
    (later) =>
      isAction(later.uses, 'actions/upload-artifact') &&
      pathsOf(later).some((path) =>
        /^(\.{1,2}\/?|\.?\/?\*\*(\/\*)?|\$\{\{[^}]*github\.workspace[^}]*\}\}\/?(\*\*)?)$/.test(path),
      ),
  );
}

function pathsOf(step: Step): readonly string[] {
  const lines = inputOf(step, 'path')?.value.split('\n') ?? [];
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

function isTemporaryFolder(path: string): boolean {
  return /^(\$\{\{\s*runner\.temp\s*\}\}|\$RUNNER_TEMP)(\/\*{0,2}(\/\*)?)?$/.test(path);
}

function takesHidden(step: Step, uses: RepositoryUses, document: Checkout['document']): boolean {
  const told = inputOf(step, 'include-hidden-files')?.value.trim().toLowerCase();
  if (told !== undefined) return told === 'true';
  const version = versionOf(document, uses);
  if (!version) return false;
  const { major, minor } = version;
  if (major === 3 || major === 4) return minor !== undefined && minor < (major === 3 ? 2 : 4);
  return major < 3;
}

/** A path without what does not change it: `./`, the workspace, and a pattern for everything below. */
function clean(path: string): string {
  return path
    .trim()
    .replace(/^\$\{\{\s*github\.workspace\s*\}\}\/?/, '')
    .replace(/^(\.\/)+/, '')
    .replace(/(^|\/)\*{1,2}(\/\*)?$/, '')
    .replace(/\/+$/, '')
    .replace(/^\.$/, '');
}

function covers(path: string, folder: string): boolean {
  const key = folder ? `${folder}/.git` : '.git';
  return (
    path === '' ||
    path === '..' ||
    path === key ||
    path === `${key}/config` ||
    folder === path ||
    folder.startsWith(`${path}/`)
  );
}
