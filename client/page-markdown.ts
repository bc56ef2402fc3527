/**
 * Turns a rule's page into HTML for the panel. Raw HTML stays text. A link may only lead to https; links inside our own
 * repository get its address; anything else, above all `command:`, loses its link and keeps its words. No pictures.
 */
import MarkdownIt from 'markdown-it';
import { repository } from '../package.json';

const home = `${repository.url.replace(/\.git$/, '')}/blob/main/`;

/** The page without its title, which stands above it already. */
export function renderMarkdown(page: string): string {
  return markdown.render(page.replace(/^\s*# .*\n/, ''));
}

/** An address a person may be sent to, or nothing. */
export function addressOf(href: string): string | undefined {
  if (href.startsWith('https://')) return URL.canParse(href) ? href : undefined;
  const inside = /^(?:\.\.\/)+((?:docs|rules)\/[\w./#-]+)$/.exec(href)?.[1];
  return inside === undefined || inside.includes('..') ? undefined : home + inside;
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  'image',
  'html_inline',
  'html_block',
]);

/** Every address is read here, so the library need not turn any away and leave raw Markdown behind. */
markdown.validateLink = () => true;

markdown.renderer.rules['link_open'] = (tokens, index) => {
  const address = addressOf(String(tokens[index]?.attrGet('href') ?? ''));
  return address === undefined ? '<span>' : `<a href="${markdown.utils.escapeHtml(address)}">`;
};
markdown.renderer.rules['link_close'] = (tokens, index) => {
  const opening = openingOf(tokens, index);
  return addressOf(String(opening?.attrGet('href') ?? '')) === undefined ? '</span>' : '</a>';
};

/** Links do not nest, so the nearest opening before a closing is its own. */
function openingOf(tokens: readonly MarkdownToken[], index: number): MarkdownToken | undefined {
  return tokens.slice(0, index).findLast((token) => token.type === 'link_open');
}

type MarkdownToken = ReturnType<typeof markdown.parse>[number];

/** For text that comes from anywhere else: a file's name, a line, a message. Also turns back-ticks into code. */
export function renderText(text: string): string {
  return markdown.utils.escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

export const escapeHtml = markdown.utils.escapeHtml;
