/**
 * `gradle/gradle-build-action` could run Gradle itself, with `arguments`. Its successor only sets up, so a step behind it has to call Gradle.
 */
import type { Document } from '../../engine/document.ts';
import type { TextEdit } from '../../engine/finding.ts';
import { insertStep, joined, removeEntries } from '../../model/publish/step-edits.ts';
import { Words } from '../../model/workflow/run-instead.ts';
import { type Step, workflowOf } from '../../model/workflow/workflow.ts';

/** No edits where nothing was run; absent where the call cannot be written surely. */
export function gradleCall(document: Document, step: Step): readonly TextEdit[] | undefined {
  const words = new Words(step);
  if (!words.has('arguments')) return [];
  const args = words.several('arguments');
  const [job, ...others] = (workflowOf(document)?.jobs ?? []).filter(({ steps }) =>
    steps.some(({ node }) => node === step.node),
  );
  const folder = words.text('build-root-directory');
  const program = words.text('gradle-executable') || (words.has('gradle-version') ? 'gradle' : './gradlew');
  const isPlain = [folder, program].every((text) => /^[\w./-]*$/.test(text));
  if (!args || !job || others.length > 0 || !isPlain || step.condition || step.env) return undefined;
  const call = [`run: ${program} ${args}`, ...(folder ? [`working-directory: ${folder}`] : [])].join('\n');
  const inserted = insertStep(job, step, call, 'behind');
  const names = ['arguments', 'build-root-directory', 'gradle-executable'];
  return inserted && joined([...removeEntries(document, step.node, 'with', names), ...inserted]);
}
