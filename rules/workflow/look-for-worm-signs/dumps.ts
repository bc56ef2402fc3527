/**
 * Every secret written into a file, and the file uploaded: anyone who can read the run can take it along.
 */
import type { Repository } from '../../engine/repository.ts';
import { originsOfStretch } from '../../model/flow/flow.ts';
import { everySecret, secretTexts } from '../../model/flow/secret-texts.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { placeInScript } from '../../model/script/script.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf, type Job } from '../../model/workflow/workflow.ts';
import { type Sign, worm } from './sign.ts';

export function* dumpSigns(place: StepPlace, repository: Repository): Generator<Sign> {
  const { step, job } = place;
  const uploaded = job ? uploadedBy(job) : [];
  if (!step.run || uploaded.length === 0) return;
  for (const command of scriptOf(step.run, shellOf(step, job)).script.commands) {
    const target =
      command.redirects.find(({ operator }) => operator.startsWith('>'))?.target.text ?? teeTarget(command.words);
    if (!target || !uploaded.includes(nameOf(target))) continue;
    const start = command.words[0]?.text === 'tee' ? 0 : command.start;
    const hasLines = command.redirects.some(({ operator }) => operator === '<<');
    const end = hasLines ? step.run.value.length : command.end;
    const origins = originsOfStretch({ start, end }, place, repository, secretTexts);
    if (!origins.some(({ text }) => text.words === everySecret)) continue;
    yield {
      ...worm,
      at: placeInScript(step.run, command.start, command.end),
      message: 'Every secret is uploaded from here, as a worm does it. Clean your machine first, then remove this.',
      equivalents: ['codeql:actions/secret-exfiltration', 'pipeline-check:GHA-056', 'pipeline-check:GHA-116'],
      step,
      job,
    };
  }
}

function uploadedBy({ steps }: Job): readonly string[] {
  return steps
    .filter(({ uses }) => isAction(uses, 'actions/upload-artifact'))
    .flatMap((step) => inputOf(step, 'path')?.value.split('\n') ?? [])
    .map(nameOf)
    .filter((path) => path !== '');
}

function teeTarget(words: readonly { readonly text: string }[]): string | undefined {
  return words[0]?.text === 'tee' ? words.slice(1).find(({ text }) => !text.startsWith('-'))?.text : undefined;
}

function nameOf(path: string): string {
  return path.trim().replace(/^(\.\/|\$GITHUB_WORKSPACE\/|\$\{\{ *github\.workspace *\}\}\/)/, '');
}
