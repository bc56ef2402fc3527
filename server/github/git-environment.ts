/**
 * The surroundings in which git may run: none of the machine's or a repository's configuration, nobody to ask, https only.
 * A hostile `.git/config` can name programs to run; here git never sees one.
 */
import { delimiter, isAbsolute } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** What git is given instead of the caller's environment. `folder` is an empty folder of our own. */
export function gitEnvironment(folder: string, parent: string, from: Environment): Record<string, string> {
  const kept = Object.entries(from).flatMap(([name, value]) =>
    value !== undefined && keptNames.has(name.toUpperCase()) ? [[name, value] as const] : [],
  );
  return {
    ...Object.fromEntries(kept),
    PATH: safePath(from['PATH'] ?? from['Path'] ?? ''),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    USERPROFILE: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    // Git would climb from an empty folder to a repository above it, and read its configuration.
    GIT_CEILING_DIRECTORIES: parent,
    GIT_ALLOW_PROTOCOL: 'https',
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
    LANGUAGE: 'C',
  };
}

/** Everything but the address, which stands behind `--` and so is never taken for an option. */
export function gitArguments(url: string): readonly string[] {
  return [
    ...['-c', 'credential.helper=', '-c', 'core.askPass=', '-c', 'http.followRedirects=initial'],
    ...['-c', 'protocol.allow=never', '-c', 'protocol.https.allow=always'],
    ...['ls-remote', '--quiet', '--tags', '--heads', '--', url],
  ];
}

/** Through which proxy and with which certificates the machine reaches the world, and what Windows needs to start a program. */
const keptNames: ReadonlySet<string> = new Set([
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'SYSTEMROOT',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'TEMP',
  'TMP',
]);

/** `npx` puts the opened project's own `node_modules/.bin` in front: a project could bring a `git` of its own there. */
function safePath(path: string): string {
  return path
    .split(delimiter)
    .filter((entry) => isAbsolute(entry) && !/[\\/]node_modules[\\/]/.test(`${entry}/`))
    .join(delimiter);
}
