/**
 * What one word of an install command names: `@scope/tool@1.2.3`, `tool[extra]==1.2`, `./dist/tool.whl`, `example.com/tool@latest`.
 */
import type { Style } from '../../data/installers.ts';
import type { Word } from './command.ts';

export interface Package {
  readonly word: Word;
  /** Without its version. */
  readonly name: string;
  /** `local`: a file or folder here. `unknown`: the run decides. `floating`: no version, a range, or a name such as latest. */
  readonly version: 'exact' | 'floating' | 'unknown' | 'local';
}

/** `stated`: a version that an option of the command names. */
export function packageOf(word: Word, style: Style, stated: string | undefined): Package {
  const { text } = word;
  if (isLocal(text, style)) return { word, name: text, version: 'local' };
  const [name, written] = split(text, style);
  const version = stated ?? written;
  return { word, name: name || text, version: versionOf(version, style, text) };
}

function isLocal(text: string, style: Style): boolean {
  if (/^[a-z+]+:\/\/|^git@/i.test(text)) return false;
  if (style === 'go') return /^\.{0,2}(\/|$)/.test(text) || !text.includes('@');
  if (
    /^(\.{1,2}([\\/[]|$)|[~/\\]|file:|link:|workspace:|\$\{?(PWD|GITHUB_WORKSPACE)|\$\{\{\s*github\.workspace)/.test(
      text,
    )
  )
    return true;
  if (style === 'npm') return /\.t(ar\.)?gz$/.test(text);
  if (style === 'gem') return text.endsWith('.gem');
  return style === 'pip' && /\.(whl|tar\.gz|zip)$|\*/.test(text);
}

function split(text: string, style: Style): readonly [string, string | undefined] {
  if (/^[a-z+]+:\/\//i.test(text)) {
    const at = Math.max(text.lastIndexOf('@'), text.lastIndexOf('#'));
    return at > 8 ? [text.slice(0, at), text.slice(at + 1)] : [text, undefined];
  }
  const pattern =
    style === 'pip'
      ? /^([\w.-]+(?:\[[^\]]*\])?)\s*(?:@|((?:[=<>!~]=?=?).*))?/s
      : style === 'gem' || style === 'other'
        ? /^([^:@]+)(?:[:@](.*))?$/s
        : /^(@?[^@]*)(?:@(.*))?$/s;
  const [, name = text, version] = pattern.exec(text) ?? [];
  if (style === 'pip' && version === undefined && text.includes('@'))
    return [name, text.slice(text.lastIndexOf('@') + 1)];
  return [name, version];
}

function versionOf(version: string | undefined, style: Style, text: string): Package['version'] {
  if (version === undefined) return /^["']?\$|^%|\$\{\{/.test(text) ? 'unknown' : 'floating';
  if (/\$|%\w+%/.test(version)) return 'unknown';
  if (style === 'pip' && !/^[0-9a-f]{40}$/.test(version))
    return /^={2,3}\s*\d[^,*]*$/.test(version) || /^\d/.test(version) ? 'exact' : 'floating';
  return /^[v=]*\d+\.\d+(\.\d+)?[\w.+-]*$/.test(version) || /^[0-9a-f]{12,64}$/.test(version) ? 'exact' : 'floating';
}
