/**
 * Whether what is written holds nothing but the words that stand there, or text whose line breaks were taken out.
 */
import type { Shell } from '../../model/script/command.ts';

/** `name`: of the variable; `*` for lines of some other program. What GitHub fills in is not looked at here. */
export function isPlain(text: string, shell: Shell | undefined, name: string): boolean {
  if (name === '*' || shell === 'cmd' || shell === 'pwsh' || shell === 'powershell' || shell === 'python') return false;
  if (/^\s*(cat|jq|yq|head|tail|grep|sed|awk|git|gh|curl)\b/m.test(text)) return false;
  const rest = text
    .replace(/\$\{\{.*?\}\}/gs, '')
    .replace(/["']?\$\{?GITHUB_(ENV|OUTPUT|PATH)\}?["']?/g, '')
    .replace(/\$\{\w+\/\/[^}]*\}/g, '')
    .replace(/\$\([^()]*\|\s*tr -d '\\n'\)/g, '');
  return !/[$`]/.test(rest.replace(/'[^']*'/g, ''));
}
