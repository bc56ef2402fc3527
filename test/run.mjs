/**
 * `npm test`: everything that must hold, from a fresh clone. Installs what is missing, runs each step and adds up.
 * `--unit` stops before what needs a packaged extension. A test that was skipped, or that did not run, is a failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bringChromium } from './editor/chromium.mjs';
import { bringDependencies } from './editor/dependencies.mjs';
import { installEditor, root } from './editor/install.mjs';
import { vsix } from './editor/package-extension.mjs';
import { countTests } from './run/count-tests.mjs';

const reports = join(root, 'out', 'reports');

const fast = [
  { name: 'types', command: ['npm', 'run', '--silent', 'check'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'tests', command: vitest('vitest.config.mjs', '--exclude', 'test/package/**'), report: 'tests' },
];
const slow = [
  { name: 'package', command: ['npm', 'run', '--silent', 'package'], needs: 'build' },
  {
    name: 'packaged files',
    command: vitest('vitest.config.mjs', 'test/package'),
    report: 'packaged-files',
    needs: 'package',
  },
  { name: 'VS Code, oldest', command: editorTests('floor'), report: 'editor-floor', needs: 'package' },
  { name: 'VS Code, newest', command: editorTests('newest'), report: 'editor-newest', needs: 'package' },
  {
    name: 'VS Code, desktop',
    command: ['node', 'test/editor/electron.mjs'],
    report: 'editor-desktop',
    needs: 'package',
    mayBeAbsent: true,
  },
];

const onlyFast = process.argv.includes('--unit');
const counts = [];
try {
  await bringDependencies();
  if (!onlyFast) await bringEditors();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  for (const step of onlyFast ? fast : [...fast, ...slow]) counts.push(runStep(step));
} catch (error) {
  console.error(error.message);
  counts.push({ name: 'preparation', passed: 0, failed: 1, skipped: 0, note: 'could not install what the tests need' });
}
summarize(counts);

async function bringEditors() {
  await installEditor('floor');
  await installEditor('newest');
  await bringChromium();
}

/** A step without a report counts as one test: it holds or it does not. */
function runStep({ name, command, report, needs, mayBeAbsent }) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
  if (needs !== undefined && counts.find((count) => count.name === needs)?.failed !== 0) {
    return { name, passed: 0, failed: 1, skipped: 0, note: `did not run, because “${needs}” failed` };
  }
  const file = report === undefined ? undefined : join(reports, `${report}.json`);
  const [program, ...args] = file === undefined ? command : [...command, `--outputFile.json=${file}`];
  const { status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, LONGHAUL_VSIX: vsix },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (file === undefined) return { name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  return { name, ...countTests(file, status, mayBeAbsent) };
}

function vitest(config, ...args) {
  return [
    'node',
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    ...args,
  ];
}

function editorTests(edition) {
  return vitest('vitest.editor.config.mjs', '--project', edition);
}

function summarize(all) {
  const total = (what) => all.reduce((sum, count) => sum + count[what], 0);
  console.log('\n── summary ─────────────────────────────────────────────────────');
  for (const { name, passed, failed, skipped, note } of all) {
    const numbers =
      note !== undefined && passed + failed + skipped === 0 ? 'not run here' : `${passed} passed, ${failed} failed`;
    const extra = [skipped > 0 ? `${skipped} skipped` : '', note ?? ''].filter(Boolean);
    console.log([`${failed + skipped > 0 ? '✗' : ' '} ${name}: ${numbers}`, ...extra].join(' · '));
  }
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
  process.exitCode = total('failed') + total('skipped') > 0 || total('passed') === 0 ? 1 : 0;
  console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`);
}
