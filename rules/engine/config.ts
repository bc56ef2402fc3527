/**
 * What a team has decided, from `.github/longhaul.yml`. Reading it never fails; what it could not understand is in `mistakes`.
 * The same shape is described by `rules/engine/config.schema.json` for editors.
 */
import type { Document } from './document.ts';
import { items } from './items.ts';
import { itemsAt, type MapNode, type Node, type Pair, type Span, scalarAt, valueAt } from './tree.ts';

export interface Config {
  /** Globs of paths nobody wants checked. */
  readonly exclude: readonly string[];
  /** By rule id or `family/*`. */
  readonly rules: Readonly<Record<string, RuleConfig>>;
  /** By item or rule id: the reason, with its date. */
  readonly notNeeded: Readonly<Record<string, string>>;
  /** Actions the team allows, or the ones it does not want; absent when it said neither. */
  readonly actions: ActionList | undefined;
  readonly mistakes: readonly Mistake[];
}

export interface ActionList {
  /** `allow`: nothing else may be used. `deny`: these may not. */
  readonly form: 'allow' | 'deny';
  /** `owner/repo`, `owner/repo/path`, `owner/repo@ref`, `owner/*`, `owner/repo/*`, `*`. */
  readonly patterns: readonly string[];
}

export interface RuleConfig {
  readonly show: 'off' | 'quiet' | undefined;
  readonly because: string | undefined;
  /** Globs; empty means everywhere. */
  readonly paths: readonly string[];
}

export interface Mistake {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

export const noConfig: Config = { exclude: [], rules: {}, notNeeded: {}, actions: undefined, mistakes: [] };

/** Where the file may stand, the first one counts. */
export const configPaths: readonly string[] = ['.github/longhaul.yml', '.github/longhaul.yaml'];

/** `ruleNames`: the ids and families that exist, to tell a misspelt one. */
export function readConfig(document: Document, ruleNames: ReadonlySet<string>): Config {
  const reader = new ConfigReader(document, ruleNames);
  reader.read(document.root);
  return reader.config;
}

class ConfigReader {
  private readonly mistakes: Mistake[] = [];
  private exclude: readonly string[] = [];
  private readonly rules: Record<string, RuleConfig> = {};
  private readonly notNeeded: Record<string, string> = {};
  private actions: ActionList | undefined;

  constructor(
    private readonly document: Document,
    private readonly ruleNames: ReadonlySet<string>,
  ) {}

  get config(): Config {
    const { exclude, rules, notNeeded, actions, mistakes } = this;
    return { exclude, rules, notNeeded, actions, mistakes };
  }

  read(root: Node | undefined): void {
    for (const gap of this.document.tree.gaps)
      this.say(gap.span, 'This part cannot be read, so it does not count. Check the quotes and indentation.');
    if (!root || (root.kind === 'scalar' && root.value === '')) return;
    if (root.kind !== 'map')
      return this.say(root.span, 'This file needs keys such as `exclude:` or `rules:`. Write one of them.');
    for (const pair of root.pairs) {
      if (pair.key.value === 'exclude') this.exclude = this.texts(root, 'exclude');
      else if (pair.key.value === 'rules') this.eachIn(pair, (entry) => this.readRule(entry));
      else if (pair.key.value === 'actions') this.readActions(pair);
      else if (pair.key.value === 'not-needed') this.eachIn(pair, (entry) => this.readNotNeeded(entry));
      else
        this.say(
          pair.key.span,
          `\`${shorten(pair.key.value)}\` is not a key of this file. Use exclude, rules, actions or not-needed.`,
        );
    }
  }

  private readActions({ key, value }: Pair): void {
    const forms = value?.kind === 'map' ? value.pairs.map((pair) => pair.key.value) : [];
    const [form] = forms;
    if (value?.kind !== 'map' || forms.length !== 1 || (form !== 'allow' && form !== 'deny'))
      return this.say(key.span, '`actions` needs a list below `allow:` or below `deny:`. Write one of them.');
    this.actions = { form, patterns: this.texts(value, form) };
  }

  private eachIn(pair: Pair, read: (entry: Pair) => void): void {
    if (pair.value?.kind === 'map') for (const entry of pair.value.pairs) read(entry);
    else if (pair.value && !(pair.value.kind === 'scalar' && pair.value.value === '')) {
      this.say(pair.value.span, `\`${pair.key.value}\` needs one line for each entry. Write \`name: value\` below it.`);
    }
  }

  private readRule({ key, value }: Pair): void {
    if (!this.ruleNames.has(key.value))
      return this.say(key.span, `There is no rule \`${shorten(key.value)}\`. Check its name.`);
    if (value?.kind !== 'map')
      return this.say((value ?? key).span, 'A rule needs `show:` and `because:` below it. Add them.');
    const show = scalarAt(value, 'show');
    if (show && show.value !== 'off' && show.value !== 'quiet')
      this.say(show.span, '`show` can be off or quiet. Choose one of them.');
    this.rejectOthers(value, ['show', 'because', 'paths']);
    const because = scalarAt(value, 'because')?.value;
    if (!because) this.say(key.span, `Nobody can tell why \`${key.value}\` is quiet. Add \`because:\` with a reason.`);
    this.rules[key.value] = {
      show: show?.value === 'off' || show?.value === 'quiet' ? show.value : undefined,
      because,
      paths: this.texts(value, 'paths'),
    };
  }

  private readNotNeeded({ key, value }: Pair): void {
    const isItem = items.some(({ id }) => id === key.value);
    if (!isItem && !this.ruleNames.has(key.value))
      return this.say(key.span, `There is no item or rule \`${shorten(key.value)}\`. Check its name.`);
    if (value?.kind === 'map') this.rejectOthers(value, ['because', 'date']);
    const because = value?.kind === 'scalar' ? value.value : scalarAt(value, 'because')?.value;
    const date = scalarAt(value, 'date')?.value;
    if (!because)
      return this.say(key.span, `Nobody can tell why \`${key.value}\` is not needed. Add \`because:\` with a reason.`);
    this.notNeeded[key.value] = date ? `${because} (${date})` : because;
  }

  private texts(map: MapNode, key: string): readonly string[] {
    const value = valueAt(map, key);
    if (value?.kind === 'scalar') return value.value ? [value.value] : [];
    return itemsAt(map, key)
      .slice(0, mostGlobs)
      .flatMap((item) => (item.kind === 'scalar' ? [item.value] : []));
  }

  private rejectOthers(map: MapNode, known: readonly string[]): void {
    for (const { key } of map.pairs) {
      if (!known.includes(key.value))
        this.say(key.span, `\`${shorten(key.value)}\` has no meaning here. Use ${known.join(', ')}.`);
    }
  }

  private say(span: Span, message: string): void {
    if (this.mistakes.length < mostMistakes) this.mistakes.push({ path: this.document.path, span, message });
  }
}

/** More than anyone writes or reads: the file is a stranger's in an opened repository. */
const mostMistakes = 100;
const mostGlobs = 1_000;

/** Names come from the opened repository: keep messages short and on one line. */
function shorten(name: string): string {
  const line = name.replace(/[\s`]+/g, ' ');
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
}
