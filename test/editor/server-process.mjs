/**
 * The process of VS Code's server: its start, its first words and its end. It leads a process group of its own, so that
 * the extension hosts it starts go away together with it.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const patience = 60_000;
const windows = process.platform === 'win32';

/** `output` grows with what the server writes; `heard` is called each time it does. */
export function launch(editor, args, environment) {
  const child = spawn(editor.node, [join(editor.folder, 'out', 'server-main.js'), ...args], {
    cwd: editor.folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !windows,
  });
  process.once('exit', () => signal(child, 'SIGKILL'));
  const running = { child, output: '', heard: () => {} };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      running.output += chunk;
      running.heard();
    });
  }
  return running;
}

/** For a start that does one thing and ends, such as installing an extension. */
export function untilEnd(running) {
  return new Promise((resolve, reject) => {
    running.child.on('error', reject);
    running.child.on('close', (code) => {
      if (code === 0) resolve(undefined);
      else reject(new Error(`VS Code's server ended with exit code ${code}:\n${running.output.slice(-2000)}`));
    });
  });
}

/** Resolves with the port once the server answers there. */
export function untilListening(running) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('did not start within a minute'), patience);
    running.child.on('error', (error) => fail(error.message));
    running.child.on('exit', (code) => fail(`ended with exit code ${code}`));
    running.heard = () => {
      const port = /Extension host agent listening on (\d+)/.exec(running.output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      running.heard = () => {};
      resolve(Number(port));
    };

    function fail(what) {
      clearTimeout(timer);
      signal(running.child, 'SIGKILL');
      reject(new Error(`VS Code's server ${what}:\n${running.output.slice(-2000)}`));
    }
  });
}

/** Asks first, then insists. Resolves when the process and its whole group are gone. */
export async function endGroup(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    signal(child, 'SIGTERM');
    const timer = setTimeout(() => signal(child, 'SIGKILL'), 3000);
    await gone;
    clearTimeout(timer);
  }
  signal(child, 'SIGKILL');
}

function signal(child, name) {
  try {
    if (windows || child.pid === undefined) child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // The whole group is gone already.
  }
}
