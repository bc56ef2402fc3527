/**
 * The bundle for a browser's worker. The executable takes the rules from it too, so the package holds them once;
 * only in a worker does the language server start.
 */
export * from '../rules/index.ts';

if (typeof WorkerGlobalScope !== 'undefined') void import('./lsp/browser.ts');
