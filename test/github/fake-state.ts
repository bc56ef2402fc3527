/**
 * What the fake GitHub remembers. Tests change it directly, and see what the code under test did to it.
 */
export interface FakeState {
  /** By `owner/repo`. */
  readonly repositories: Map<string, FakeRepository>;
  /** By token. */
  readonly people: Map<string, FakePerson>;
  /** `silent` takes the question and never answers, `cut` hangs up, `down` is a 502. */
  outage: 'none' | 'silent' | 'cut' | 'down';
  /** Public reports, as GitHub’s database holds them. */
  readonly advisories: FakeAdvisory[];
  /** Questions left, and when there will be new ones, in seconds since 1970. */
  quota: { remaining: number; resetAt: number };
  /** Runs before each answer: for what happens meanwhile. */
  meanwhile: (route: string) => void;
}

export interface FakeAdvisory {
  readonly id: string;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly action: string;
  readonly range: string;
  readonly fixed: string | null;
}

export interface FakePerson {
  readonly login: string;
  readonly scopes: readonly string[];
  /** Has not yet signed in to the organisation. */
  readonly needsSingleSignOn?: boolean;
}

export interface FakeRepository {
  isPrivate: boolean;
  isArchived: boolean;
  /** The organisation decides what workflows may do. */
  isLocked: boolean;
  /** Says yes to a change, and does not make it. */
  isForgetful: boolean;
  privateReporting: boolean;
  workflowPermissions: 'read' | 'write';
  mayApprove: boolean;
  /** By login. */
  readonly roles: Record<string, 'admin' | 'write' | 'read'>;
  readonly tags: Record<string, FakeTag>;
  /** Commit by name. */
  readonly branches: Record<string, string>;
  /** By commit: the names of branches and tags that have it among what came before. */
  readonly history: Record<string, readonly string[]>;
  /** What it is called today, when somebody asks for its old name. */
  nameToday: string | undefined;
}

export interface FakeTag {
  readonly commit: string;
  /** Ids of the tag objects on the way to the commit, for an annotated tag. */
  readonly objects?: readonly string[];
}

export const adminToken = 'gho_adminadminadminadminadminadminadmin1';
export const writerToken = 'gho_writerwriterwriterwriterwriterwrit2';
export const narrowToken = 'gho_narrownarrownarrownarrownarrownarr3';
export const unusualToken = 'gho_ssossossossossossossossossossososso4';

export function freshState(): FakeState {
  return {
    repositories: new Map([['octo/demo', freshRepository()]]),
    people: new Map([
      [adminToken, { login: 'ada', scopes: ['repo'] }],
      [writerToken, { login: 'will', scopes: ['repo'] }],
      [narrowToken, { login: 'ada', scopes: ['public_repo'] }],
      [unusualToken, { login: 'ada', scopes: ['repo'], needsSingleSignOn: true }],
    ]),
    advisories: [],
    outage: 'none',
    quota: { remaining: 5000, resetAt: 4_102_444_800 },
    meanwhile: () => {},
  };
}

export function freshRepository(): FakeRepository {
  return {
    isPrivate: false,
    isArchived: false,
    isLocked: false,
    isForgetful: false,
    privateReporting: false,
    workflowPermissions: 'write',
    mayApprove: true,
    roles: { ada: 'admin', will: 'write' },
    tags: {},
    branches: { main: 'a'.repeat(40) },
    history: {},
    nameToday: undefined,
  };
}
