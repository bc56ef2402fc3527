/**
 * Looks at the page panel with axe-core. Scripts are forbidden inside the panel, so its HTML is taken out, with the theme's
 * colours and nothing else, and looked at in a page of its own.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { EditorWindow } from './editor-window.ts';
import { showHtml } from './in-page.mjs';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each thing that someone could not see, hear or reach: `rule: element`. */
export async function barriersIn(window: EditorWindow): Promise<readonly string[]> {
  const html = window.panel().locator('html');
  const [inside, colours, language] = [
    await html.innerHTML(),
    await html.getAttribute('style'),
    await html.getAttribute('lang'),
  ];
  const page = await window.page.context().newPage();
  try {
    await page.setContent(`<!DOCTYPE html><html lang="${language}"></html>`);
    await page.evaluate(showHtml, { inside: inside.replace(/<meta http-equiv[^>]*>/g, ''), colours: colours ?? '' });
    return await page.evaluate<readonly string[]>(`${await axe}; (${lookAround})()`);
  } finally {
    await page.close();
  }
}

/** Runs inside the page. */
const lookAround = `async () => {
  const { violations } = await axe.run();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html));
}`;
