/**
 * Reads from Markdown what tests ask for: links, headings as GitHub names them, and code.
 */

const fences = /^ *```[\s\S]*?^ *```$/gm;

/** Addresses of links and pictures, in order, without those inside code. */
export function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replace(fences, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^()\s]+(?:\([^()]*\))?)(?: "[^"]*")?\)/g)].map(([, address = '']) => address);
}

/** The part behind `#` that leads to each heading. */
export function anchorsOf(markdown: string): readonly string[] {
  const headings = [...markdown.replace(fences, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, text = '']) => text);
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replace(/ /g, '-'),
  );
}

/** The content of every piece of code, blocks and spans. */
export function codeOf(markdown: string): readonly string[] {
  const blocks = markdown.match(fences) ?? [];
  const spans = [...markdown.replace(fences, '').matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  return [...blocks.map((block) => block.replace(/^ *```.*\n?/gm, '')), ...spans];
}

/** A link to a file on GitHub as it stood at one commit. */
export interface PinnedLink {
  readonly address: string;
  /** `owner/name` */
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number | undefined;
}

export function pinnedLinksOf(markdown: string): readonly PinnedLink[] {
  return linksOf(markdown).flatMap((address) => {
    const match = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\/([0-9a-f]{40})\/([^#]+)(?:#L(\d+))?/.exec(address);
    if (!match) return [];
    const [, repository = '', commit = '', path = '', line] = match;
    return [{ address, repository, commit, path, line: line === undefined ? undefined : Number(line) }];
  });
}
