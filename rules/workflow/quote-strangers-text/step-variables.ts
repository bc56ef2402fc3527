/**
 * The variables one step needs: one for each different expression, reused where the step has it already.
 */
import { valueAt } from '../../engine/tree.ts';
import { pairNamed } from '../../model/flow/origin.ts';
import type { Occurrence } from './occurrences.ts';
import { withoutExpressions } from './plan.ts';
import type { StepScripts } from './scripts.ts';
import { freeName, holderOf, squeezed, wishedName } from './variable.ts';

export class StepVariables {
  /** By expression without blanks. */
  private readonly names = new Map<string, string>();
  private readonly values = new Map<string, string>();

  constructor(private readonly scripts: StepScripts) {}

  nameFor({ interpolation, context, script }: Occurrence): string {
    const body = interpolation.body.trim().replace(/\s*\n\s*/g, ' ');
    const key = squeezed(body);
    const known =
      this.names.get(key) ?? this.existing(context.path, key) ?? holderOf(this.scripts.step.env, `\${{${body}}}`);
    if (known) {
      this.names.set(key, known);
      return known;
    }
    const name = freeName(wishedName(context), (wish) => this.isTaken(wish, script.scalar.value));
    this.names.set(key, name);
    this.values.set(name, `\${{ ${body} }}`);
    return name;
  }

  /** Names and values that have to be added to the step's `env`, in order of use. */
  added(): readonly (readonly [string, string])[] {
    return [...this.values];
  }

  /** `${{ env.TITLE }}` and nothing else: the script can read TITLE already. */
  private existing(path: readonly string[], key: string): string | undefined {
    const name = /^env\.(\w+)$/i.exec(key)?.[1];
    if (path[0] !== 'env' || !name) return undefined;
    for (const env of this.levels()) {
      const pair = pairNamed(env, name);
      if (pair) return pair.key.value;
    }
    return name;
  }

  private isTaken(name: string, script: string): boolean {
    return (
      this.values.has(name) ||
      this.levels().some((env) => pairNamed(env, name)) ||
      new RegExp(`(?<!\\w)${name}(?!\\w)`).test(withoutExpressions(script))
    );
  }

  private levels() {
    const { step, job } = this.scripts;
    return [step.env, job?.env, valueAt(job?.workflow.node, 'env')];
  }
}
