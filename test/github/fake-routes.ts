/**
 * How the fake GitHub answers each route, from its state. The texts of refusals are GitHub's own.
 */
import { gitHubDescription } from './description.ts';
import type { FakePerson, FakeRepository, FakeState } from './fake-state.ts';

export interface Question {
  readonly owner: string;
  readonly repo: string;
  /** The last placeholder of the route, where there is one. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly person: FakePerson | undefined;
  /** Where the fake listens, for the addresses in its answers. */
  readonly url: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

type Handler = (repository: FakeRepository, question: Question) => Reply;

const reporting = '/repos/{owner}/{repo}/private-vulnerability-reporting';
const workflow = '/repos/{owner}/{repo}/actions/permissions/workflow';

export const handlers: Readonly<Record<string, Handler>> = {
  'GET /repos/{owner}/{repo}': describeRepository,
  [`GET ${reporting}`]: (repository) =>
    repository.isPrivate
      ? refusal(422, 'Bad Request')
      : { status: 200, body: { enabled: repository.privateReporting } },
  [`PUT ${reporting}`]: (repository, question) => setReporting(repository, question, true),
  [`DELETE ${reporting}`]: (repository, question) => setReporting(repository, question, false),
  [`GET ${workflow}`]: (repository, question) =>
    refuseStranger(repository, question) ?? {
      status: 200,
      body: {
        default_workflow_permissions: repository.workflowPermissions,
        can_approve_pull_request_reviews: repository.mayApprove,
      },
    },
  [`PUT ${workflow}`]: setWorkflow,
  'GET /repos/{owner}/{repo}/git/ref/{ref}': describeRef,
  'GET /repos/{owner}/{repo}/git/tags/{tag_sha}': describeTag,
  'GET /repos/{owner}/{repo}/tags': listTags,
  'GET /repos/{owner}/{repo}/branches': listBranches,
  'GET /repos/{owner}/{repo}/compare/{basehead}': compareCommits,
  // Of no repository: see `answer`.
  'GET /advisories': () => refusal(404, 'Not Found'),
};

/** The answer to a question about a repository; one that may not be seen does not exist. */
export function answer(state: FakeState, route: string, question: Question): Reply {
  if (route === 'GET /advisories') return listAdvisories(state, question);
  const repository = state.repositories.get(`${question.owner}/${question.repo}`);
  if (!repository || (repository.isPrivate && !roleOf(repository, question))) return refusal(404, 'Not Found');
  return handlers[route]?.(repository, question) ?? refusal(404, 'Not Found');
}

export function refusal(status: number, message: string): Reply {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

function roleOf(repository: FakeRepository, { person }: Question): string | undefined {
  return person && repository.roles[person.login];
}

/** Settings of Actions need the `repo` scope; without it they are hidden even from an administrator. */
function refuseStranger(repository: FakeRepository, question: Question): Reply | undefined {
  if (!question.person) return refusal(401, 'Requires authentication');
  if (roleOf(repository, question) !== 'admin') return refusal(403, 'Must have admin rights to Repository.');
  return question.person.scopes.includes('repo') ? undefined : refusal(404, 'Not Found');
}

function refuseChange(repository: FakeRepository, question: Question): Reply | undefined {
  const refused = refuseStranger(repository, question);
  if (refused) return refused;
  return repository.isArchived ? refusal(403, 'Repository was archived so is read-only.') : undefined;
}

function setReporting(repository: FakeRepository, question: Question, value: boolean): Reply {
  const refused = refuseChange(repository, question);
  if (refused) return refused;
  if (repository.isPrivate) return refusal(422, 'Bad Request');
  if (!repository.isForgetful) repository.privateReporting = value;
  return { status: 204 };
}

/** What is left out of the body goes back to its default: nobody should rely on it being kept. */
function setWorkflow(repository: FakeRepository, question: Question): Reply {
  const refused = refuseChange(repository, question);
  if (refused) return refused;
  if (repository.isLocked) return refusal(409, 'Conflict');
  if (repository.isForgetful) return { status: 204 };
  repository.workflowPermissions = question.body['default_workflow_permissions'] === 'write' ? 'write' : 'read';
  repository.mayApprove = question.body['can_approve_pull_request_reviews'] === true;
  return { status: 204 };
}

function describeRepository(repository: FakeRepository, question: Question): Reply {
  const role = roleOf(repository, question);
  const {
    permissions: _,
    security_and_analysis: __,
    template_repository: ___,
    parent: ____,
    source: _____,
    ...example
  } = gitHubDescription().example('GET /repos/{owner}/{repo}', 200);
  const signedIn = { admin: role === 'admin', push: role === 'admin' || role === 'write', pull: true };
  return {
    status: 200,
    body: {
      ...example,
      // GitHub's own example leaves out a field that its description demands.
      language: null,
      name: question.repo,
      full_name: repository.nameToday ?? `${question.owner}/${question.repo}`,
      default_branch: 'main',
      private: repository.isPrivate,
      archived: repository.isArchived,
      ...(question.person ? { permissions: signedIn, temp_clone_token: 'temporary-clone-key' } : {}),
    },
  };
}

function describeRef(repository: FakeRepository, { owner, repo, name, url }: Question): Reply {
  const [kind, ...rest] = name.split('/');
  const short = rest.join('/');
  const tag = kind === 'tags' ? repository.tags[short] : undefined;
  const branch = kind === 'heads' ? repository.branches[short] : undefined;
  const sha = tag ? (tag.objects?.[0] ?? tag.commit) : branch;
  if (!sha) return refusal(404, 'Not Found');
  const type = tag?.objects ? 'tag' : 'commit';
  const object = { type, sha, url: `${url}/repos/${owner}/${repo}/git/${type}s/${sha}` };
  return { status: 200, body: { ref: `refs/${name}`, node_id: 'REF', url: `${url}/ref`, object } };
}

function describeTag(repository: FakeRepository, { name, url }: Question): Reply {
  for (const [tag, { commit, objects = [] }] of Object.entries(repository.tags)) {
    const place = objects.indexOf(name);
    if (place < 0) continue;
    const inner = objects[place + 1];
    const object = { type: inner ? 'tag' : 'commit', sha: inner ?? commit, url: `${url}/object` };
    const tagger = { name: 'Ada', email: 'ada@example.org', date: '2026-01-01T00:00:00Z' };
    return { status: 200, body: { node_id: 'TAG', tag, sha: name, url: `${url}/tag`, message: '', tagger, object } };
  }
  return refusal(404, 'Not Found');
}

/** In the order of GitHub: names from the end of the alphabet first. */
function listTags(repository: FakeRepository, { query, url }: Question): Reply {
  const size = Number(query.get('per_page') ?? 30);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  const names = Object.keys(repository.tags).sort().reverse();
  const body = names.slice(start, start + size).map((name) => ({
    name,
    node_id: 'TAG',
    commit: { sha: repository.tags[name]?.commit, url: `${url}/commit` },
    zipball_url: `${url}/zip`,
    tarball_url: `${url}/tar`,
  }));
  return { status: 200, body };
}

function listBranches(repository: FakeRepository, { query, url }: Question): Reply {
  const size = Number(query.get('per_page') ?? 30);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  const body = Object.entries(repository.branches)
    .slice(start, start + size)
    .map(([name, sha]) => ({ name, commit: { sha, url: `${url}/commit` }, protected: false }));
  return { status: 200, body };
}

/** `base...head`: behind when base has head among what came before; GitHub shows commits of forks as well. */
function compareCommits(repository: FakeRepository, { name }: Question): Reply {
  const [base = '', head = ''] = name.split('...');
  if (!Object.hasOwn(repository.history, head)) return refusal(404, 'Not Found');
  const example = gitHubDescription().example('GET /repos/{owner}/{repo}/compare/{basehead}', 200);
  const status = repository.history[head]?.includes(base) ? 'behind' : 'diverged';
  return { status: 200, body: { ...example, status } };
}

function listAdvisories(state: FakeState, { query }: Question): Reply {
  const asked = (query.get('affects') ?? '').split(',');
  // Two fields of GitHub's own example do not fit its description.
  const { epss: _, id: __, ...example } = gitHubDescription().example('GET /advisories', 200);
  const body = state.advisories
    .filter(({ action }) => asked.includes(action))
    .map(({ id, severity, action, range, fixed }) => ({
      ...example,
      ghsa_id: id,
      severity,
      vulnerabilities: [
        {
          package: { ecosystem: 'actions', name: action },
          vulnerable_version_range: range,
          first_patched_version: fixed,
          vulnerable_functions: [],
        },
      ],
    }));
  return { status: 200, body };
}
