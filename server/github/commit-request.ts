/**
 * What may be asked about a commit, and what is said when a name does not lead to one.
 * Both ways of looking one up, GitHub's API and git, use these.
 */
import { type CommitRequest, newest } from '../../rules/index.ts';
import { isRepositoryName } from './connection.ts';
import { type Failure, failure } from './failure.ts';

/** Nothing when the request is one that can be asked, else why not. The ref follows git's own rules for names. */
export function refuseRequest(request: CommitRequest): Failure | undefined {
  const isRef =
    request.ref === newest ||
    (/^[^\s~^:?*[\\\p{Cc}-][^\s~^:?*[\\\p{Cc}]{0,199}$/u.test(request.ref) && !/\.\.|@\{|\/\//.test(request.ref));
  return isRepositoryName(request) && isRef
    ? undefined
    : failure('wrong-request', 'That is not an action at a version.');
}

export function noSuchTag(ref: string): Failure {
  return failure('not-found', `There is no tag \`${ref}\` in that repository.`);
}

export function isBranch(ref: string): Failure {
  return failure(
    'moving-ref',
    `\`${ref}\` is a branch, which changes with every commit. Choose a version tag instead.`,
  );
}

export function isBoth(ref: string): Failure {
  return failure('ambiguous-ref', `\`${ref}\` is a tag and a branch at once. Choose another version tag.`);
}

export const noVersions: Failure = failure('not-found', 'That repository has no version tags.');
