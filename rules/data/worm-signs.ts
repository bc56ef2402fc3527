/**
 * What known worms and injected workflows leave behind: names, addresses, files. Only what stands in no honest project.
 * Sources: public reports on Shai-Hulud (September and November 2025), GhostAction (September 2025), Megalodon and Mini Shai-Hulud (May 2026).
 */

export interface WormHost {
  /** In lower case, as it stands in an address. */
  readonly host: string;
  readonly worm: string;
}

/** Places the worms sent secrets to. */
export const wormHosts: readonly WormHost[] = [
  { host: 'webhook.site/bb8ca5f6-4175-45d2-b042-fc9ebb8170b7', worm: 'the Shai-Hulud worm' },
  { host: 'bold-dhawan.45-139-104-115.plesk.page', worm: 'the GhostAction campaign' },
  { host: '45.139.104.115', worm: 'the GhostAction campaign' },
  { host: '216.126.225.129', worm: 'the Megalodon campaign' },
  { host: 'filev2.getsession.org', worm: 'the Mini Shai-Hulud worm' },
];

/** Services that show whatever is sent to them, under a name anybody can take. Nobody keeps a project's secrets there. */
export const catchers =
  /^(.+\.)?(webhook\.site|requestbin\.(com|net)|requestcatcher\.com|pipedream\.net|beeceptor\.com|hookbin\.com|burpcollaborator\.net|oastify\.com|oast\.(pro|live|site|online|fun|me)|interact\.sh|interactsh\.com|dnslog\.cn|ngrok\.io|ngrok\.app|ngrok-free\.app|trycloudflare\.com|serveo\.net|loca\.lt|termbin\.com|transfer\.sh|file\.io|plesk\.page)$/;

/** Hosts that belong to GitHub: a secret that goes there stays where it is. */
export const githubHosts =
  /^((api|uploads|codeload|raw|models)\.)?github(usercontent)?\.(com|ai)$|^ghcr\.io$|\.ghe\.com$/;

/** The name under which the second Shai-Hulud adds the victim's machine to a repository. */
export const runnerName = /\bsha1hulud\b/i;

/** The branch the first one pushes its workflow to. */
export const branchName = 'shai-hulud';

/** The file it is in. */
export const fileName = /(^|\/)shai-hulud-workflow\.ya?ml$/i;

/** Files that installing starts, which only the worm calls so. */
export const installFile = /\bsetup_bun\.js\b/;
