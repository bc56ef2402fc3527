/**
 * How one occurrence can be replaced by a variable: the stretch of the script, what to write there, and how safe that is.
 */
import type { Safety } from '../../engine/finding.ts';

export interface Replacement {
  /** Units of the script. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface EditPlan {
  readonly safety: Exclude<Safety, 'guided'>;
  /** `name`: the variable. Replacements of one occurrence, in order; never outside its command. */
  readonly replace: (name: string) => readonly Replacement[];
  /** The step has to say `shell: bash`, since it runs on several systems. */
  readonly needsBash?: true;
}

/** No edit is right here: a person has to choose. The steps come after “put it into env”. */
export interface GuidePlan {
  readonly safety: 'guided';
  readonly steps: (name: string) => readonly string[];
}

export type Plan = EditPlan | GuidePlan;

export function guided(...steps: readonly string[]): GuidePlan {
  return { safety: 'guided', steps: (name) => steps.map((step) => step.replaceAll('NAME', name)) };
}

/** A string or here-document with more units than this is left to a person. */
export const longest = 10_000;

/** A piece of script without its `${{ }}`. */
export function withoutExpressions(text: string): string {
  return text.replace(/\$\{\{.*?\}\}/gs, '');
}

/** In a comment nothing has to be filled in: the expression's own words say enough. */
export function spokenInComment({ interpolation }: { interpolation: Located }): EditPlan {
  const { start, end, body } = interpolation;
  return { safety: 'safe', replace: () => [{ start, end, text: body.trim().replace(/\s*\n\s*/g, ' ') }] };
}

interface Located {
  readonly start: number;
  readonly end: number;
  readonly body: string;
}
