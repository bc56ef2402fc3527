/**
 * Runs the machine's own npm client, with the machine's own configuration. Quiet when all goes well; when it fails,
 * the error carries what npm said. Plain JavaScript, because it runs before anything is installed.
 */
import { spawn } from 'node:child_process';

/** Resolves with what npm wrote to standard output. `cwd` is the folder npm works in. */
export function npm(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      cwd,
      env: ownEnvironment(),
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let complaints = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`npm ${args.join(' ')} failed (exit code ${code}):\n${gist(complaints + output)}`));
    });
  });
}

/** npm says what went wrong first, and explains its options at length after. */
function gist(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('npm warn'));
  return lines.slice(0, 20).join('\n');
}

/** npm run inside an npm script would inherit facts about the outer package; it should only see its own folder. */
function ownEnvironment() {
  const outer = /^npm_(package|lifecycle|command|config_local_prefix)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}
