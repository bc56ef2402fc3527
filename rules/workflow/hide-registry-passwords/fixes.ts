/**
 * Reads a password or token from a secret instead. What a person has to do besides comes in the order that is safe.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar, replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { TokenKind } from '../../model/secret-shape.ts';
import type { StoredToken } from './tokens.ts';

export function passwordFix(document: Document, password: ScalarNode): Fix {
  return {
    title: 'Read the password from a secret',
    safety: 'careful',
    edits: replaceScalar(document, password, '${{ secrets.REGISTRY_PASSWORD }}'),
    guide: [
      'Change the password at the registry. The old one stays in the file’s history.',
      'Store the new one as the secret `REGISTRY_PASSWORD` in the repository’s settings.',
      'Run the workflow once.',
    ],
  };
}

export function tokenFixes(document: Document, { kind, scalar, place }: StoredToken): readonly Fix[] {
  const revoke = [
    'Revoke this token where it was made. It stays in the history of this repository.',
    'Look there for releases and sign-ins that are not yours.',
  ];
  if (!scalar || !place)
    return [
      {
        title: 'Take this token out of the comment, by hand',
        safety: 'guided',
        edits: [],
        guide: [...revoke, 'Then write the comment without it.'],
      },
    ];
  const name = nameFor[kind];
  const isAction = document.kind === 'action';
  return [
    {
      title: isAction ? 'Read the token from an input' : `Read the token from the secret \`${name}\``,
      safety: 'careful',
      edits: replaceInScalar(
        document,
        scalar,
        place.start,
        place.end,
        isAction ? '${{ inputs.token }}' : `\${{ secrets.${name} }}`,
      ),
      guide: [
        ...revoke,
        isAction
          ? 'Add an input `token` to this action. Pass a secret to it where it is used.'
          : `Store a new one as the secret \`${name}\`, if the workflow still needs it.`,
      ],
    },
  ];
}

/** A name of a secret may not begin with `GITHUB_`. */
const nameFor: Readonly<Record<TokenKind, string>> = {
  GitHub: 'ACCESS_TOKEN',
  GitLab: 'GITLAB_TOKEN',
  npm: 'NPM_TOKEN',
  PyPI: 'PYPI_TOKEN',
  RubyGems: 'RUBYGEMS_TOKEN',
  Docker: 'DOCKER_TOKEN',
  Slack: 'SLACK_TOKEN',
  Stripe: 'STRIPE_KEY',
};
