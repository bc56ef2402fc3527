/**
 * The project on GitHub that a URL of a repository names, in each way that Git takes one.
 */

/** `owner/repo`. Absent for a place elsewhere. A folder or branch behind it, `.git` and a login before it do not count. */
export function githubNameIn(url: string): string | undefined {
  const match =
    /^(?:(?:git\+)?(?:https?|git|ssh):\/\/(?:[^@/]*@)?(?:www\.|ssh\.)?github\.com(?::\d+)?\/|(?:[^@/\s]+@)?github\.com:)([\w.-]+)\/([\w.-]+)/i.exec(
      url.trim(),
    );
  const repo = match?.[2]?.replace(/\.git$/i, '');
  return match?.[1] && repo ? `${match[1]}/${repo}` : undefined;
}
