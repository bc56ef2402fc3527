/**
 * The names that a step's script takes out of a variable that holds all secrets as JSON: `echo "$ALL" | jq -r .KEY`.
 */
import type { Document } from '../../engine/document.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';

/** Empty where the script may read more than it names. */
export function namesReadFrom(document: Document, value: ScalarNode): readonly string[] {
  for (const { step } of stepPlacesIn(document)) {
    const pair = step.env?.pairs.find((one) => one.value === value);
    if (!pair) continue;
    const script = step.run?.value ?? '';
    const uses = script.split(new RegExp(`\\b${pair.key.value.replace(/\W/g, '')}\\b`)).length - 1;
    const names = [...script.matchAll(/(?:\.|\[\s*['"]|\bget\(\s*['"])([A-Z][A-Z\d_]{2,})\b/g)].flatMap(
      ([, name = '']) => (name === pair.key.value ? [] : [name]),
    );
    const isOpen = opensAll.test(script);
    return isOpen || uses === 0 || names.length < uses ? [] : [...new Set(names)];
  }
  return [];
}

/** Goes through all of them, writes them to a file, or starts a program that could. */
const opensAll =
  /\b(to_entries|keys|items\(|values\(|entries\(|map\(|with_entries|GITHUB_ENV|printenv)\b|\.\[\]|\bjq\s+(-\w+\s+)*['"]?\.['"]?(\s|$)|(^|[\s;|&])(\.\/|make\b|npm\b|python3?\s+\w)/m;
